"""Reads a page as strictly as a browser never does, and as a person would."""

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
OWN_NAMES = ("csrf_token", "seen", "whose")
OWN = re.compile(rf'(<input type="hidden" name="({"|".join(OWN_NAMES)})" value=)"([\w.-]*)"')
"""The hidden boxes that are filled otherwise for each draft; no letter in them is markup."""


@dataclass(frozen=True)
class PageRead:
    """A page that was fetched."""

    status: int
    url: str
    html: str

    @cached_property
    def root(self) -> Element:
        """The parsed page; a fault of HTML is an error."""
        own: dict[str, str] = {}

        def without(found: re.Match[str]) -> str:
            place = f"\ue000{len(own)}"
            own[place] = found[3]
            return f'{found[1]}"{place}"'

        root = deepcopy(_parsed(OWN.sub(without, self.html)))
        for box in root.iter(XHTML + "input"):
            if (value := own.get(box.get("value") or "")) is not None:
                box.set("value", value)
        return root

    def all(self, *tags: str) -> list[Element]:
        """Return every element of these tags in order."""
        names = {XHTML + tag for tag in tags}
        return [each for each in self.root.iter() if each.tag in names]

    @cached_property
    def title(self) -> str:
        """The title in the tab."""
        return text_of(self.all("title")[0])

    @cached_property
    def text(self) -> str:
        """Everything there is to read."""
        return text_of(self.all("body")[0])

    @cached_property
    def heading(self) -> str:
        """The one first-level heading."""
        return text_of(self.all("h1")[0])

    @cached_property
    def errors(self) -> list[str]:
        """What the summary at the top says is wrong."""
        lists = [e for e in self.all("ul") if "error-summary" in (e.get("class") or "")]
        return [text_of(item) for each in lists for item in each.iter(XHTML + "li")]

    def fields(self) -> dict[str, list[str]]:
        """Return what every box holds, by name, as a browser would send it."""
        held: dict[str, list[str]] = {}
        for each in self.all("input", "textarea", "select"):
            name, kind = each.get("name"), each.get("type", "text")
            if name is None or (kind in {"radio", "checkbox"} and each.get("checked") is None):
                continue
            held.setdefault(name, []).append(_value(each))
        return held

    def buttons(self) -> list[Element]:
        """Return the buttons of the form of questions, in order: Enter presses the first.

        Those that only change the language are left out.
        """
        [form] = [each for each in self.all("form") if each.get("id")]
        inside = set(map(id, form.iter(XHTML + "button")))
        own = (each for each in self.all("button") if self._is_of(each, form, inside))
        return [each for each in own if each.get("name") != "say_in"]

    def _is_of(self, button: Element, form: Element, inside: set[int]) -> bool:
        return id(button) in inside or button.get("form") == form.get("id")

    def form_fields(self) -> dict[str, list[str]]:
        """Return what the form that goes back to this page holds."""
        leave = {"csrf_token"}
        return {
            name: values[-1:] if name in leave else values for name, values in self.fields().items()
        }


@lru_cache(maxsize=300)
def _parsed(html: str) -> Element:
    """Parse a page. Walks share most of theirs, and one takes as long to parse as to make."""
    root: Element = html5lib.HTMLParser(strict=True).parse(html)
    return root


def _value(each: Element) -> str:
    if each.tag == XHTML + "textarea":
        return (each.text or "").removeprefix("\n")
    if each.tag == XHTML + "select":
        chosen = [option for option in each if option.get("selected") is not None]
        return (chosen[0].get("value") or "") if chosen else ""
    return each.get("value") or ""


def text_of(element: Element) -> str:
    """Return the text of an element with its white space folded."""
    return " ".join("".join(element.itertext()).split())


def faults_of(page: PageRead) -> list[str]:
    """Return what is wrong with a page that every page must have right."""
    faults = []
    if len(page.all("h1")) != 1:
        faults.append(f"{len(page.all('h1'))} first-level headings")
    if not page.title.endswith("– Signpost"):
        faults.append(f"title {page.title!r}")
    is_english = page.root.get("lang") == "en"
    if is_english and bool(page.errors) != page.title.startswith("Error:"):
        faults.append("errors without their prefix in the title, or the other way round")
    leaves = [each for each in page.all("form") if (each.get("action") or "").endswith("/leave")]
    if "999" not in page.text or not leaves:
        faults.append("no 999, or no way to leave")
    if re.search(r"\bNone\b(?! (of|that|yet|known|is))", page.text):
        faults.append("a stray None")
    return [*faults, *_unlabelled(page), *_doubled_ids(page)]


def _unlabelled(page: PageRead) -> list[str]:
    labelled = {label.get("for") for label in page.all("label")}
    wrapped = {id(box) for label in page.all("label") for box in label.iter(XHTML + "input")}
    boxes = (box for box in page.all("input", "textarea", "select") if box.get("type") != "hidden")
    return [
        f"no label for {box.get('name')}"
        for box in boxes
        if box.get("id") not in labelled and id(box) not in wrapped
    ]


def _doubled_ids(page: PageRead) -> list[str]:
    counts = Counter(each.get("id") for each in page.root.iter())
    return [f"two elements are {id!r}" for id, count in counts.items() if id and count > 1]
