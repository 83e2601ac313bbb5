"""Made-up cases from which golden documents are made: no person, place or event in them is real.

A folder is named `<number>-<kind of document>`, with a word after it where a kind has several.
The telephone numbers are ones that Ofcom keeps free for made-up stories. A postcode is that of a
council's own office, since a case needs one that leads to a council.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Self

import pytest

from app.calendars import LONDON, day_of
from app.directory.areas import Area
from app.directory.directory import Located
from app.questionnaires.answers import Json
from app.questionnaires.case import read_case
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.content import Judged
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from tests.making import content

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True, eq=False)
class GoldenCase:
    """What somebody answered, at a moment. Two cases are the same only if they are one object."""

    slug: str
    questionnaire: str
    at: datetime
    answers: Mapping[str, Json]
    """By question id; answers to other questionnaires as `questionnaire.question`."""
    postcode: str = ""
    """Where the child lives, for a questionnaire that does not ask it."""

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Read the case of a folder."""
        values = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
        at = datetime.fromisoformat(values.pop("at")).replace(tzinfo=LONDON)
        return cls(slug=folder.name, at=at, **values)

    @property
    def kind(self) -> str:
        """The kind of document that the folder's name gives."""
        _, _, name = self.slug.partition("-")
        return next(kind for kind in KINDS if name == kind or name.startswith(f"{kind}-"))

    @cached_property
    def asked(self) -> Questionnaire:
        """The questionnaire with the pages that the area of the child's home adds."""
        whole = content()
        asked = whole.library.questionnaire(self.questionnaire)
        return whole.asked_in(asked, self._council, day_of(self.at))

    @property
    def area(self) -> Area | None:
        """The area of the case's own postcode, where it has one."""
        if not self.postcode:
            return None
        found = content().directory.locate(self.postcode, day_of(self.at))
        if isinstance(found, Located):
            return found.area
        raise LookupError(f"{self.slug}: {self.postcode} leads to no area")

    @property
    def _council(self) -> str:
        if area := self.area:
            return area.authority.code
        council = self.answers.get("council")
        code = council.get("code") if isinstance(council, dict) else council
        return code if isinstance(code, str) else ""


GOLDEN: tuple[GoldenCase, ...] = tuple(
    GoldenCase.in_folder(file.parent) for file in sorted(HERE.glob("*/answers.json"))
)
"""Every case, in the order of their numbers."""

every_case = pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.slug)


def golden(name: str) -> GoldenCase:
    """Return the one case whose folder's name ends in a word."""
    [found] = [case for case in GOLDEN if case.slug.endswith(name)]
    return found


@cache
def judged(case: GoldenCase) -> Judged:
    """Follow a case to its end. Raises QuestionnaireError for answers that cannot be."""
    whole = content()
    known = {**whole.library.questionnaires, case.questionnaire: case.asked}
    told = read_case(case.asked, known, case.answers, whole.asking(case.at))
    return whole.judge_case(case.asked, told, case.at, case.area)


@cache
def referral(case: GoldenCase) -> Referral:
    """Return the referral that a case comes to, in English."""
    return Writer(content=content(), translator=English()).referral(judged(case))
