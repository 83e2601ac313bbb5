"""The examples of the guide for partnerships make a pack that is clean."""

import re
from dataclasses import replace
from pathlib import Path

from app.config import ROOT
from app.directory.packs import Pack, read_packs
from app.directory.paths import FORMS
from app.questionnaires.library import read_scales
from app.referrals.lint import read_terms
from app.referrals.lint_packs import lint_packs
from tests.making import AT, content

GUIDE = (ROOT / "docs" / "area-pack.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)


def test_the_examples_of_the_guide_are_a_clean_pack_with_an_assured_contact(tmp_path: Path) -> None:
    file = tmp_path / "dudley.yaml"
    file.write_text("".join(EXAMPLES), encoding="utf-8")
    directory = content().directory
    packs = read_packs(tmp_path, directory.areas.authorities, read_scales(FORMS)[1])
    guided = replace(content(), directory=replace(directory, packs=packs))
    assert list(map(str, lint_packs(guided, read_terms(FORMS)))) == []
    [contact] = packs["dudley"].item.contacts
    assert contact.shown_on(contact.assured_date or AT.date())


def test_the_guide_shows_every_part_that_a_pack_can_have() -> None:
    keys = set(re.findall(r"^(\w+):", "".join(EXAMPLES), flags=re.MULTILINE))
    assert keys == set(Pack.model_fields)
