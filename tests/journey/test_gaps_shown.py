"""What they will still ask is shown with a way to answer it, after the call, and blocks nothing.

The list is shown on a page of its own here, as a page that includes it would.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask, g, render_template_string

from app.journey.gaps_shown import GapShown, gaps_shown, rings_first
from app.journey.visit import open_visit
from app.questionnaires.reading import measure, overlong
from app.web.pages import PageView
from tests.conftest import app_for, close, settings_for
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker

PAGE = """{% extends "layout.html" %}{% block content %}<h1>Before you make it</h1>
{% include "components/_gaps.html" %}{% endblock %}"""
LARGEST = 15_000
EMPTY = "Nothing that they always ask is missing."
CALM = {
    "danger": "no",
    "safe-tonight": "yes",
    "reach": "no",
    "hurt": "no",
    "missing": "no",
    "with-worry": "no",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ListView(PageView):
    """A page that includes the list."""

    gaps: tuple[GapShown, ...] | None
    is_urgent: bool


def listed(journey: str) -> str:
    """Show the list alone."""
    visit = open_visit(journey)
    judged = visit.judged()
    view = ListView(
        title="Before you make it",
        language=g.language,
        gaps=gaps_shown(visit, judged),
        is_urgent=rings_first(judged),
    )
    return render_template_string(PAGE, page=view)


@pytest.fixture(scope="module")
def listing_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application with a page for the list."""
    folder: Path = tmp_path_factory.mktemp("gaps")
    app = app_for(settings_for(folder))
    app.add_url_rule("/<language>/<letter:journey>/listed", view_func=listed)
    yield app
    close(app)


def begun(app: Flask, journey: str = "c") -> Walker:
    return Walker(app, journey=journey).begin()


def links(walker: Walker) -> dict[str, str]:
    """Return where each thing that they will ask can be answered."""
    return {
        text_of(link).removeprefix("Answer this: "): link.get("href") or ""
        for link in walker.page.all("a")
        if text_of(link).startswith("Answer this: ")
    }


def test_what_is_missing_is_named_with_its_reason_and_a_way_to_answer_it(
    listing_app: Flask,
) -> None:
    walker = begun(listing_app).go("listed")
    text = walker.page.text
    assert text.index("They will ask") < text.index("They will ask where the child is now")
    assert "Somebody may have to see the child today." in text
    assert links(walker)["They will ask who else lives there."] == "/en/c/home"


def test_what_is_answered_is_gone_from_the_list(listing_app: Flask) -> None:
    walker = begun(listing_app)
    walker.tell(home_people=[{"name": "Ada"}], social_worker="not_sure").go("listed")
    assert "They will ask who else lives there." not in links(walker)
    assert "They will ask if the child has a social worker." not in links(walker)
    assert "They will ask who has parental responsibility." in links(walker)


@pytest.mark.parametrize("journey", list("acefghijklmn"))
def test_every_link_opens_a_page_that_can_be_answered(listing_app: Flask, journey: str) -> None:
    walker = begun(listing_app, journey).go("listed")
    addresses = set(links(walker).values())
    assert addresses
    for address in sorted(addresses):
        walker.open(address)
        assert walker.page.status == 200
        assert walker.page.url.endswith(address)


def test_ring_first_stands_before_the_list_where_it_is_urgent(listing_app: Flask) -> None:
    urgent = begun(listing_app).tell(danger="no", safe_tonight="no").go("listed")
    text = urgent.page.text
    assert text.index("Ring first.") < text.index("They will ask where the child is now")
    assert "You can tell them all of this on the phone." in text


def test_ring_first_is_not_said_where_it_is_not_urgent(listing_app: Flask) -> None:
    calm = begun(listing_app)
    values = {id.replace("-", "_"): value for id, value in CALM.items()}
    calm.tell(**values, going_home="there", not_seen="seen", carer_there="yes").go("listed")
    assert links(calm)
    assert "Ring first." not in calm.page.text


def test_nothing_missing_says_so(listing_app: Flask) -> None:
    walker = begun(listing_app, "l")
    walker.tell(
        sightings=[{"when": "2026-11", "what": "A car"}],
        people=[{"name": "Red"}],
        places=[{"what": "The park"}],
        vehicles=[{"plate": "AB"}],
        how_known=["own"],
        traceable="Nobody",
        referrer={"name": "Sam"},
    )
    walker.go("listed")
    assert links(walker) == {}
    assert EMPTY in walker.page.text


@pytest.mark.parametrize("journey", list("bdo"))
def test_where_no_front_door_reads_it_there_is_no_list(listing_app: Flask, journey: str) -> None:
    walker = begun(listing_app, journey).go("listed")
    assert "They will ask" not in walker.page.text
    assert EMPTY not in walker.page.text


@pytest.mark.parametrize("journey", list("acefghijklmn"))
def test_the_longest_list_is_short_and_plain(listing_app: Flask, journey: str) -> None:
    walker = begun(listing_app, journey).go("listed")
    assert len(walker.page.html.encode()) <= LARGEST
    [main] = walker.page.all("main")
    said = [text_of(each) for each in main.iter() if each.tag in {XHTML + "p", XHTML + "li"}]
    assert measure(said).lix <= 30
    assert [each for line in said for each in overlong(line)] == []


@pytest.mark.parametrize("page", ["result", "letter", "record", "check"])
def test_a_referral_with_every_gap_is_still_made(listing_app: Flask, page: str) -> None:
    walker = begun(listing_app)
    walker.tell(danger="no").go(page)
    assert walker.page.status == 200
