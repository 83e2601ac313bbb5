"""What a soak tells of: one line of JSON for each answer of the server, and each thing found."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

What = Literal[
    "began",  # everybody is there
    "sent",  # a form, and the server's answer to it
    "page",  # a page, and the server's answer
    "answer",  # from pressing the button to the end of the next page
    "document",
    "read back",  # answers that were kept, compared with what was typed
    "lost",
    "differs",
    "gone",  # the server says that the draft is no more: `count` answers were in it
    "revived",  # a draft that was gone before opens again
    "unread",  # answers that could not be read back, to the end
    "journey",
    "stuck",  # refused over and over, or led round in a circle
    "poll",  # a phone that looks whether its room went on
    "wall",  # a wall or a desk that looks how many have answered
    "moved",  # a trainer's press
    "joined",
    "closed",  # an answer that came after the room had gone on, and was told so
    "behind",  # an answer that was taken stands on the wall, so many milliseconds later
    "unseen",  # the room went on before the wall showed an answer, taken so long before
    "late",  # by how much the load itself woke too late: its own part in every time
    "ended",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """Something that happened to a person, at a moment of the clock that never jumps."""

    at: float
    what: What
    status: int = 0
    """Of HTTP; 0 where no answer came."""
    ms: float = 0.0
    count: int = 0
    note: str = ""
    """What went wrong, or which page. Never anything typed."""

    def line(self) -> str:
        """Return it as a line of JSON."""
        return json.dumps(asdict(self))


def read(lines: Iterable[str]) -> Iterator[Happening]:
    """Read what `line` wrote."""
    for line in lines:
        yield Happening(**json.loads(line))
