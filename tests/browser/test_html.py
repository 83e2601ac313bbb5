"""Every page is valid, and neither title nor address tells a passer-by what it is about."""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest

from app.config import ROOT
from tests.browser.person import Person
from tests.browser.places import LONG, Place, groups, shorter, somebody
from tests.browser.watch import Room

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
TELLING = re.compile(r"abus|harm|sex|danger|child.?protection", re.IGNORECASE)


def sources(room: Room, names: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Yield each page of some groups as it was sent."""
    people: dict[str, Person] = {}
    for place in (each for name in names for each in groups()[name]):
        if place.told not in people:
            people[place.told] = somebody(room, place.told)
        person = people[place.told]
        if place.is_spoiled:
            yield place, place.visit(person)
        else:
            yield place, person.page.context.request.get(f"{person.site}{place.path}").text()


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(shorter(), id="some"),
        pytest.param(LONG, id="all", marks=pytest.mark.every),
    ],
)
def test_every_page_is_valid_html(
    room: Room, java: str, tmp_path: Path, names: Iterable[str]
) -> None:
    places = []
    for number, (place, html) in enumerate(sources(room, names)):
        places.append(place)
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
    assert len(places) > 30
    (tmp_path / "wrong.html").write_text("<!doctype html><title>Wrong</title><p></b>")
    checked = subprocess.run(
        [java, "-jar", str(CHECKER), "--stdout", "--errors-only", "--format", "json", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, list[str]] = {}
    messages = json.loads(checked.stdout)["messages"]
    ours = [fault for fault in messages if not fault["url"].endswith("/wrong.html")]
    assert len(messages) > len(ours)
    for fault in ours:
        name = places[int(Path(fault["url"]).stem)].name
        found.setdefault(f"{fault['message']} {fault.get('extract', '')!r}", []).append(name)
    if found:
        lines = (f"{fault}\n    on {', '.join(pages)}" for fault, pages in found.items())
        pytest.fail("\n".join(lines), pytrace=False)


def test_a_title_is_one_page_s_own_and_tells_a_passer_by_nothing(room: Room) -> None:
    titles: dict[str, set[str]] = {}
    for place, html in sources(room, ["before", "blank", "results"]):
        title = unescape(re.findall(r"<title>(.*?)</title>", html)[0])
        titles.setdefault(title, set()).add(place.path)
        assert title.endswith(" – Signpost"), place.name
        icon = re.findall(r'<link rel="icon"[^>]*href="([^"]*)"', html)
        assert re.fullmatch(r"/static/favicon\.[0-9a-f]{12}\.svg", icon[0])
        if place.path != "/en/danger":
            assert not TELLING.search(f"{title} {place.path}"), place.name
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_the_icon_holds_no_words(person: Person) -> None:
    person.open("/en/")
    icon = person.page.locator("link[rel=icon]").get_attribute("href")
    drawing = person.page.context.request.get(f"{person.site}{icon}").text()
    assert re.findall(r">\s*[^<\s][^<]*<", drawing) == []
