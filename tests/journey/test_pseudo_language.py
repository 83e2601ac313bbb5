"""Every word that a person sees can be translated: a page with one that cannot is found here."""

from pathlib import Path

import pytest
from flask import Flask

from tests.journey.pseudo import CODE, letters_left, write_catalogue
from tests.journey.walker import Walker

OURS = {"Signpost", "PDF", "JSON", "GOV.UK", "Cymraeg", "Easy Read", "–", "·"}
"""Names, which are the same in every language."""

TYPED = "12345 67890"
"""What the person types here has no letters, so that no letter of theirs is taken for ours."""


def stranger(app: Flask) -> Walker:
    """Return somebody who reads the pseudo-language."""
    return Walker(app, language=CODE)


WALKS = [
    pytest.param({"danger": "yes", "who": "known"}, id="danger"),
    pytest.param(
        {
            "danger": "no",
            "who": "known",
            "child-name": TYPED,
            "age": {"about": 14},
            "looks": ["bite"],
            "saw": TYPED,
            "home-postcode": "S64 0AA",
            "council": "E08000017",
        },
        id="a child they know",
    ),
    pytest.param({"danger": "not_sure", "who": "unborn"}, id="not born yet"),
    pytest.param({"danger": "no", "who": "me", "age": 15}, id="about themselves"),
    pytest.param({"danger": "no", "who": "adult"}, id="long ago"),
]


@pytest.mark.parametrize("answers", WALKS)
def test_no_word_of_the_walk_stays_in_english(
    pseudo_app: Flask, answers: dict[str, object]
) -> None:
    walker = stranger(pseudo_app)
    names = OURS | {each.name for each in walker.state.content.directory.authorities()}
    names |= {each.short_name for each in walker.state.content.directory.authorities()}
    names |= {each.short for each in walker.state.content.sources.values()} | {"S64 0AA"}
    forces = (area.police for area in walker.state.content.directory.areas.districts.values())
    names |= {force.name for each in forces for force in each}
    walker.begin().walk(answers)
    pages = ("result", "ring", "record", "copy", "papers", "lock", "call", "blocks", "wording")
    for page in (*pages, "done"):
        walker.open(f"/{CODE}/a/{page}")
    for path in ("", "danger", "about", "nowhere"):
        walker.open(f"/{CODE}/{path}")
    left = {page.url: letters_left(page, names) for page in walker.seen}
    assert len(left) > 12
    assert {url: texts for url, texts in left.items() if texts} == {}


def test_no_word_about_whom_to_ring_stays_in_english(pseudo_app: Flask) -> None:
    walker = stranger(pseudo_app)
    known = walker.state.content.directory
    names = OURS | {each.name for each in known.authorities()} | {"Elmbridge", "S64 0AA"}
    names |= {each.short_name for each in known.authorities()}
    for path in ("ring", "ring/E08000017", "ring/nowhere"):
        walker.open(f"/{CODE}/{path}")
    for typed in (
        *({"postcode": "S64 0AA"}, {"postcode": "JE2 3AB"}, {"postcode": "BT1 1AA"}),
        *({"postcode": "S6"}, {"postcode": ""}, {"name": "Elmbridge"}, {"name": "12345"}),
        *({"nation": "wales"}, {"code": ""}, {"postcode": "BFPO 57"}, {"postcode": "ZE9 9ZZ"}),
    ):
        walker.send(typed, path=f"/{CODE}/ring")
        typed_names = names | {each for each in typed.values() if each}
        assert letters_left(walker.page, typed_names) == [], typed
    left = [letters_left(page, names) for page in walker.seen[:3]]
    assert left == [[], [], []]


def test_what_is_said_of_somebodys_words_can_be_translated(pseudo_app: Flask) -> None:
    walker = stranger(pseudo_app)
    walker.begin().walk({"danger": "no", "who": "known", "saw": "naughty. naughty. apparently."})
    walker.open(f"/{CODE}/a/wording")
    assert walker.page.all("mark")
    assert letters_left(walker.page, OURS | {"naughty", "apparently"}) == []


def test_looking_for_a_council_can_be_translated(pseudo_app: Flask) -> None:
    walker = stranger(pseudo_app)
    walker.begin()
    every = walker.state.content.directory.areas
    names = OURS | {each.name for each in every.authorities.values()}
    names |= {*every.district_names.values()}
    for typed in ("elmbridge", "north", "12345", ""):
        walker.send({"council.name": typed, "council.search": "1"}, path=f"/{CODE}/a/council")
        assert letters_left(walker.page, names | {typed}) == [], typed


def test_choosing_a_school_can_be_translated(pseudo_app: Flask) -> None:
    walker = stranger(pseudo_app)
    path = f"/{CODE}/school"
    walker.open(path)
    found = walker.state.schools.search("st mary", most=30)
    names = OURS | {each.name for each in found} | {each.authority for each in found}
    names |= {each.short_name for each in walker.state.content.directory.authorities()}
    for fields in (
        {"do": "search", "name": "st mary"},
        {"do": "search", "name": "12345"},
        {"do": "search", "name": ""},
        {"do": "choose", "urn": found[0].urn},
        {"do": "use", "urn": found[0].urn, "remember": "yes"},
    ):
        walker.send(fields, path=path)
    walker.open(path)
    walker.send({"do": "forget"}, path=path)
    left = [letters_left(page, names) for page in walker.seen if path in page.url]
    assert len(left) == 7
    assert not any(left)


def test_errors_can_be_translated(pseudo_app: Flask) -> None:
    walker = stranger(pseudo_app)
    walker.begin().send({})
    assert walker.page.errors
    assert letters_left(walker.page, OURS) == []


def test_the_copy_for_the_council_stays_english(pseudo_app: Flask) -> None:
    walker = stranger(pseudo_app)
    walker.begin().walk({"danger": "no", "who": "known"})
    walker.open(f"/{CODE}/a/letter")
    document = next(each for each in walker.page.all("div") if each.get("lang") == "en")
    assert document.get("dir") == "ltr"
    assert "This is a referral" in "".join(document.itertext())


def test_the_catalogue_holds_every_text_of_content(tmp_path: Path) -> None:
    write_catalogue(tmp_path)
    assert (tmp_path / CODE / "LC_MESSAGES" / "messages.mo").stat().st_size > 50_000
