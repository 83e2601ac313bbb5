"""The note to file as a PDF: what matters most is on page one, and nothing typed is lost."""

from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import squeezed
from tests.referrals.test_note_to_file import BOLD, WHOLE, note, page


def test_page_one_holds_the_day_that_it_is_looked_at_again(press: Press) -> None:
    first = squeezed(press.page(page(note(WHOLE))).pages[0])
    for words in ("Nobody has been told by this note.", "Looked at again on: 1 December 2026"):
        assert squeezed(words) in first


def test_page_one_says_that_the_answers_point_to_a_referral_and_whom_to_ring(press: Press) -> None:
    referral = note({**WHOLE, "harm-likely": "yes"})
    first = squeezed(press.page(page(referral)).pages[0])
    assert squeezed(BOLD) in first
    assert all(squeezed(contact.name) in first for contact in referral.first_contacts)
    assert all(squeezed(each.because) in first for each in referral.deciding)


def test_every_answer_of_the_note_is_in_its_pdf(press: Press) -> None:
    found = press.page(page(note(WHOLE))).text
    typed = [words for words in WHOLE.values() if isinstance(words, str) and " " in words]
    assert len(typed) > 5
    assert [words for words in typed if squeezed(words) not in found] == []
