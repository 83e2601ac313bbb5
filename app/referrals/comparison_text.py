"""An assessment beside an earlier one, as text."""

from collections.abc import Iterator

from app.questionnaires.text import Message, Text, Translator, render
from app.referrals.model import ComparedGroup, ComparisonOf

TITLE = Text("Beside the assessment of %(day)s", "comparison")
LEVELS = Text("Suggested then: %(then)s. Suggested now: %(now)s.", "comparison")
SIGN = Text("%(sign)s: then %(then)s, now %(now)s", "comparison")
NOT_TOLD = Text("not told", "comparison")
READ_WITH = Text(
    "More signs may mean more risk, or a child who tells more. Never read them as a count.",
    "comparison",
)
CHECK = Text(
    "Neither a name nor a date of birth stands in both. Check that both are about the same child.",
    "comparison",
)
NOT_ASKED = Text("These answers of then are no longer asked: %(ids)s.", "comparison")


def comparison_text(compared: ComparisonOf, translator: Translator) -> str:
    """Return what changed, a group of signs after the other."""
    parts = [render(each, translator) for each in _notes(compared)]
    groups = ("\n".join(_group(each, translator)) for each in compared.groups)
    return "\n\n".join([*parts, *groups])


def _notes(compared: ComparisonOf) -> Iterator[Text | Message]:
    yield READ_WITH
    if not compared.is_surely_same_child:
        yield CHECK
    if compared.then_level:
        yield LEVELS(then=compared.then_level, now=compared.now_level)
    if compared.not_comparable:
        yield NOT_ASKED(ids=compared.not_comparable)


def _group(group: ComparedGroup, translator: Translator) -> Iterator[str]:
    yield group.asked
    for each in group.signs:
        said = SIGN(sign=each.label, then=each.then or NOT_TOLD, now=each.now or NOT_TOLD)
        yield f"- {render(said, translator)}"
