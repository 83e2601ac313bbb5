"""What an area says of itself is shown with its date, and what to say where it takes calls."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from app.calendars import LONDON
from app.directory.errors import DirectoryFileError
from app.directory.packs import read_packs
from app.questionnaires.answers import Json
from app.questionnaires.case import Case, read_answers
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.calling import CallStep, script_of
from app.referrals.model import Referral
from tests.made_up_pack import DONCASTER, DOOR, NEW, OLD, PACK, SCALES, with_pack, written
from tests.making import AT, ROTHERHAM, content

PHONE = {**DOOR, "by": "phone", "says": "Referrals are taken by phone."}
PAGE = {
    "questionnaires": ["referral", "exploitation"],
    "after": "council",
    "page": {
        "id": "made-up-page",
        "title": "Before you ring",
        "questions": [
            {
                "id": "made-up-spoken",
                "type": "text",
                "label": "Who did you speak with at Made-up Town?",
                "place": "done",
                "shared": True,
            }
        ],
    },
}


def door_of(referral: Referral) -> str:
    [door] = [each for each in referral.destinations if each.code == "childrens_social_care"]
    return " ".join(local.name for local in door.local)


DANGER: dict[str, Json] = {"danger": "yes", "child-name": "Ada Example"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param(NEW, "The Hub", id="of this year"),
        pytest.param(OLD, "The Hub (so called in 2015)", id="of long ago, with its year"),
    ],
)
def test_a_local_name_is_printed_with_its_year_when_it_is_old(
    said: dict[str, str], name: str
) -> None:
    known = with_pack(names=[{**DOOR, "name": "The Hub", **said}])
    assert door_of(written(known, DANGER)) == name


def test_a_pack_past_its_check_date_is_not_shown() -> None:
    known = with_pack(names=[{**DOOR, "name": "The Hub", **NEW}])
    late = datetime(2027, 6, 1, 12, tzinfo=LONDON)
    assert door_of(written(known, DANGER, late)) == ""
    assert written(known, DANGER, late).local is None


def test_a_panel_is_asked_for_at_its_own_levels() -> None:
    panel = {
        **DOOR,
        "id": "panel",
        "name": "The Panel",
        "says": "Ask for it.",
        "levels": ["medium", "high"],
        **NEW,
    }
    always = {**panel, "id": "always", "name": "The Team", "levels": []}
    pack = with_pack(panels=[panel, always]).directory.packs["made-up"].item
    codes = frozenset({"childrens_social_care"})
    for levels, names in [
        ({"high"}, ["The Panel", "The Team"]),
        ({"medium"}, ["The Panel", "The Team"]),
        ({"low", "medium"}, ["The Panel", "The Team"]),
        ({"low"}, ["The Team"]),
        (set(), ["The Team"]),
    ]:
        assert [each.name for each in pack.panels_for(codes, levels)] == names
    assert pack.panels_for(frozenset({"childline"}), {"high"}) == ()


PANEL = {
    **DOOR,
    "id": "high",
    "name": "The Panel",
    "says": "Ask for it.",
    "levels": ["high"],
    **NEW,
}
LOW = {**PANEL, "id": "low", "name": "The Team", "levels": ["low"]}


@pytest.mark.parametrize(
    ("level", "names"),
    [
        pytest.param(None, ["The Team"], id="as suggested"),
        pytest.param({"chosen": "high", "reason": "So."}, ["The Panel", "The Team"], id="raised"),
        pytest.param({"chosen": "none_identified"}, ["The Team"], id="lowered"),
    ],
)
def test_a_raised_level_shows_the_panels_of_both(level: Json, names: list[str]) -> None:
    signs: dict[str, Json] = {"main-signs": {"late": "now"}, "level": level}
    referral = written(with_pack(panels=[PANEL, LOW]), signs, asked="cse-risk")
    assert referral.exploitation_level == "low"
    assert referral.local is not None
    assert [each.name for each in referral.local.panels] == names


def test_only_a_panel_whose_destination_is_asked_for_is_asked_for() -> None:
    meeting = {**PANEL, "id": "mace", "destination": "mace_exploitation_panel", "name": "Meeting"}
    signs: dict[str, Json] = {"firm-signs": {"told": "now"}}
    referral = written(with_pack(panels=[PANEL, meeting]), signs, asked="cse-risk")
    assert referral.local is not None
    assert {each.name: each.asked_for for each in referral.local.panels} == {
        "The Panel": False,
        "Meeting": True,
    }


def test_a_local_clock_takes_the_areas_time_and_a_national_one_does_not() -> None:
    clocks = [
        {"id": "written-same-day", "hours": 3, **NEW},
        {"id": "la-decision", "hours": 3, **NEW},
    ]
    usual = {each.id: each.due for each in written(content(), DANGER).clocks}
    here = {each.id: each.due for each in written(with_pack(clocks=clocks), DANGER).clocks}
    assert here["written-same-day"] == AT.replace(hour=15)
    assert here["la-decision"] == usual["la-decision"]
    assert usual["written-same-day"] != here["written-same-day"]


def test_a_clock_of_the_area_says_whose_it_is_and_by_which_source() -> None:
    own = {"id": "written-same-day", "hours": 3, **OLD}
    [clock] = [
        each for each in written(with_pack(clocks=[own]), DANGER).clocks if each.id == own["id"]
    ]
    assert clock.source == "003 L944"
    assert clock.set_by == "Made-up Town (as of 2015)"
    assert clock.cited == "Thurrock agenda pack 2015"
    usual = {each.id: each for each in written(content(), DANGER).clocks}[clock.id]
    assert (usual.set_by, usual.source != clock.source) == ("", True)


def test_a_clock_of_the_area_never_ends_after_the_one_that_holds_everywhere() -> None:
    late = AT.replace(hour=23)
    known = with_pack(clocks=[{"id": "written-same-day", "hours": 3, **NEW}])
    clocks = {each.id: each for each in written(known, DANGER, late).clocks}
    assert clocks["written-same-day"].due.date() == AT.date()
    assert clocks["written-same-day"].set_by == ""


def script_with(channel: dict[str, Any], areas: tuple[str, ...] = (DONCASTER,)) -> list[CallStep]:
    """Return the script for a child of Doncaster who is in Rotherham now."""
    known = with_pack(channels=[{**channel, **NEW}], areas=areas)
    found: dict[str, Json] = {"found-postcode": "S60 1AE"}
    return list(script_of(written(known, {**DANGER, **found}), English()))


def test_where_referrals_are_taken_by_phone_alone_there_is_a_script_for_the_call() -> None:
    steps = script_with({**PHONE, "alone": True})
    assert steps[0].say == "This is a referral about a child, to City of Doncaster Council."
    assert "Name: Ada Example" in [point for step in steps for point in step.points]
    assert steps[-1].say.startswith("Write down")


def test_a_script_does_not_say_that_nobody_knows_for_the_police_may() -> None:
    steps = script_with({**PHONE, "alone": True})
    assert "Nobody has been told" not in " ".join(step.say for step in steps)


@pytest.mark.parametrize(
    "channel",
    [
        pytest.param(PHONE, id="by phone, and by a form as well"),
        pytest.param({**PHONE, "by": "form"}, id="by form"),
        pytest.param({**PHONE, "destination": "lado", "alone": True}, id="for another"),
    ],
)
def test_there_is_no_script_where_another_way_may_be_asked_for(channel: dict[str, Any]) -> None:
    assert script_with(channel) == []


def test_there_is_no_script_without_a_pack() -> None:
    assert list(script_of(written(content(), DANGER), English())) == []


@pytest.mark.parametrize(
    ("areas", "named"),
    [
        pytest.param((DONCASTER,), {"Doncaster"}, id="one of them"),
        pytest.param((DONCASTER, ROTHERHAM), {"Doncaster", "Rotherham"}, id="both"),
    ],
)
def test_a_script_names_the_councils_it_is_for_and_no_other(
    areas: tuple[str, ...], named: set[str]
) -> None:
    said = " ".join(step.say for step in script_with({**PHONE, "alone": True}, areas))
    assert {name for name in ("Doncaster", "Rotherham") if name in said} == named


def test_only_the_phone_can_be_the_only_way() -> None:
    with pytest.raises(ValidationError, match="alone"):
        with_pack(channels=[{**PHONE, "by": "form", "alone": True, **NEW}])


def test_rotherham_alone_takes_referrals_by_phone_alone() -> None:
    packs = (place.item for place in content().directory.packs.values())
    alone = {pack.id: each.destination for pack in packs for each in pack.channels if each.alone}
    assert alone == {"rotherham": "childrens_social_care"}


def test_an_area_adds_pages_to_the_questionnaires_that_it_names_and_takes_none_away() -> None:
    known = with_pack(pages=[PAGE])
    for id, adds in [("referral", True), ("exploitation", True), ("cse-risk", False)]:
        base = known.library.questionnaire(id)
        answers = read_answers(base, {"council": DONCASTER}, known.asking(AT))
        asked = known.asked(base, answers, AT.date())
        own = [page.id for page in base.pages]
        assert [page.id for page in asked.pages if page.id != "made-up-page"] == own
        assert ("made-up-page" in asked.pages_by_id) is adds
        if adds:
            task = asked.task_of(asked.pages_by_id["made-up-page"])
            assert task is not None
            assert task.pages[task.pages.index("made-up-page") - 1] == "council"
        elsewhere = read_answers(base, {"council": ROTHERHAM}, known.asking(AT))
        assert known.asked(base, elsewhere, AT.date()) is base


def test_a_pack_past_its_check_date_asks_nothing_more() -> None:
    known = with_pack(pages=[PAGE])
    base = known.library.questionnaire("referral")
    answers = read_answers(base, {"council": DONCASTER}, known.asking(AT))
    assert known.asked(base, answers, date(2027, 5, 31)) is not base
    assert known.asked(base, answers, date(2027, 6, 1)) is base


def test_what_an_area_asks_is_typed_once_and_printed() -> None:
    known = with_pack(pages=[PAGE])
    base = known.library.questionnaire("referral")
    asked = known.asked(
        base, read_answers(base, {"council": DONCASTER}, known.asking(AT)), AT.date()
    )
    values: dict[str, Json] = {"council": DONCASTER, "made-up-spoken": "Sam at the desk"}
    case = Case().with_answers(asked, read_answers(asked, values, known.asking(AT)))
    judged = known.judge_case(base, case, AT)
    referral = Writer(content=known, translator=English()).referral(judged)
    said = [line.words for part in referral.sections for a in part.answers for line in a.lines]
    assert "Sam at the desk" in said
    other = known.judge_case(known.library.questionnaire("exploitation"), case, AT)
    assert other.path.answers["made-up-spoken"] is not None
    assert case.unread(base, known.asking(AT), known.shared) == {}


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        pytest.param("id: other\n", 1, "name it", id="called otherwise than its file"),
        pytest.param("areas: [E99999999]\n", 1, "no authority", id="an unknown council"),
        pytest.param("areas: []\n", 1, "areas", id="no council"),
        pytest.param("status: half\n", 1, "status", id="no such status"),
        pytest.param("colour: red\n", 1, "colour", id="an unknown key"),
        pytest.param(
            "names: [{destination: lado, name: X, source: made up}]\n", 1, "as_of", id="no day"
        ),
    ],
)
def test_a_bad_pack_is_named(tmp_path: Path, text: str, line: int, advice: str) -> None:
    key = text.split(":", maxsplit=1)[0]
    lines = [f"{name}: {value}\n" for name, value in PACK.items() if name != key]
    body = text + "".join(lines).replace("'", "")
    (tmp_path / "made-up.yaml").write_text(body)
    with pytest.raises(DirectoryFileError) as caught:
        read_packs(tmp_path, content().directory.areas.authorities, SCALES)
    assert caught.value.file == tmp_path / "made-up.yaml"
    assert caught.value.line == line
    assert advice in caught.value.advice


def test_a_council_has_one_pack(tmp_path: Path) -> None:
    body = "".join(f"{name}: {value}\n" for name, value in PACK.items()).replace("'", "")
    (tmp_path / "made-up.yaml").write_text(body)
    (tmp_path / "second.yaml").write_text(body.replace("id: made-up", "id: second"))
    with pytest.raises(DirectoryFileError, match="already"):
        read_packs(tmp_path, content().directory.areas.authorities, SCALES)


def test_a_month_is_a_day_that_packs_may_give() -> None:
    known = with_pack(names=[{**DOOR, "name": "The Hub", **OLD}])
    [name] = known.directory.packs["made-up"].item.names
    assert name.as_of == date(2015, 6, 1)
