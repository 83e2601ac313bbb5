from pathlib import Path

from app.assessment.rulebook import load_rulebook
from app.directory.paths import FORMS
from app.questionnaires.library import load_library
from app.referrals.fingerprint import LETTERS, fingerprint
from tests.making import WORRIED, content, small_forms_copy

JUDGED_BY = [
    *("facts/everyday.yaml", "scales.yaml", "destinations.yaml", "cautions.yaml", "clocks.yaml"),
    *("outcome.yaml", f"questionnaires/{WORRIED}.yaml"),
    *(f"rules/{file.name}" for file in sorted((FORMS / "rules").glob("*.yaml"))),
]


def of(forms: Path) -> str:
    return fingerprint(load_library(forms), load_rulebook(forms), WORRIED)


def test_a_copy_anywhere_has_the_same_fingerprint(tmp_path: Path) -> None:
    found = of(small_forms_copy(tmp_path))
    assert found == content().fingerprints[WORRIED]
    assert len(found) == LETTERS
    renamed = (tmp_path / "forms").rename(tmp_path / "content-of-2027")
    assert of(renamed) == found


def test_it_changes_with_every_file_it_was_judged_by(tmp_path: Path) -> None:
    forms = small_forms_copy(tmp_path)
    library, rulebook = load_library(forms), load_rulebook(forms)
    known = fingerprint(library, rulebook, WORRIED)
    for name in JUDGED_BY:
        file = forms / name
        before = file.read_bytes()
        file.write_bytes(before + b"# a line more\n")
        assert fingerprint(library, rulebook, WORRIED) != known, name
        file.write_bytes(before)
    assert fingerprint(library, rulebook, WORRIED) == known


def test_a_rule_file_more_changes_it(tmp_path: Path) -> None:
    forms = small_forms_copy(tmp_path)
    before = of(forms)
    young = (forms / "rules" / "young-carer.yaml").read_text(encoding="utf-8")
    (forms / "rules" / "more.yaml").write_text(young, encoding="utf-8")
    assert of(forms) != before


def test_other_files_do_not_change_it(tmp_path: Path) -> None:
    forms = small_forms_copy(tmp_path)
    before = of(forms)
    for name in (f"cases/{WORRIED}.yaml", "wording/terms.yaml", "wording/sources.yaml"):
        file = forms / name
        file.write_text(file.read_text(encoding="utf-8") + "# a line more\n", encoding="utf-8")
    other = (forms / f"questionnaires/{WORRIED}.yaml").read_text(encoding="utf-8")
    second = other.replace(f"id: {WORRIED}", "id: second", 1)
    (forms / "questionnaires" / "second.yaml").write_text(second, encoding="utf-8")
    assert of(forms) == before
