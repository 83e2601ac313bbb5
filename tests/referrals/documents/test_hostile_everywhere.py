"""Whatever stands in any box comes out as text in every format, and moves nothing around it."""

import io
from collections.abc import Callable
from functools import cache

import docx
import html5lib
import pytest

from app.questionnaires.errors import AnswerError
from app.questionnaires.text import English
from app.referrals.documents import word
from app.referrals.documents.bidi import closed
from app.referrals.documents.text import text
from app.referrals.documents.writing import Document
from app.referrals.given import AnswerGiven, SectionOf
from app.referrals.model import Referral
from tests.golden.cases import golden, referral
from tests.making import ASKING, content
from tests.referrals.documents.made_up import writer
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import squeezed

OVERRIDE = "\u202e"
HOSTILE = {
    "markup": '</p></div></body></html><script>alert("1")</script><h1>No</h1><!-- <b title="x">',
    "entities": "&lt;b&gt; &amp;amp; &#x202e; &nbsp; ]]> <![CDATA[ x",
    "template": "{{ referral.answers }} {% include 'x' %} ${x} #{x} %(name)s %s {0} <%= x %>",
    "styles": "} * { background: url(file:///etc/passwd) } @import 'http://x.test/'; </style>",
    "addresses": "file:///etc/passwd http://x.test/ javascript:alert(1) \\\\host\\share ../../x",
    "override": f"{OVERRIDE}gnoleb ot eno on{OVERRIDE} \u2066 \u202b and on it goes to the end",
    "emoji": "\U0001f622 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f and more words",
    "Arabic": "قال إن أمه نائمة ولا يوجد أحد في البيت، وإنه خائف من العودة إليه وحده كل ليلة",
    "Urdu": "اس نے کہا کہ امی سو رہی ہیں اور گھر میں کوئی نہیں ہے، اور وہ اکیلے جانے سے ڈرتا ہے",
    "Bengali": "সে বলেছে যে মা ঘুমাচ্ছে এবং বাড়িতে কেউ নেই, আর সে একা যেতে ভয় পায় প্রতি রাতে",
    "Panjabi": "ਉਸਨੇ ਕਿਹਾ ਕਿ ਮਾਂ ਸੌਂ ਰਹੀ ਹੈ ਅਤੇ ਘਰ ਵਿੱਚ ਕੋਈ ਨਹੀਂ ਹੈ, ਅਤੇ ਉਹ ਇਕੱਲਾ ਜਾਣ ਤੋਂ ਡਰਦਾ ਹੈ",
    "Polish, Romanian, Slovak, Czech, Portuguese, Spanish, Welsh": (
        "Zażółć gęślą jaźń; șă țîâ; ľščťžýáíé ôäň; řůě; ção õe; ñ ¿qué?; ŵ ŷ â, a dyna'r cyfan"
    ),
    "formula": '=HYPERLINK("http://127.0.0.1:9/","x") +1 -1 @SUM(1) =cmd|\' /C calc\'!A0 and more',
    "calendar": "END:VEVENT BEGIN:VALARM ATTENDEE:mailto:a@example.org X-A;B=C:D and more words",
}
every_text = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
CASES = ("-grandmother", "-county-lines")


DIRECTION = "{http://www.w3.org/1999/xhtml}bdi"


def with_words(written: Referral, words: str) -> Referral:
    """Return a referral in which everything that somebody typed is these words."""

    def answer(each: AnswerGiven) -> AnswerGiven:
        lines = tuple(
            line.model_copy(update={"words": words}) if line.typed else line for line in each.lines
        )
        rows = each.rows
        if rows is not None:
            cells = tuple(tuple(words for _ in row) for row in rows.rows)
            rows = rows.model_copy(update={"rows": cells})
        return each.model_copy(update={"lines": lines, "rows": rows})

    def section(each: SectionOf) -> SectionOf:
        return each.model_copy(update={"answers": tuple(map(answer, each.answers))})

    def decided(value: str) -> str:
        return words if value else value

    return written.model_copy(
        update={
            "sections": tuple(map(section, written.sections)),
            "annexes": tuple(
                each.model_copy(update={"sections": tuple(map(section, each.sections))})
                for each in written.annexes
            ),
            "decisions": tuple(
                each.model_copy(
                    update={
                        part: decided(getattr(each, part))
                        for part in ("reason", "second_name", "second_role")
                    }
                )
                for each in written.decisions
            ),
        }
    )


@cache
def page(document: Document, case: str, words: str) -> str:
    whole = with_words(referral(golden(case)), words)
    return writer().whole(document, whole, English())


def benign(hostile: str) -> str:
    """Return as many letters in as many words, of which nothing could be made."""
    return "".join(each if each.isspace() else "w" for each in hostile)


def shape(html: str) -> list[str]:
    """Return the elements of a page in order: what somebody typed must not add or end one.

    A notice that some letters are not on paper is ours, and right; so is what tells directions.
    """
    every = (each for each in html5lib.parse(html).iter() if each.tag != DIRECTION)
    return [each.tag for each in every if each.get("class") != "notice"]


def shown(html: str) -> str:
    return squeezed("".join(html5lib.parse(html).itertext()))


@every_text
@pytest.mark.parametrize(("document", "case"), [("agency", CASES[1]), ("copy", CASES[0])])
def test_a_page_holds_it_as_text_in_the_same_shape(
    document: Document, case: str, hostile: str
) -> None:
    html = page(document, case, hostile)
    assert shape(html) == shape(page(document, case, benign(hostile)))
    assert squeezed(closed(hostile)) in shown(html)


@every_text
def test_plain_text_holds_it(hostile: str) -> None:
    assert squeezed(closed(hostile)) in squeezed(text(page("agency", CASES[0], hostile)))


@every_text
def test_word_holds_it_in_the_same_styles(hostile: str) -> None:
    def styles(words: str) -> tuple[list[str | None], str]:
        file = docx.Document(io.BytesIO(word.make(page("agency", CASES[0], words))))
        said = "".join(each.text for each in file.paragraphs)
        names = [each.style.name for each in file.paragraphs if each.style]
        return [each for each in names if each != "Notice"], squeezed(said)

    made, said = styles(hostile)
    assert made == styles(benign(hostile))[0]
    assert squeezed(closed(hostile)) in said


@pytest.mark.parametrize(
    "name", ["markup", "template", "styles", "addresses", "override", "formula", "Bengali"]
)
def test_a_pdf_holds_it_and_fetches_nothing(press: Press, complaints: list[str], name: str) -> None:
    made = press.page(page("agency", CASES[0], HOSTILE[name]))
    complaints[:] = [each for each in complaints if ".notdef glyph" not in each]
    assert squeezed("Who to ring back, and when") in made.text
    if name not in {"override", "Bengali"}:
        assert squeezed(HOSTILE[name]) in made.text


def test_an_override_turns_nothing_of_ours_round() -> None:
    """It is closed where the person's words end, in each paragraph that holds it."""
    for each in text(page("agency", CASES[0], HOSTILE["override"])).split("\n"):
        opened = sum(each.count(mark) for mark in "\u202a\u202b\u202d\u202e")
        assert each.count("\u202c") >= opened


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("plain", "plain", id="nothing to close"),
        pytest.param("\u202ea", "\u202ea\u202c", id="an override"),
        pytest.param("\u202ea\u202c", "\u202ea\u202c", id="closed already"),
        pytest.param("\u2066\u202ea\u2069", "\u2066\u202ea\u2069", id="closed by its isolate"),
        pytest.param("\u2067a\u202bb", "\u2067a\u202bb\u202c\u2069", id="two, the last one first"),
        pytest.param("\u202ea\nb", "\u202ea\u202c\nb", id="each line for itself"),
        pytest.param("\u2069\u202ca", "\u2069\u202ca", id="ends without a beginning"),
    ],
)
def test_direction_marks_are_closed(typed: str, expected: str) -> None:
    assert closed(typed) == expected
    assert closed(closed(typed)) == closed(typed)


def test_ten_thousand_lines_are_refused_with_a_reason() -> None:
    asked = content().library.questionnaire("referral").question("seen-by-you")
    with pytest.raises(AnswerError) as refused:
        asked.read("x\n" * 10_000, ASKING)
    assert refused.value.code == "too_long"


@pytest.mark.parametrize("make", [text, word.make], ids=["text", "Word"])
def test_the_most_lines_that_a_box_takes_are_printed(make: Callable[[str], object]) -> None:
    written = referral(golden("-thin"))
    many = with_words(written, "x\n" * 1999)
    assert make(writer().whole("agency", many, English()))


def test_the_most_lines_that_a_box_takes_make_a_pdf(press: Press) -> None:
    written = referral(golden("-thin"))
    made = press.page(writer().whole("agency", with_words(written, "x\n" * 1999), English()))
    assert made.text.count("x" * 100) > 10
