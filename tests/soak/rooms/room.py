"""What those in a room know outside of the server: where it is, and whose answers were taken."""

from collections.abc import Callable
from typing import Literal

from tests.soak.happenings import Happening


class Room:
    """A room, from the trainer's first page to the count at the end."""

    def __init__(self, *, start: int, tell: Callable[[Happening], None]) -> None:
        self.start = start
        """The stage that the trainer goes to before anybody comes."""
        self.code = ""
        self.cookies = ""
        """What the trainer's browser holds, for the wall beside it."""
        self.places = [0]
        """The stage after each move, as the trainer chose it."""
        self.taken: dict[int, set[int]] = {}
        """The people whose answer was taken, by stage."""
        self._tell = tell
        self._waiting: list[tuple[int, float]] = []
        """How many answers the wall has to show, and since when, for each that it shows not yet."""
        self._shown = 0

    @property
    def moves(self) -> int:
        """How often it moved."""
        return len(self.places) - 1

    def goes_to(self, stage: int, at: float) -> None:
        """Note that the trainer goes on, and what the wall will not show any more."""
        for _, since in self._waiting:
            self._say("unseen", at, ms=(at - since) * 1000)
        self.places.append(stage)
        self._waiting, self._shown = [], 0

    def take(self, stage: int, person: int, at: float) -> None:
        """Note that somebody's answer was taken, just now."""
        people = self.taken.setdefault(stage, set())
        if person in people:
            return
        people.add(person)
        if stage != self.places[-1]:
            return
        if self._shown >= len(people):
            self._say("behind", at)
        else:
            self._waiting.append((len(people), at))

    def shows(self, moves: int, answered: int, at: float) -> None:
        """Note what stands on the wall, and for how long those in it had to wait."""
        if moves != self.moves:
            return
        self._shown = answered
        for _, since in (each for each in self._waiting if each[0] <= answered):
            self._say("behind", at, ms=(at - since) * 1000)
        self._waiting = [each for each in self._waiting if each[0] > answered]

    def _say(self, what: Literal["behind", "unseen"], at: float, *, ms: float = 0.0) -> None:
        self._tell(Happening(at=at, what=what, ms=ms))
