"""Every text of the content is collected for translators, with its line."""

from pathlib import Path

import pytest

from app.directory.paths import FORMS
from app.questionnaires.base import texts_in
from app.training.content.library import load_training
from app.translating.extraction import extract_forms
from tests.making import WORRIED, content, line_of, worried

FILE = FORMS / "questionnaires" / f"{WORRIED}.yaml"


def extracted(file: Path) -> list[tuple[int, str, tuple[str, ...], list[str]]]:
    with file.open("rb") as opened:
        return list(extract_forms(opened, None, None, None))


def test_a_text_has_its_context_line_and_a_note_for_the_translator() -> None:
    found = {words: (line, function, notes) for line, function, words, notes in extracted(FILE)}
    line, function, notes = found[(WORRIED, "Is a child in danger right now?")]
    assert (line, function) == (line_of(FILE, "Is a child in danger right now?"), "pgettext")
    assert "public" in notes[0]


def test_plural_forms_are_collected_together() -> None:
    [plural] = [words for _, function, words, _ in extracted(FILE) if function == "npgettext"]
    assert plural[0] == WORRIED
    assert "%(count)s" in plural[2]
    assert "%(count)s" not in plural[1]


def test_every_text_of_the_questionnaire_is_collected() -> None:
    collected = {word for _, _, words, _ in extracted(FILE) for word in words[1:]}
    shown = {text.id for text in texts_in(worried()) if text.context == WORRIED}
    assert shown <= collected


@pytest.mark.parametrize("name", ["destinations", "cautions", "clocks", "outcome", "scales"])
def test_every_other_file_gives_its_texts(name: str) -> None:
    assert extracted(FORMS / f"{name}.yaml")


def test_every_reason_of_a_rule_is_collected() -> None:
    files = sorted((FORMS / "rules").glob("*.yaml"))
    collected = {words[1] for file in files for _, _, words, _ in extracted(file)}
    assert {rule.because.id for rule in content().rulebook.rules} == collected


@pytest.mark.parametrize("file", sorted((FORMS / "directory" / "areas").glob("*.yaml")))
def test_every_text_of_an_area_is_collected_with_a_note(file: Path) -> None:
    found = extracted(file)
    texts = {
        text.id
        for text in texts_in(content().directory.packs[file.stem].item)
        if text.context != "scale"
    }
    assert {words[-1] for _, _, words, _ in found} == texts
    assert texts
    assert {words[0] for _, _, words, _ in found} == {"area pack"}
    assert all("one council" in notes[0] for _, _, _, notes in found)


def test_a_text_of_an_area_has_its_line() -> None:
    file = FORMS / "directory" / "areas" / "rotherham.yaml"
    asked = "Which of these has your agency done?"
    [line] = [line for line, _, words, _ in extracted(file) if words[1] == asked]
    assert line == line_of(file, asked)


@pytest.mark.parametrize(
    "name", ["facts/everyday.yaml", f"cases/{WORRIED}.yaml", "wording/sources.yaml"]
)
def test_what_nobody_is_shown_is_left_out(name: str) -> None:
    assert extracted(FORMS / name) == []


@pytest.mark.parametrize("file", sorted((FORMS / "training").glob("*/*.yaml")))
def test_every_text_of_a_case_and_an_exercise_is_collected_with_a_note(file: Path) -> None:
    found = extracted(file)
    item = next(each.item for each in load_training(FORMS).places if each.item.id == file.stem)
    assert {words[-1] for _, _, words, _ in found} == {text.id for text in texts_in(item)}
    assert all("room" in notes[0] for _, _, _, notes in found)
