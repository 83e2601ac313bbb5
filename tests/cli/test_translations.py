"""`signpost translations`: what is collected, built, checked and handed to whoever reads it."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner

from app.cli import main
from app.config import ROOT
from app.translating.catalogues import codes_in, file_of, read, write
from app.translating.collecting import DOMAINS, collected, key_of, messages

TRANSLATIONS = ROOT / "translations"
ASKED = "Is a child in danger right now?"
WHERE = "worried-about-a-child"


def run(*given: str) -> str:
    """Run a command that has to go well, and return what it printed."""
    done = CliRunner().invoke(main, ["translations", *given])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def polish(tmp_path: Path) -> Path:
    """A folder with the Polish catalogues and glossary, to spoil."""
    for domain in DOMAINS:
        write(file_of(tmp_path, "pl", domain), read(file_of(TRANSLATIONS, "pl", domain), "pl"))
    glossary = (TRANSLATIONS / "pl" / "glossary.yaml").read_text(encoding="utf-8")
    (tmp_path / "pl" / "glossary.yaml").write_text(glossary, encoding="utf-8")
    return tmp_path


def test_extract_writes_a_template_for_each_domain(tmp_path: Path) -> None:
    run("extract", "--out", str(tmp_path))
    for domain in DOMAINS:
        with (tmp_path / f"{domain}.pot").open("rb") as opened:
            template = read_po(opened)
        assert {key_of(each) for each in messages(template)} == {
            key_of(each) for each in messages(collected()[domain])
        }
    with (tmp_path / "forms.pot").open("rb") as opened:
        message = read_po(opened).get(ASKED, WHERE)
    assert message
    assert message.locations[0][0].startswith("forms/questionnaires/")
    assert any("frightened" in note for note in message.auto_comments)


@pytest.mark.every  # `make check` does the same
def test_every_catalogue_is_whole() -> None:
    said = run("check")
    for code in codes_in(TRANSLATIONS):
        [line] = [line for line in said.splitlines() if line.startswith(f"{code}:")]
        assert "(100 %)" in line
        assert "no person has checked it" in line


def test_a_fault_is_named_and_fails(polish: Path) -> None:
    file = file_of(polish, "pl", "forms")
    catalogue = read(file, "pl")
    message = catalogue.get(ASKED, WHERE)
    assert message
    message.string = "Zadzwoń 112."
    write(file, catalogue)
    done = CliRunner().invoke(main, ["translations", "check", "--folder", str(polish)])
    assert done.exit_code == 1
    assert f"pl: number: [{WHERE}] {ASKED!r}" in done.output


def test_update_keeps_what_is_translated_and_makes_room_for_what_is_new(polish: Path) -> None:
    file = file_of(polish, "pl", "forms")
    catalogue = read(file, "pl")
    before = catalogue.get(ASKED, WHERE)
    catalogue.delete("Who is this about?", WHERE)
    catalogue.add("Gone by now", "Nie ma", context=WHERE)
    write(file, catalogue)
    run("update", "pl", "--folder", str(polish))
    after = read(file, "pl")
    kept, new = after.get(ASKED, WHERE), after.get("Who is this about?", WHERE)
    assert kept
    assert before
    assert kept.string == before.string
    assert new
    assert not new.string
    assert after.get("Gone by now", WHERE) is None


def test_a_language_counts_as_checked_until_a_text_changes(polish: Path) -> None:
    mark = ("checked", "pl", "--by", "Anna Nowak, interpreter", "--on", "2026-11-01")
    run(*mark, "--folder", str(polish))
    assert "Anna Nowak, interpreter, 2026-11-01" in run("check", "--folder", str(polish))
    file = file_of(polish, "pl", "forms")
    catalogue = read(file, "pl")
    assert catalogue.is_checked
    message = catalogue.get(ASKED, WHERE)
    assert message
    message.string = "Czy dziecko jest teraz w niebezpieczeństwie, naprawdę?"
    write(file, catalogue)
    assert not read(file, "pl").is_checked
    assert "no person has checked it" in run("check", "--folder", str(polish))


@pytest.mark.every
def test_a_faulty_language_cannot_be_marked_as_checked(polish: Path) -> None:
    file = file_of(polish, "pl", "pages")
    catalogue = read(file, "pl")
    catalogue.delete(*next((each.id, each.context) for each in messages(catalogue)))
    write(file, catalogue)
    mark = ("checked", "pl", "--by", "Anna", "--on", "2026-11-01", "--folder", str(polish))
    done = CliRunner().invoke(main, ["translations", *mark])
    assert done.exit_code == 1
    assert "mend them first" in done.output


@pytest.mark.parametrize(("by", "on"), [("  ", "2026-11-01"), ("Anna Nowak", "2999-01-01")])
def test_somebody_has_to_have_read_it(polish: Path, by: str, on: str) -> None:
    mark = ("checked", "pl", "--by", by, "--on", on, "--folder", str(polish))
    done = CliRunner().invoke(main, ["translations", *mark])
    assert done.exit_code == 1
    assert "a day that was" in done.output


def test_update_brings_an_old_translation_along_and_marks_it(polish: Path) -> None:
    file = file_of(polish, "pl", "forms")
    catalogue = read(file, "pl")
    message = catalogue.get(ASKED, WHERE)
    assert message
    words = message.string
    catalogue.delete(ASKED, WHERE)
    catalogue.add(f"{ASKED} Now?", words, user_comments=["Anna: sure"], context=WHERE)
    write(file, catalogue)
    run("update", "pl", "--folder", str(polish))
    after = read(file, "pl").get(ASKED, WHERE)
    assert after
    assert (after.string, after.fuzzy, after.user_comments) == (words, True, ["Anna: sure"])
    done = CliRunner().invoke(main, ["translations", "check", "--folder", str(polish)])
    assert f"pl: in doubt: [{WHERE}] {ASKED!r}" in done.output


def test_what_would_break_a_page_is_not_built(polish: Path, tmp_path: Path) -> None:
    file = file_of(polish, "pl", "pages")
    catalogue = read(file, "pl")
    message = catalogue.get("Leave this page", "layout")
    assert message
    message.string = "Wyjdź %(x)s"
    write(file, catalogue)
    build = ["translations", "build", "--folder", str(polish), "--out", str(tmp_path / "built")]
    done = CliRunner().invoke(main, build)
    assert done.exit_code == 1
    assert "pl: placeholder: [layout] 'Leave this page'" in done.output


@pytest.mark.every
def test_the_sheet_sets_a_whole_journey_side_by_side(tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    run("sheet", "ar", "--out", str(out))
    html = out.read_text(encoding="utf-8")
    assert html.count("<tr>") > len([*messages(read(file_of(TRANSLATIONS, "ar", "forms"), "ar"))])
    assert html.index(ASKED) < html.index("Ring now, write after")
    assert 'lang="ar" dir="rtl"' in html
    assert "(not translated)" not in html
