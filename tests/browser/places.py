"""Every page there is to look at: where it is, and what the person has told by then."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import StorageState

from tests.browser.person import Given, Person
from tests.browser.watch import Room
from tests.making import content

Boxes = Mapping[str, Mapping[str, Given]]

SPOIL = """() => {
  for (const box of document.querySelectorAll('main form [name]')) {
    if (['radio', 'checkbox'].includes(box.type)) {
      box.checked = !box.name.endsWith('.confirm');
      box.value = 'made up';
    }
    else if (box.tagName === 'SELECT') { box.options[1].value = 'made up'; box.selectedIndex = 1; }
    else if (box.type !== 'hidden') box.value = box.value + 'not \\u0007 allowed';
  }
  document.querySelector('main form').submit();
}"""
"""Sends in every box of a page what no page of ours would send."""

CALM: Boxes = {
    "now": {"danger": "no"},
    "who": {"who": "known"},
    "tonight": {"safe-tonight": "yes", "reach": "no"},
    "care": {"hurt": "no"},
}

FULL: Boxes = {
    **CALM,
    "age": {
        "child-name": "Sam",
        "age": "about",
        "age.about": "11",
        "disabled": "yes",
    },
    "care": {"hurt": "no", "hurt-how": "She limps.\nShe says that it hurts."},
    "away": {"missing": "no", "with-now": "An aunt", "with-worry": "no"},
    "looks": {"looks": ["bite", "story"]},
    "mood": {"mood": ["flinch"]},
    "home": {"home": ["none"]},
    "when": {
        "since": "week",
        "last-noticed.day": "3",
        "last-noticed.month": "2",
        "last-noticed.year": "2026",
        "often": "few",
        "worse": "not_sure",
    },
    "work": {"works-with": "yes", "works-where": "Coach at a swimming club"},
    "words": {"told": "yes", "child-words": "“He hits me”", "talk": "Polish"},
    "known": {"who-knows": ["school"], "who-knows.school": "Her teacher", "before": "no"},
    "area": {"home-postcode": "S64 0AA"},
    "council": {"council.code": "E08000017", "council.postcode": "S64 0AA"},
    "found": {"found-where": "At her aunt's", "found-postcode": "S64 8AA"},
    "found-council": {"found-council.code": "E08000018", "found-council.postcode": "S64 8AA"},
    "about": {"address": "1 Made-up Street\nMexborough", "school": "The red one"},
    "others": {"household": "Her mother, and a dog", "other-children": "yes"},
    "account": {
        "saw": "A mark on Monday.\n" * 20,
        "heard": "A friend told me.",
        "think": "I fear.",
    },
    "you": {"may-name": "no", "reporter.name": "Robin", "reporter.phone": "01632 960 001"},
}

TOLD: Mapping[str, Boxes] = {
    "known": CALM,
    "full": FULL,
    "me": {"now": {"danger": "no"}, "who": {"who": "me"}},
    "adult": {"now": {"danger": "no"}, "who": {"who": "adult"}},
    "unborn": {"now": {"danger": "no"}, "who": {"who": "unborn"}},
    "postcode": {**CALM, "area": {"home-postcode": "S64 0AA"}},
    "emergency_now": {**FULL, "now": {"danger": "yes"}},
    "same_day": FULL,
    "one_working_day": {**CALM, "mood": {"mood": ["home-fear"]}},
    "early_help": {**CALM, "friends": {"friends": ["bullied"]}},
    "advice_only": CALM,
}
"""Made-up people. The last five are named for the urgency that their answers come to."""

URGENCIES = {
    "emergency_now": "Ring 999 now",
    "same_day": "Ring now, write after",
    "one_working_day": "Report it today or on the next working day",
    "early_help": "Talk it through with the council",
    "advice_only": "Talk to someone about it",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A page, and who stands before it."""

    path: str
    told: str = ""
    is_spoiled: bool = False

    @property
    def name(self) -> str:
        state = "-with-errors" if self.is_spoiled else ""
        return f"{self.path}{f' ({self.told})' if self.told else ''}{state}"

    def visit(self, person: Person) -> str:
        """Open the page, whose answers must be there already; return it as it was sent."""
        shown = person.open(self.path)
        if self.is_spoiled:
            with person.page.expect_navigation() as refused:
                person.page.evaluate(SPOIL)
            shown = refused.value
            assert shown.status == 422, f"{self.name}: {shown.status}"
        return shown.text()


@cache
def page_ids() -> tuple[str, ...]:
    """The pages of the public's questionnaire in order, on whatever path."""
    return tuple(page.id for page in content().library.by_address["a"].pages)


ALONE = (
    *("/en/", "/en/a/", "/en/danger", "/en/a/nowhere", "/en/about", "/en/a/done"),
    *("/en/ring", "/en/ring/E06000058", "/en/ring/nowhere"),
)
WORK = (
    *(
        "/en/work",
        "/en/school",
        "/en/c/",
        "/en/c/tasks",
        "/en/c/whole",
        "/en/c/check",
        "/en/c/result",
    ),
    *("/en/f/compare", "/en/o/result", "/en/b/"),
)
"""Pages that only professionals and young people see."""
WORKED_ON = (
    *("/en/c/home", "/en/c/events", "/en/c/marks", "/en/c/agreed", "/en/c/level"),
    *("/en/f/firm-signs", "/en/d/next-step", "/en/e/scaling"),
)
"""A page for each kind of box that the public is not asked."""
PAPERS = (
    *(
        "/en/bring",
        "/en/take",
        "/en/load",
        "/en/a/papers",
        "/en/a/wording",
        "/en/a/call",
        "/en/a/copy",
    ),
    *("/en/c/papers", "/en/c/lock", "/en/c/wording", "/en/c/call", "/en/c/blocks"),
    *("/en/c/records", "/en/c/pack", "/en/c/family", "/en/p/result", "/en/p/letter"),
)
"""What can be taken away, and what leads to it."""
AFTER = ("check", "result", "letter", "record")
UNASKED = ("needs", "found-council")
"""Pages that a person without these answers is not asked."""
ONLY = {"me": ("me", "contact"), "adult": ("then",), "unborn": ("before",)}


def groups() -> dict[str, list[Place]]:
    """Return the pages that `make test` opens, and in the long groups every page."""
    found = _groups()
    some = [place for name in LONG for place in found[name][::SOME]]
    return {**found, "some": some}


def shorter() -> list[str]:
    """Return the names of the groups but for the long ones."""
    return [name for name in groups() if name not in LONG]


def _groups() -> dict[str, list[Place]]:
    """Return every page: without answers, blank, filled in, with errors, and each result."""
    elsewhere = {page for pages in ONLY.values() for page in pages}
    usual = [page for page in page_ids() if page not in elsewhere]
    asked = [(told, page) for told, pages in ONLY.items() for page in pages]
    return {
        "before": [Place(path=path) for path in ALONE] + [Place(path="/en/ring", is_spoiled=True)],
        "blank": [_ask(page, "known") for page in usual if page not in UNASKED]
        + [_ask(page, told) for told, page in asked],
        "filled": [_ask(page, "full") for page in (*usual, *AFTER) if page in (*FULL, *AFTER)],
        "errors": [_ask(page, "full", is_spoiled=True) for page in usual]
        + [_ask(page, told, is_spoiled=True) for told, page in asked],
        "results": [_ask("result", told) for told in ("emergency_now", "same_day", "advice_only")]
        + [_ask(page, "emergency_now") for page in ("ring", "letter", "record")]
        + [_ask("council", "postcode"), _ask("check", "known")],
        "papers": [Place(path=path, told="known") for path in PAPERS]
        + [Place(path="/en/c/lock", told="known", is_spoiled=True)],
        "work": [Place(path=path, told="known") for path in WORK],
        "boxes": [_ask("result", told) for told in URGENCIES]
        + [Place(path=path, told="known") for path in WORKED_ON]
        + [Place(path=path, told="known", is_spoiled=True) for path in WORKED_ON],
    }


def _ask(page: str, told: str, *, is_spoiled: bool = False) -> Place:
    return Place(path=f"/en/a/{page}", told=told, is_spoiled=is_spoiled)


_drafts: dict[tuple[str, str], StorageState] = {}
"""The cookies of each draft that was begun, by site and name."""

SOME = 12
"""One of so many pages is opened by `make test`, and all of them by `make walk`."""
LONG = ("blank", "filled", "errors", "boxes", "papers")
"""Groups of every page of the public's questionnaire and every kind of box, of which "some" holds
a part."""

every_group = pytest.mark.parametrize(
    "group",
    [
        *("before", "some", "results", "work"),
        *(pytest.param(group, marks=pytest.mark.every) for group in LONG),
    ],
)


def look_over(
    group: str, room: Room, check: Callable[[Person], Iterable[str]], **options: Any
) -> None:
    """Visit the pages of a group; fail with all that a check finds wrong, and on which pages."""
    found: dict[str, list[str]] = {}
    people: dict[str, Person] = {}
    for place in groups()[group]:
        if place.told not in people:
            people[place.told] = somebody(room, place.told, **options)
        place.visit(people[place.told])
        for fault in check(people[place.told]):
            found.setdefault(fault, []).append(place.name)
    if found:
        lines = (f"{fault}\n    on {', '.join(pages)}" for fault, pages in found.items())
        pytest.fail("\n".join(lines), pytrace=False)


def somebody(room: Room, told: str, **options: Any) -> Person:
    """Return a person who has told all that this name stands for, only to look at pages.

    Everybody who told the same shares one draft, so it may not be changed.
    """
    if not told:
        return room.person(**options)
    if (room.site.url, told) in _drafts:
        return room.person(storage_state=_drafts[room.site.url, told], **options)
    person = room.person(**options)
    person.has_answered(TOLD[told], page_ids())
    _drafts[room.site.url, told] = person.page.context.storage_state()
    return person
