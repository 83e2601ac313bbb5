"""A person at a browser, in their own words: what they press, pick and write, by what they read."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Locator, Page, Response

Given = str | Sequence[str]
"""An answer as it is read, or several."""


class Person:
    """Somebody with a window open."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site

    @property
    def at(self) -> str:
        """The last part of the address of the page in front."""
        return urlsplit(self.page.url).path.rstrip("/").rpartition("/")[2]

    @property
    def text(self) -> str:
        """All that the page in front says."""
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def open(self, path: str) -> Response:
        """Type an address of ours."""
        response = self.page.goto(f"{self.site}{path}")
        if response is None:
            raise AssertionError(f"{path} gave no answer")
        return response

    def press(self, name: str) -> None:
        """Press a button, or what looks like one, and wait for what comes."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def begin(self) -> "Person":
        """Go from the first page to the first question."""
        self.open("/en/")
        self.follow("I am worried about a child")
        self.press("Start")
        self.page.wait_for_url("**/a/now")
        return self

    def question(self, asked: str) -> Locator:
        """Return the group of answers to a question, or its box."""
        self._see_it_whole()
        group = self.page.get_by_role("group", name=asked)
        return group.first if group.count() else self.box(asked)

    def box(self, label: str) -> Locator:
        return self.page.get_by_label(label).first

    def give(self, asked: str, answer: Given) -> None:
        """Pick, tick, choose from a list, or write."""
        self._see_it_whole()
        group = self.page.get_by_role("group", name=asked)
        box = self.page.get_by_label(asked, exact=True)
        if box.count() or not group.count():
            self._fill(box.first if box.count() else self.box(asked), str(answer))
            return
        for each in [answer] if isinstance(answer, str) else answer:
            group.first.get_by_label(each, exact=True).check()

    def _see_it_whole(self) -> None:
        """Wait until the page is read to its end: what is counted earlier may be yet to come."""
        self.page.wait_for_load_state("domcontentloaded")

    def _fill(self, box: Locator, words: str) -> None:
        if box.evaluate("(box) => box.tagName") == "SELECT":
            box.select_option(words)
        else:
            box.fill(words)

    def answer(self, given: Mapping[str, Given]) -> "Person":
        """Answer questions of the page in front, and continue."""
        for asked, answer in given.items():
            self.give(asked, answer)
        self.press("Continue")
        return self

    def walk(self, answers: Mapping[str, Mapping[str, Given]], to: str = "check") -> "Person":
        """Answer page after page, leaving blank what is not given, until one is in front."""
        for _ in range(60):
            if self.at == to:
                return self
            before = self.page.url
            self.answer(answers.get(self.at, {}))
            if self.page.url == before:
                raise AssertionError(f"{self.at} is not left: {self.text[:300]}")
        raise AssertionError(f"{to} does not come: at {self.at}")

    def take(self, name: str, folder: Path) -> Path:
        """Take a file that a link offers."""
        with self.page.expect_download() as offered:
            self.follow(name)
        file = folder / offered.value.suggested_filename
        offered.value.save_as(file)
        return file

    def has_answered(
        self,
        boxes: Mapping[str, Mapping[str, Given]],
        pages: Sequence[str],
        *,
        letter: str = "a",
        language: str = "en",
    ) -> None:
        """Begin, and send pages as their forms would, without looking at each."""
        asks = self.page.context.request
        first = asks.get(f"{self.site}/{language}/{letter}/").text()
        token = re.search(r'name="csrf_token" value="([^"]+)"', first)
        if token is None:
            raise AssertionError("the page before the first question has no form")
        sent = {"csrf_token": token[1]}
        for path, form in [("", {}), *((page, boxes.get(page, {})) for page in pages)]:
            answered = asks.post(
                f"{self.site}/{language}/{letter}/{path}",
                data=urlencode({**sent, **form}, doseq=True),
                headers={"Content-Type": "application/x-www-form-urlencoded"},
                max_redirects=0,
            )
            if answered.status != 303:
                raise AssertionError(f"{path}: {answered.status}")
