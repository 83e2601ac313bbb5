"""What is said is short, and a child's own words are never cut inside a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.text import English, render
from app.referrals.calls.shortened import LONGEST, LONGEST_SAID, quoted, shortened

LONG = "He hits me every day. "
MORE = " … (more in the letter)"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("One two", "One two", id="short"),
        pytest.param("One\n two", "One two", id="on one line"),
        pytest.param("One two three", "One two" + MORE, id="cut at a word"),
        pytest.param("One twos three", "One twos" + MORE, id="that just fits"),
        pytest.param("Onetwothree", "It stands in the letter.", id="no word to end at"),
        pytest.param("%(x)s 100% and more", "%(x)s" + MORE, id="what looks like a place"),
    ],
)
def test_a_long_text_ends_at_a_word_and_leads_to_the_letter(typed: str, said: str) -> None:
    assert render(shortened(typed, 8), English()) == said


@given(typed=st.text())
def test_what_is_said_is_short_and_stands_in_what_was_typed(typed: str) -> None:
    said = render(shortened(typed), English())
    assert len(said) <= LONGEST + len(MORE)
    if said.endswith(MORE):
        assert " ".join(typed.split()).startswith(said.removesuffix(MORE) + " ")


@pytest.mark.parametrize(
    ("typed", "said", "is_all"),
    [
        pytest.param("He hits me", "He hits me", True, id="short"),
        pytest.param("He  hits\nme", "He  hits\nme", True, id="as it was typed"),
        pytest.param(LONG * 30, "He hits me every day.", False, id="the first sentence"),
        pytest.param("“Dad hit me.” " + LONG * 30, "“Dad hit me.”", False, id="with its marks"),
        pytest.param("Mr. Smith hit me. " + LONG * 30, "Mr. Smith hit me.", False, id="a title"),
        pytest.param("He... he hit me. " + LONG * 30, "He... he hit me.", False, id="a stammer"),
        pytest.param("no stop\n\n" + LONG * 30, "no stop", False, id="a paragraph"),
        pytest.param("and then he " * 60, "", False, id="one sentence that is too long"),
        pytest.param("and then " * 60 + ". So.", "", False, id="which ends at last"),
        pytest.param("a" * LONGEST_SAID + ". No.", "", False, id="and one by one sign"),
        pytest.param(
            "a" * (LONGEST_SAID - 1) + ". No.",
            "a" * (LONGEST_SAID - 1) + ".",
            False,
            id="that fits",
        ),
    ],
)
def test_a_childs_words_are_whole_or_a_whole_sentence_or_not_said(
    typed: str, said: str, *, is_all: bool
) -> None:
    found = quoted(typed)
    assert (found.words, found.is_all) == (said, is_all)


@given(typed=st.text(alphabet="Aa.!? \n”", max_size=900))
def test_a_childs_words_are_never_changed(typed: str) -> None:
    found = quoted(typed)
    assert typed.strip().startswith(found.words)
    assert len(found.words) <= LONGEST_SAID
    assert found.is_all == (found.words == typed.strip())
