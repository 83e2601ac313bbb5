"""A made-up area pack for Doncaster, and what is written there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.directory.packs import Pack
from app.directory.paths import FORMS
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.library import read_scales
from app.questionnaires.places import Place
from app.questionnaires.source import Source
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.content import Content
from app.referrals.model import Referral
from tests.making import AT, content

DONCASTER = "E08000017"
SCALES = read_scales(FORMS)[1]

PACK: dict[str, Any] = {
    "id": "made-up",
    "title": "Made-up Town",
    "areas": [DONCASTER],
    "status": "partial",
    "check_by": "2027-05-31",
    "about": "Made up for a test.",
}
NEW, OLD = {"as_of": "2026-01", "source": "000a L269"}, {"as_of": "2015-06", "source": "003 L944"}
DOOR = {"destination": "childrens_social_care"}


def with_pack(**parts: Any) -> Content:
    """Return the real content with a made-up pack for Doncaster in place of any real one."""
    whole = {**PACK, **parts}
    pack = Pack.model_validate(whole, context={"words": "area pack", "scales": SCALES})
    place = Place(Source(Path("made-up.yaml"), whole, {}), (), pack)
    directory = replace(content().directory, packs={pack.id: place})
    return replace(content(), directory=directory)


def written(
    known: Content, values: Mapping[str, Json], at: datetime = AT, asked: str = "referral"
) -> Referral:
    questionnaire = known.library.questionnaire(asked)
    asking = known.asking(at)
    answers = read_answers(questionnaire, {"council": DONCASTER, **values}, asking)
    judged = known.judge(questionnaire, answers, at)
    return Writer(content=known, translator=English()).referral(judged)
