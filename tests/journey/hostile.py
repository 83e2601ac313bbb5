"""What somebody may send who fills in no page as it was meant."""

from hypothesis import strategies as st

from app.asking.inputs import INPUTS
from app.asking.inputs.base import box
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Page

TYPED = (
    "",
    " ",
    "\x00",
    "<b>",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{% include '/etc/passwd' %}",
    "${7*7}",
    "%(name)s",
    "%s%n",
    "\u202e",
    "\r\nSet-Cookie: a=b",
    "../../etc/passwd",
    "=1+1",
    "none",
    "not_sure",
    "-1",
    "9" * 30,
    "٣",
    "1e9",
    "NaN",
    "E08000018",
    "S64 0AA",
    "🙂" * 5000,
    "null",
    "[]",
    "'; DROP TABLE draft; --",
    "yes",
    "no",
)
HOSTILE = st.sampled_from(TYPED)


def fields_of(page: Page) -> st.SearchStrategy[dict[str, list[str]]]:
    """Return what may be sent to a page: often something that fits, often not."""
    return st.fixed_dictionaries(
        {},
        optional={
            box(question.id, part): st.lists(_values_for(question), max_size=3)
            for question in page.questions
            for part in INPUTS[question.type].parts(question)
        },
    )


def _values_for(question: object) -> st.SearchStrategy[str]:
    """Return what may stand in a box."""
    options: list[str] = []
    if isinstance(question, ChoiceQuestion):
        options = [option.id for option in question.offered()]
    elif isinstance(question, SignsQuestion):
        options = [sign.id for sign in question.signs]
    fitting = st.sampled_from(options) if options else st.text(max_size=40)
    return fitting | HOSTILE | st.text(max_size=200)
