"""Videos in British Sign Language of an area stand where people look for whom to ring."""

from app.referrals.ringing import ringing
from tests.made_up_pack import DONCASTER, NEW, OLD, with_pack, written
from tests.making import AT

TITLE, URL = "How to tell us", "https://www.example.gov.uk/bsl"
VIDEO = {"title": TITLE, "url": URL, **NEW}


def test_a_video_stands_beside_the_result_and_on_the_page_of_the_area() -> None:
    known = with_pack(signed=[VIDEO])
    [shown] = written(known, {}).signed
    assert (shown.title, shown.url) == (TITLE, URL)
    [listed] = ringing(known, known.directory.area(DONCASTER), AT).signed
    assert (listed.title, str(listed.url)) == (TITLE, URL)


def test_an_old_video_bears_its_year() -> None:
    [shown] = written(with_pack(signed=[{**VIDEO, **OLD}]), {}).signed
    assert shown.title == f"{TITLE} (as of 2015)"


def test_without_a_pack_or_after_its_day_there_is_none() -> None:
    assert written(with_pack(), {}).signed == ()
    lapsed = with_pack(signed=[VIDEO], check_by="2026-01-01")
    assert written(lapsed, {}).signed == ()
    assert ringing(lapsed, lapsed.directory.area(DONCASTER), AT).signed == ()
