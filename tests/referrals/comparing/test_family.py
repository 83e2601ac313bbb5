"""Whatever lets more through to a family is told, and marked to be looked at."""

import shutil
from pathlib import Path

import pytest

from app.directory.paths import FORMS
from app.referrals.changes import changes_between
from app.referrals.comparing.family import family_changes
from tests.making import edit, forms_copy

FILE = "family_copy.yaml"

EDITS = [
    pytest.param(
        "  - {fact: baby,", "  - {fact: unborn, why: A, source: 001 L1}\n  - {fact: baby,",
        ("allowed unborn", True), id="a fact allowed",
    ),
    pytest.param(
        "  - {fact: under-16, why: Age, source: 001 L1485}\n", "",
        ("allowed under-16", False), id="a fact no longer allowed",
    ),
    pytest.param("    is: nobody\n", "    is: parent\n", ("answer worry-person", True), id="who"),
    pytest.param(
        "not_asked_in: [early-help-assessment]", "not_asked_in: [neglect-assessment]",
        ("answer crime", True), id="where it is not asked",
    ),
    pytest.param("[person-works,", "[", ("answer about somebody", True), id="about somebody"),
    pytest.param(
        "[must-not-know-who,", "[", ("blank must-not-know-who", True), id="left blank"
    ),
    pytest.param(
        "[referral, early-help, neglect]", "[referral, early-help, neglect, domestic-abuse]",
        ("allowed questionnaire domestic-abuse", True), id="another questionnaire",
    ),
    pytest.param(
        "for_one: [family-view]\n", "", ("for one family-view", True), id="for one holder"
    ),
    pytest.param(
        "because: Where the child is", "because: As where the child is",
        ("refusal hidden", False), id="a reason",
    ),
    pytest.param(
        "text: Say if something", "text: Say it if something", ("what comes next", False), id="next"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), EDITS)
def test_each_change_is_told(tmp_path: Path, old: str, new: str, told: tuple[str, bool]) -> None:
    shutil.copy(FORMS / FILE, tmp_path / FILE)
    edit(tmp_path / FILE, old, new)
    found = list(family_changes(FORMS, tmp_path))
    assert [(each.id, each.look) for each in found] == [told]


def test_a_folder_without_the_list_allowed_nothing(tmp_path: Path) -> None:
    assert list(family_changes(tmp_path, tmp_path)) == []
    new = {each.id: each.look for each in family_changes(tmp_path, FORMS)}
    assert new["allowed poverty"]
    assert list(family_changes(FORMS, FORMS)) == []


@pytest.mark.every
def test_a_question_newly_shown_to_a_family_is_to_be_looked_at(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    edit(
        forms / "blocks/about-the-child.yaml",
        "- id: ethnicity\n",
        "- id: ethnicity\n        family: true\n",
    )
    found = changes_between(FORMS, forms).changes
    assert [(each.look, "in a family's copy" in each.what) for each in found] == [(True, True)]
