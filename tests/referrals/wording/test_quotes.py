"""What stands between quotation marks is nobody's to change."""

import pytest

from app.referrals.wording.quotes import quoted
from tests.referrals.wording.reading_aid import read


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said "no" to me', ['"no"'], id="straight"),
        pytest.param("He said \u201cno\u201d to me", ["\u201cno\u201d"], id="curly"),
        pytest.param("He said \u2018no\u2019 to me", ["\u2018no\u2019"], id="single curly"),
        pytest.param("He said 'no' to me", ["'no'"], id="single straight"),
        pytest.param("He said `no' to me", ["`no'"], id="backtick"),
        pytest.param("Il dit \u00ab non \u00bb puis", ["\u00ab non \u00bb"], id="guillemets"),
        pytest.param("\u00bbNein\u00ab sagt", ["\u00bbNein\u00ab"], id="guillemets turned"),
        pytest.param("\u201eNie\u201d ona", ["\u201eNie\u201d"], id="low, Polish"),
        pytest.param("\u201eNein\u201c sagt", ["\u201eNein\u201c"], id="low, German"),
        pytest.param("\u300cno\u300d he", ["\u300cno\u300d"], id="corner"),
        pytest.param("it's Tom's and the boys' room", [], id="apostrophes"),
        pytest.param("it\u2019s Tom\u2019s and the boys\u2019 room", [], id="curly apostrophes"),
        pytest.param("'cause it was late", [], id="a dropped letter"),
        pytest.param("in the \u201990s", [], id="a dropped century"),
        pytest.param("He is 5' 6\" tall and thin", [], id="feet and inches"),
        pytest.param(
            "\u2018the boys\u2019 room\u2019 he said",
            ["\u2018the boys\u2019 room\u2019"],
            id="owned",
        ),
        pytest.param(
            "\u201che said \u2018go\u2019 to me\u201d she",
            ["\u201che said \u2018go\u2019 to me\u201d"],
            id="one in another",
        ),
        pytest.param('"a "b', ['"a "'], id="closed once, behind a space"),
        pytest.param(
            "\u201ca \u201cb\u201d c\u201d d", ["\u201ca \u201cb\u201d c\u201d"], id="nested"
        ),
        pytest.param('She said "no\n\nThen', ['"no'], id="not closed"),
        pytest.param('I\n\nwas scared." Then', ['was scared."'], id="begun before"),
        pytest.param("'a' and 'b' and", ["'a'", "'b'"], id="two"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_quotes_are_found(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "pair",
    [
        '""',
        "''",
        "\u201c\u201d",
        "\u2018\u2019",
        "\u00ab\u00bb",
        "\u00bb\u00ab",
        "\u201e\u201c",
        "\u2039\u203a",
    ],
)
def test_a_quoted_word_is_never_touched(pair: str) -> None:
    text = f"She told us {pair[0]}I am promiscuous, he is my boyfriend{pair[1]} and she lies."
    assert [each.words for each in read(text)] == ["lies"]


def test_a_quote_that_is_not_closed_ends_with_its_paragraph() -> None:
    text = 'She said "I am promiscuous\nand he lies\n\nShe lies to us.'
    [remark] = read(text)
    assert remark.start > text.index("\n\n")
