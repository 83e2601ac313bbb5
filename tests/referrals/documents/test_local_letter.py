"""The letter to the agency asks for the panels of an area that belong in it, and for no others."""

import re

from app.questionnaires.text import English
from app.referrals.model import Referral
from app.referrals.reached import LocalLineOf, LocalOf
from tests.made_up_pack import NEW, with_pack, written
from tests.making import content
from tests.referrals.documents.made_up import writer

ASKED = LocalLineOf(name="The Meeting", says="Ask for it.", url=None, cited="X", asked_for=True)
OTHER = LocalLineOf(name="The Team", says="It helps.", url=None, cited="X")
HEADING = "What needs to happen"


def letter(referral: Referral) -> str:
    """Return what the letter asks for."""
    page = writer().whole("agency", referral, English())
    return re.split("<h2>", page.partition(HEADING)[2])[0]


def with_panels(*panels: LocalLineOf, group: str = "ask_for") -> Referral:
    referral = written(content(), {"firm-signs": {"told": "now"}}, asked="cse-risk")
    local = LocalOf(title="X", is_partial=False, panels=panels, papers=(), escalation=())
    kept = tuple(each for each in referral.destinations if each.group != group)
    return referral.model_copy(update={"local": local, "destinations": kept})


def test_a_letter_asks_for_panels_of_what_is_asked_for_alone() -> None:
    referral = with_panels(ASKED, OTHER, group="not_yet")
    assert referral.group("ask_for")
    assert "The Meeting" in letter(referral)
    assert "The Team" not in letter(referral)


def test_a_panel_is_asked_for_where_nothing_else_is() -> None:
    assert "The Meeting" in letter(with_panels(ASKED))


def test_nothing_is_asked_for_where_no_panel_belongs_in_it() -> None:
    asked = letter(with_panels(OTHER))
    assert "The Team" not in asked
    assert "A decision on what to do" in asked


def test_a_time_that_an_area_sets_names_it() -> None:
    known = with_pack(clocks=[{"id": "written-same-day", "hours": 3, **NEW}])
    referral = written(known, {"danger": "yes"})
    page = writer().whole("record", referral, English())
    assert "(A time set by Made-up Town. Source: Rotherham agenda pack 2024" in page
