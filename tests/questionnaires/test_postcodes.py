import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.errors import PostcodeError
from app.questionnaires.postcodes import normalise

LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
OUTWARD = st.sampled_from(["S64", "S1", "SW1A", "W1A", "EC1A", "SO14", "AB10", "N1", "BT1", "NPT"])
POSTCODES = st.builds(
    "{} {}{}{}".format,
    OUTWARD,
    st.integers(0, 9),
    st.sampled_from(LETTERS),
    st.sampled_from(LETTERS),
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("S64 0AA", "S64 0AA", id="as it should be"),
        pytest.param("s640aa", "S64 0AA", id="small letters, no space"),
        pytest.param("  s 6 4 0 a a ", "S64 0AA", id="spaces anywhere"),
        pytest.param("S64\u00a00AA\n", "S64 0AA", id="a space that does not break"),
        pytest.param("\u200fS64 0AA\u200e", "S64 0AA", id="marks of writing direction"),
        pytest.param("S64 OAA", "S64 0AA", id="O for 0 in the sector"),
        pytest.param("S64 IAA", "S64 1AA", id="I for 1 in the sector"),
        pytest.param("S014 2AB", "SO14 2AB", id="0 for O in the area"),
        pytest.param("1P1 2AB", "IP1 2AB", id="1 for I in the area"),
        pytest.param("WI 1AA", "W1 1AA", id="I for 1 in the district"),
        pytest.param("W1O 1AA", "W10 1AA", id="O for 0 in the district"),
        pytest.param("SO1 1AA", "SO1 1AA", id="O that is right stays"),
        pytest.param("S0 1AA", "S0 1AA", id="0 that may be right stays"),
        pytest.param("\uff33\uff16\uff14 \uff10\uff21\uff21", "S64 0AA", id="full-width"),
        pytest.param("S\u0666\u0664 \u0660AA", "S64 0AA", id="figures of another script"),
        pytest.param("sw1a1aa", "SW1A 1AA", id="letter after the district"),
        pytest.param("gir0aa", "GIR 0AA", id="Girobank"),
        pytest.param("npt0va", "NPT 0VA", id="Newport as it was"),
        pytest.param("bfpo 801", "BFPO 801", id="forces number"),
        pytest.param("BFP0 8O1", "BFPO 801", id="forces number with look-alikes"),
        pytest.param("bf1 3ad", "BF1 3AD", id="forces postcode"),
    ],
)
def test_a_postcode_is_written_as_royal_mail_does(typed: str, written: str) -> None:
    assert normalise(typed) == written


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param(" \t\u200b", "empty", id="only what cannot be seen"),
        pytest.param("S64 0AA S64 0AA", "too_long", id="two postcodes"),
        pytest.param("S" * 100_000, "too_long", id="a flood"),
        pytest.param("S64", "not_a_postcode", id="a district only"),
        pytest.param("S64 0A", "not_a_postcode", id="one letter short"),
        pytest.param("ZZ1 1AA", "not_a_postcode", id="no such area"),
        pytest.param("S64 AAA", "not_a_postcode", id="no figure in the sector"),
        pytest.param("S64 0A1", "not_a_postcode", id="a figure in the unit"),
        pytest.param("S6464 0AA", "not_a_postcode", id="too many figures"),
        pytest.param("\u0421\u041664 0AA", "not_a_postcode", id="Cyrillic letters"),
        pytest.param("12345", "not_a_postcode", id="another country's"),
        pytest.param("BFPO", "not_a_postcode", id="forces without a number"),
        pytest.param("<b>S64", "not_a_postcode", id="markup"),
    ],
)
def test_what_is_no_postcode_is_refused_with_a_code(typed: str, code: str) -> None:
    with pytest.raises(PostcodeError) as caught:
        normalise(typed)
    assert caught.value.code == code
    assert typed not in str(caught.value) or not typed


@given(POSTCODES)
def test_a_written_postcode_stays_as_it_is(postcode: str) -> None:
    assert normalise(postcode) == postcode


@given(POSTCODES, st.data())
def test_small_letters_and_spaces_change_nothing(postcode: str, data: st.DataObject) -> None:
    typed = "".join(
        data.draw(st.sampled_from([character, character.lower(), character + " "]))
        for character in postcode
    )
    assert normalise(typed) == postcode


@given(st.text() | st.text(alphabet="SW1A0OI 64NPTBF", max_size=9))
def test_any_text_gives_a_postcode_or_its_error_and_twice_is_once(text: str) -> None:
    try:
        once = normalise(text)
    except PostcodeError:
        return
    assert normalise(once) == once
