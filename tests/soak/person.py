"""A person with a browser who answers page after page, and knows what they have answered.

It imports nothing of Signpost, so that it takes little of the cores that it shares with the server.
"""

import html
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from tests.benchmarks.browser import OK, SEE_OTHER
from tests.soak.happenings import Happening, What
from tests.soak.window import Reply, Window

BUSY = 503
MARK = "Robin"
"""The name in every text of a recorded walk, to which each person's own number is added."""
READS_BACK = 0.03
"""How often somebody looks at all their answers in between."""
TAKES_LETTER = 0.1
"""How often somebody who is done takes the letter as a PDF."""
ATTEMPTS = 20
"""How often somebody is refused or sent back on end before they give up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """One press of a button: the page, what stands in its boxes, and what is then kept."""

    path: str
    fields: tuple[tuple[str, str], ...]
    kept: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Journey:
    """A whole walk. The first press begins it."""

    letter: str
    presses: tuple[Press, ...]

    @classmethod
    def load(cls, data: dict[str, Any]) -> "Journey":
        """Read a journey from what `asdict` and JSON made of it."""
        presses = [
            Press(
                path=each["path"],
                fields=tuple((name, value) for name, value in each["fields"]),
                kept=each["kept"],
            )
            for each in data["presses"]
        ]
        return cls(letter=data["letter"], presses=tuple(presses))


class Person:
    """Walks journey after journey; each `act` is what one does between two looks at the page."""

    def __init__(
        self,
        port: int,
        journeys: list[Journey],
        addresses: Iterator[str],
        tell: Callable[[Happening], None],
    ) -> None:
        self._port, self._journeys, self._addresses = port, journeys, addresses
        self._tell = tell
        self._left: list[tuple[str, str]] = []
        """The cookies of drafts that the server said were gone, and their journeys' letters."""
        self._begin()

    def act(self) -> None:
        """Press one button, or load a page again that did not come."""
        if self._to_open:
            self._open()
        elif self._next == len(self.journey.presses):
            self._finish()
        else:
            self._answer(self.journey.presses[self._next])
            if random.random() < READS_BACK:  # noqa: S311 - no secret
                self.read_back()

    @property
    def is_at_end(self) -> bool:
        """Whether every page of the journey is answered."""
        return self._next == len(self.journey.presses) and not self._to_open

    @property
    def pressed(self) -> int:
        """How many pages of the journey were taken so far."""
        return self._next

    def collect(self) -> None:
        """Fetch the letter once more, from another address."""
        self.window.move(next(self._addresses))
        begun = monotonic()
        reply = self.window.get(f"/en/{self.journey.letter}/letter.pdf")
        is_whole = reply.status != OK or reply.body.startswith(b"%PDF")
        self._note("document", reply, begun, note="" if is_whole else "no PDF")
        if reply.status == SEE_OTHER:
            self._led(reply)

    def read_back(self) -> bool:
        """Compare all that was answered with what is kept; say whether it could be read."""
        if self._next == 0:
            return True
        reply = self._page(f"/en/{self.journey.letter}/answers.json")
        if reply.status == SEE_OTHER and "why=gone" in reply.location:
            self._gone()
            return True
        if reply.status != OK:
            return False
        kept = json.loads(reply.body)["answers"]
        self._say("read back", count=len(self._answers))
        self._compare(kept)
        return True

    def look_after(self) -> None:
        """See whether a draft that was gone is there again."""
        for cookies, letter in self._left:
            window = Window(self._port, next(self._addresses))
            window.memory.take(cookies.split("; "), b"")
            if window.get(f"/en/{letter}/answers.json").status == OK:
                self._say("revived", count=1)
            window.close()
        self._left = []

    def give_up(self) -> None:
        """Say that what was answered could not be read back to the end."""
        self._say("unread", count=len(self._answers))

    def _compare(self, kept: Mapping[str, Any]) -> None:
        lost = [id for id in self._answers if id not in kept]
        other = [id for id in self._answers if id not in lost and kept[id] != self._answers[id]]
        for what, ids in (("lost", lost), ("differs", other)):
            if ids:
                self._say("lost" if what == "lost" else "differs", count=len(ids), note=ids[0])
        for id in (*lost, *other):  # each is counted once
            del self._answers[id]

    def _begin(self) -> None:
        self.journey = random.choice(self._journeys)  # noqa: S311 - no secret
        self.window = Window(self._port, next(self._addresses))
        self._mark = f"{MARK}{random.randrange(10**6)}"  # noqa: S311 - no secret
        self._next = self._refused = 0
        self._answers: dict[str, Any] = {}
        self._at, self._to_open = "", self.journey.presses[0].path

    def _answer(self, press: Press) -> None:
        begun = monotonic()
        if self._at != press.path:
            self._to_open = press.path
            self._open()
            if self._at != press.path:
                return
        reply = self._press(press)
        if reply.status == SEE_OTHER:
            self._answers |= self._as_mine(press.kept)
            self._next += 1
            self._refused = 0
            self._led(reply)
            if self._at and not self._to_open:
                self._say("answer", ms=(monotonic() - begun) * 1000)
        elif 0 < reply.status < 500 and not self._gives_up("refused") and not press.fields:
            self._to_open = press.path  # the page asks to load the one before again

    def _press(self, press: Press) -> Reply:
        fields = tuple((name, value.replace(MARK, self._mark)) for name, value in press.fields)
        begun = monotonic()
        reply = self.window.post(press.path, fields)
        note = reply.fault
        if reply.status == BUSY or 400 <= reply.status < 500:
            note = "" if is_shown(fields, reply.body) else "what was typed is not on the page"
        self._note("sent", reply, begun, note=note)
        return reply

    def _led(self, reply: Reply) -> None:
        """Go where an answer leads."""
        if "why=gone" in reply.location or "why=kept" in reply.location:
            self._gone()
            return
        if "why=turn" in reply.location and self._gives_up("turned back"):
            return
        self._to_open = reply.location
        self._open()

    def _open(self) -> None:
        """Open the page that is due; what does not come is loaded again by the next act."""
        path, self._at = self._to_open, ""
        reply = self._page(path)
        if reply.status == OK:
            self._at, self._to_open = path.partition("?")[0], ""
        elif reply.status == SEE_OTHER:
            self._to_open = ""
            self._led(reply)

    def _page(self, path: str) -> Reply:
        begun = monotonic()
        reply = self.window.get(path)
        self._note("page", reply, begun, note=reply.fault)
        return reply

    def _finish(self) -> None:
        """Look at what comes of it, read all answers back, and have them deleted."""
        letter = self.journey.letter
        for page in ("check", "result", "papers"):
            self._page(f"/en/{letter}/{page}")
        if not self.read_back() or self._next == 0:
            return
        if random.random() < TAKES_LETTER:  # noqa: S311 - no secret
            self.collect()
        begun = monotonic()
        reply = self.window.post("/en/leave", ())
        self._note("sent", reply, begun, note=reply.fault)
        if reply.status == SEE_OTHER:
            self._say("journey", note=letter)
            self.window.close()
            self._begin()

    def _gone(self) -> None:
        self._say("gone", count=len(self._answers))
        self._left.append((self.window.sent, self.journey.letter))
        self.window.close()
        self._begin()

    def _gives_up(self, why: str) -> bool:
        """Begin anew after being held up in one place over and over."""
        self._refused += 1
        if self._refused < ATTEMPTS:
            return False
        self._say("stuck", note=f"{why} {self.journey.letter}")
        self.window.close()
        self._begin()
        return True

    def _as_mine(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        mine: dict[str, Any] = json.loads(json.dumps(kept).replace(MARK, self._mark))
        return mine

    def _note(self, what: What, reply: Reply, begun: float, *, note: str) -> None:
        ms = (monotonic() - begun) * 1000
        self._say(what, status=reply.status, ms=ms, note=note)

    def _say(
        self, what: What, *, status: int = 0, ms: float = 0.0, count: int = 0, note: str = ""
    ) -> None:
        self._tell(
            Happening(at=monotonic(), what=what, status=status, ms=ms, count=count, note=note)
        )


def is_shown(fields: tuple[tuple[str, str], ...], body: bytes) -> bool:
    """Say whether all that was typed stands on a page, to be sent again."""
    page = _even(html.unescape(body.decode("utf-8", "replace")))
    typed = dict(fields)

    def is_there(name: str, value: str) -> bool:
        box = name
        if name.endswith(".code") and value == typed.get(name.replace(".code", ".suggested")):
            # A council that was chosen as the one by the postcode stands there as a "yes" to it.
            box = name.replace(".code", ".suggested")
        return f'name="{box}"' in page and _even(value) in page

    return all(is_there(name, value) for name, value in fields)


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text)
