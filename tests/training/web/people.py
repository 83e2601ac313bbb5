"""A trainer and people with phones, spoken of as a person would."""

import re
from typing import Any
from urllib.parse import urlsplit

from flask import Flask

from app.training.state import EXTENSION, State
from tests.journey.reading import PageRead, text_of
from tests.journey.walker import Walker

CODE = re.compile(r"\b(\d{3}) ?(\d{3})\b")


def link_of(page: PageRead, words: str) -> str | None:
    """Return where a link leads."""
    return next((each.get("href") for each in page.all("a") if text_of(each) == words), None)


def button_of(page: PageRead, words: str) -> str:
    """Return the value of a button."""
    return next(each.get("value") or "" for each in page.all("button") if text_of(each) == words)


class Visitor(Walker):
    """Somebody with a browser who looks at pages of training."""

    def __init__(self, app: Flask, **more: Any) -> None:
        super().__init__(app, **more)
        self.training: State = app.extensions[EXTENSION]

    def visit(self, path: str) -> "Visitor":
        """Open a page of training."""
        self.open(f"/{self.language}/training{path}")
        return self

    def press(self, path: str, **fields: Any) -> "Visitor":
        """Send a form to a page of training, with the token of the page in front."""
        step = self.page.fields().get("step", [])
        self.send({**({"step": step[0]} if step else {}), **fields}, path=self._at(path))
        return self

    def cookie(self, name: str) -> str:
        """Return what the browser holds under a name."""
        found = self.client.get_cookie(name)
        return found.value if found else ""

    def _at(self, path: str) -> str:
        return f"/{self.language}/training{path}"

    @property
    def where(self) -> str:
        """The address of the page in front, below training."""
        return urlsplit(self.page.url).path.removeprefix(f"/{self.language}/training")


class Trainer(Visitor):
    """Somebody who leads a room."""

    def opens(self, *items: str) -> "Trainer":
        """Open a room with cases and exercises."""
        self.visit("/lead")
        self.press("/lead", item=list(items))
        return self

    @property
    def link(self) -> str:
        """The trainer's own link, as the desk shows it."""
        self.visit("/desk")
        return next(each for each in self.page.text.split() if "/training/lead/" in each)

    @property
    def code(self) -> str:
        """The code that the wall shows."""
        self.visit("/wall")
        found = CODE.search(self.page.text)
        assert found, self.page.text
        return "".join(found.groups())

    def next(self, steps: int = 1) -> "Trainer":
        """Go on."""
        for _ in range(steps):
            self.visit("/desk")
            self.press("/desk", to=button_of(self.page, "Next"))
        return self

    def wall(self) -> str:
        """Return what stands on the wall, on all screens of the step."""
        self.visit("/wall")
        shown = [self.page.text]
        while turned := link_of(self.page, "Next"):
            self.open(turned)
            shown.append(self.page.text)
        return " ".join(shown)

    def counts(self) -> dict[str, int]:
        """Return what the wall's script is told."""
        response = self.client.get(f"/{self.language}/training/wall/now", base_url=self.base_url)
        told: dict[str, int] = response.get_json()
        return told


class Phone(Visitor):
    """Somebody who takes part."""

    def joins(self, code: str) -> "Phone":
        """Join with a code."""
        self.visit("")
        self.press("/join", code=code)
        return self

    def goes_on(self, steps: int = 1) -> "Phone":
        """Go on, as somebody who practises alone does."""
        for _ in range(steps):
            self.press("/room/go-on", to=button_of(self.page, "Go on"))
        return self

    def looks(self) -> "Phone":
        """Look at what the room is at."""
        self.visit("/room")
        return self

    def works(self, judgement: dict[str, Any], **told: Any) -> "Phone":
        """Answer every page of a part, and judge it."""
        self.looks()
        for _ in range(9):
            asked = link_of(self.page, "Answer the questions")
            if asked is None or asked.endswith("/judgement"):
                break
            self.open(asked)
            step = self.page.fields()["step"][0]
            self.send({"step": step, **self._typed(told)})
        self.visit("/room/judgement")
        self.press("/room/judgement", **judgement)
        return self

    def _typed(self, told: dict[str, Any]) -> dict[str, Any]:
        here = {each.get("name") for each in self.page.all("input")}
        return {name: value for name, value in told.items() if name in here}
