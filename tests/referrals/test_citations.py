import pytest

from app.referrals.citations import Cited, cited, unreadable


def line(document: str, first: int, last: int | None = None) -> Cited:
    return Cited(document=document, kind="line", first=first, last=last or first)


def paragraph(document: str, first: int, last: int | None = None) -> Cited:
    return Cited(document=document, kind="paragraph", first=first, last=last or first)


def section(document: str, name: str) -> Cited:
    return Cited(document=document, kind="section", section=name)


@pytest.mark.parametrize(
    ("source", "places"),
    [
        pytest.param("003 L2840", [line("003", 2840)], id="a line"),
        pytest.param("003 L2838-2845", [line("003", 2838, 2845)], id="a range of lines"),
        pytest.param("001 ¶150", [paragraph("001", 150)], id="a paragraph"),
        pytest.param("001 ¶305-309", [paragraph("001", 305, 309)], id="a range of paragraphs"),
        pytest.param("001 §2.1", [section("001", "2.1")], id="a section of a digest"),
        pytest.param("000b §2a", [section("000b", "2a")], id="a section with a letter"),
        pytest.param("public C6", [section("public", "C6")], id="a public section"),
        pytest.param("public C6.3", [section("public", "C6.3")], id="an item of a section"),
        pytest.param(
            "public C6.2-3", [section("public", "C6.2"), section("public", "C6.3")], id="items"
        ),
        pytest.param("public L", [section("public", "L")], id="L is a section of no document"),
        pytest.param(
            "000a L5; 000b L6", [line("000", 5), line("000", 6)], id="two digests of one document"
        ),
        pytest.param(
            "001 ¶150; 003 L2; public C7",
            [paragraph("001", 150), line("003", 2), section("public", "C7")],
            id="several documents",
        ),
        pytest.param("001 L5, L9", [line("001", 5), line("001", 9)], id="a code said once"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_source_is_read_as_its_places(source: str, places: list[Cited]) -> None:
    assert list(cited(source)) == places
    assert unreadable(source) == ()


@pytest.mark.parametrize(
    "piece", ["L5", "003", "003 page 4", "the guidance", "003 L", "003 L5x", "public (c)"]
)
def test_what_names_no_place_is_told(piece: str) -> None:
    assert unreadable(f"{piece}; 001 L7") == (piece,)
    assert cited(f"{piece}; 001 L7") == (line("001", 7),)


@pytest.mark.parametrize(
    ("wide", "narrow", "holds"),
    [
        pytest.param("003 L10-12", "003 L11", True, id="a line in a range"),
        pytest.param("003 L10-12", "003 L12-14", True, id="a range that begins in it"),
        pytest.param("003 L10-12", "003 L13", False, id="the line after"),
        pytest.param("003 L11", "003 L10-12", False, id="a range that begins before"),
        pytest.param("003 L11", "001 L11", False, id="another document"),
        pytest.param("001 ¶11", "001 L11", False, id="a line is no paragraph"),
        pytest.param("public C6", "public C6", True, id="the same section"),
        pytest.param("public C6", "public C6.1", False, id="an item is not its section"),
        pytest.param("000a §2", "000b §2", False, id="sections of two digests"),
    ],
)
def test_a_place_includes_what_begins_in_it(wide: str, narrow: str, holds: bool) -> None:  # noqa: FBT001
    [one], [other] = cited(wide), cited(narrow)
    assert one.includes(other) is holds


def test_an_item_knows_its_section() -> None:
    [item] = cited("public C6.3")
    assert item.around == section("public", "C6")
    assert section("public", "C6").around is None
