"""Page one says so when words are in letters that the paper may not show."""

import pytest

from app.referrals.given import AnswerGiven, Line, SectionOf, State
from app.referrals.scripts import has_letters_not_on_paper


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param("A bruise, seen at 5 o'clock", False, id="English"),
        pytest.param("Zażółć gęślą jaźń", False, id="Polish"),
        pytest.param("Привет, Γειά", False, id="Cyrillic and Greek"),
        pytest.param("Tiếng Việt e\u0301", False, id="Vietnamese, combining"),
        pytest.param("مرحبا", False, id="Arabic"),
        pytest.param("বাংলা", True, id="Bengali"),
        pytest.param("ਪੰਜਾਬੀ", True, id="Panjabi"),
        pytest.param("你好", True, id="Chinese"),
        pytest.param("sad 😢", True, id="an emoji"),
    ],
)
def test_letters_that_our_fonts_lack_are_known(words: str, says: bool) -> None:  # noqa: FBT001
    answer = AnswerGiven(
        question="saw", asked="?", state=State.SAID, lines=(Line(words=words, typed=True),)
    )
    assert has_letters_not_on_paper([SectionOf(id="worry", title="?", answers=(answer,))]) is says
