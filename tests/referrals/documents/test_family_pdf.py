"""A family's copy on paper: quiet, tagged, and with its own head line."""

from app.questionnaires.text import English
from app.referrals.family_document import family_of
from tests.making import content
from tests.referrals.documents.made_up import writer
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import squeezed
from tests.referrals.family_cases import EARLY_HELP, MOTHER, answers, judged


def test_it_is_whole_and_tells_nothing_of_the_reporter(press: Press) -> None:
    step = {"change": "Sleep", "step": "Bed by eight", "by-when": "2026-12"}
    given = answers(
        EARLY_HELP,
        child_name="Robin Example",
        action_plan=[step],
        organisation="Sample School",
        address="12 Sample Street",
    )
    copy = family_of(judged(EARLY_HELP, given), (MOTHER["name"],), content(), English())
    read = press.page(writer().family_whole(copy, English()))
    text = squeezed("".join(read.pages))
    for words in ("What was written about Robin", MOTHER["name"], "Bed by eight", "Private"):
        assert squeezed(words) in text
    assert squeezed("For the family. Keep it where only you can find it.") in text
    assert "Sample" not in text
