"""Answers name every place that a destination goes by, and nobody is asked what is not theirs."""

import pytest

from app.calendars import day_of
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.path import Path, walk
from app.referrals.places import places_of
from tests.making import AT, content

DONCASTER, ROTHERHAM, THURROCK = "E08000017", "E08000018", "E06000034"
SHEFFIELD, LEEDS, BARNSLEY = "E08000039", "E08000035", "E08000038"
MISSING: dict[str, Json] = {"missing": "yes"}


def path_of(id: str, answers: dict[str, Json]) -> Path:
    asked = content().library.questionnaire(id)
    return walk(asked, read_answers(asked, answers, content().asking(AT)))


def roles(id: str, answers: dict[str, Json]) -> dict[str, str]:
    places = places_of([path_of(id, answers)], content().directory, day_of(AT))
    return {role: area.authority.code for role, area in places.areas.items()}


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        pytest.param({"council": ROTHERHAM}, {"home": ROTHERHAM}, id="home"),
        pytest.param(
            {"found-postcode": "S64 0AA"}, {"found": DONCASTER}, id="found, by its postcode"
        ),
        pytest.param(
            {"found-postcode": "S64 0AA", "found-council": LEEDS},
            {"found": LEEDS},
            id="found, and corrected",
        ),
        pytest.param(
            {"council": ROTHERHAM, "two-homes": "yes", "second-postcode": "S64 0AA"},
            {"home": ROTHERHAM, "second_home": DONCASTER},
            id="the other home",
        ),
        pytest.param(
            {"two-homes": "not_sure", "second-postcode": "S64 0AA", "second-council": LEEDS},
            {"second_home": LEEDS},
            id="the other home, chosen by name",
        ),
        pytest.param(
            {"two-homes": "no", "second-postcode": "S64 0AA"}, {}, id="no other home any more"
        ),
        pytest.param(
            {"in-care": "away", "placing-council": THURROCK}, {"placed_by": THURROCK}, id="placed"
        ),
        pytest.param({"in-care": "here", "placing-council": THURROCK}, {}, id="not placed"),
        pytest.param(
            {"circumstances": ["secure"], "setting-council": BARNSLEY},
            {"setting": BARNSLEY},
            id="a secure setting",
        ),
        pytest.param(
            {"circumstances": ["unit"], "setting-council": BARNSLEY, "council": SHEFFIELD},
            {"home": SHEFFIELD, "setting": BARNSLEY},
            id="a mother and baby unit",
        ),
        pytest.param(
            {"circumstances": ["forces"], "setting-council": BARNSLEY}, {}, id="no setting"
        ),
        pytest.param(
            {"person-works": "yes", "work-postcode": "RM17 6SL"}, {"works": THURROCK}, id="work"
        ),
        pytest.param(
            {"worry-person": "worker", "work-council": LEEDS}, {"works": LEEDS}, id="work, by name"
        ),
        pytest.param(
            {**MISSING, "seen-postcode": "S64 0AA"}, {"happened": DONCASTER}, id="last seen"
        ),
        pytest.param({"missing": "no", "seen-postcode": "S64 0AA"}, {}, id="not missing any more"),
    ],
)
def test_a_referral_names_the_places(answers: dict[str, Json], found: dict[str, str]) -> None:
    assert roles("referral", answers) == found


@pytest.mark.parametrize(
    ("id", "answers", "found"),
    [
        pytest.param(
            "missing", {"stage": "now", "seen-postcode": "S64 0AA"}, {"happened": DONCASTER},
            id="missing",
        ),
        pytest.param(
            "allegation", {"work-postcode": "S64 0AA"}, {"works": DONCASTER}, id="allegation"
        ),
        pytest.param(
            "allegation", {"work-council": LEEDS}, {"works": LEEDS}, id="allegation, by name"
        ),
        pytest.param(
            "intelligence", {"happened-postcode": "S64 0AA"}, {"happened": DONCASTER},
            id="intelligence",
        ),
        pytest.param(
            "worried-about-a-child",
            {"who": "known", "found-postcode": "S64 0AA", "found-council": LEEDS},
            {"found": LEEDS},
            id="the public",
        ),
        pytest.param(
            "worried-about-myself",
            {"found-postcode": "S64 0AA", "found-council": LEEDS},
            {"found": LEEDS},
            id="a young person",
        ),
        pytest.param(
            "follow-up", {"in-care": "away", "placing-council": LEEDS}, {"placed_by": LEEDS},
            id="following up",
        ),
    ],
)  # fmt: skip
def test_other_questionnaires_name_the_places_they_need(
    id: str, answers: dict[str, Json], found: dict[str, str]
) -> None:
    assert roles(id, answers) == found


CALM: dict[str, Json] = {
    "missing": "no",
    "two-homes": "no",
    "found-postcode": None,
    "in-care": "no",
    "circumstances": "none",
    "person-works": "no",
    "worry-person": "parent",
}


@pytest.mark.parametrize(
    "id", ["referral", "spotting-signs", "cse-risk", "neglect", "exploitation", "early-help"]
)
def test_nobody_is_asked_for_a_place_that_is_not_theirs(id: str) -> None:
    asked = content().library.questionnaire(id)
    known = {name: value for name, value in CALM.items() if name in asked.questions}
    pages = {page.id for page in path_of(id, known).pages}
    extra = {"seen", "found-council", "second", "second-council", "placing", "setting"}
    assert pages.isdisjoint(extra | {"work-place", "work-council"})
    assert {"found", "council", "living"} <= pages
