"""`signpost translations`: what is collected, and what a catalogue may not get wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner

from app.cli import main
from app.cli.translations import collected, differences, unfit

FILE = Path("pl/LC_MESSAGES/messages.po")


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return collected()


def test_texts_of_code_templates_and_content_are_collected(texts: Catalog) -> None:
    assert texts.get("Is a child in danger right now?", "worried-about-a-child")
    assert texts.get("Left blank", "answer")
    assert texts.get(("%(count)s year old", "%(count)s years old"), "age")
    assert texts.get("You said that a child is in danger now.", "rule")
    assert any("templates/" in str(place[0]) for text in texts for place in text.locations)


def test_every_text_can_be_translated_safely(texts: Catalog) -> None:
    assert list(unfit(texts)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("Press <b>here</b>", "markup", id="a tag"),
        pytest.param("Black &amp; white", "markup", id="an entity"),
        pytest.param("Ring 0808 800 5000", "a phone number", id="a number"),
        pytest.param("Such as 01632 960 001", "", id="a made-up number"),
        pytest.param("Ring 999 on 3 March 2026", "", id="short numbers"),
    ],
)
def test_markup_and_phone_numbers_are_found(text: str, fault: str) -> None:
    catalogue = Catalog()
    catalogue.add(text, locations=[("x.py", 7)])
    found = list(unfit(catalogue))
    assert [each.partition(" in ")[0] for each in found] == ([f"x.py:7: {fault}"] if fault else [])


def whole(texts: Catalog) -> Catalog:
    """Translate every text into itself, marked."""
    catalogue = Catalog(locale="pl")
    for text in texts:
        if text.id:
            words = text.id if isinstance(text.id, str) else text.id[1]
            string = f"«{words}»" if isinstance(text.id, str) else (f"«{words}»",) * 3
            catalogue.add(text.id, string, context=text.context)
    return catalogue


def spoil(context: str, id: str, string: str) -> Callable[[Catalog], None]:
    def change(catalogue: Catalog) -> None:
        message = catalogue.get(id, context)
        assert message is not None
        message.string = string

    return change


SAFE = ("worried-about-a-child", "Is %(name)s safe tonight?")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(lambda _: None, None, id="whole"),
        pytest.param(lambda each: each.delete(SAFE[1], SAFE[0]), "missing", id="one missing"),
        pytest.param(spoil(*SAFE, ""), "missing", id="one empty"),
        pytest.param(spoil(*SAFE, "Czy %(imie)s?"), "other places", id="another place"),
        pytest.param(spoil(*SAFE, "Czy dziecko?"), "other places", id="a place lost"),
    ],
)
def test_a_catalogue_is_whole_or_its_faults_are_named(
    texts: Catalog, change: Callable[[Catalog], None], fault: str | None
) -> None:
    catalogue = whole(texts)
    change(catalogue)
    found = list(differences(texts, catalogue, FILE))
    assert len(found) == (fault is not None)
    assert all(each.startswith(f"{FILE}: {fault}") for each in found)


def test_extract_writes_a_template_and_check_reads_the_catalogues(tmp_path: Path) -> None:
    template = tmp_path / "messages.pot"
    written = CliRunner().invoke(main, ["translations", "extract", "--out", str(template)])
    assert written.exit_code == 0, written.output
    with template.open("rb") as opened:
        texts = read_po(opened)
    assert texts.get("Is a child in danger right now?", "worried-about-a-child")

    check = ["translations", "check", "--folder", str(tmp_path)]
    assert CliRunner().invoke(main, check).exit_code == 0
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_po(opened, Catalog(locale="pl"))
    checked = CliRunner().invoke(main, check)
    assert checked.exit_code == 1
    assert f"{file}: missing 'Is a child in danger right now?'" in checked.output
