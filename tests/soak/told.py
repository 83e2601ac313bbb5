"""What came of a run, counted out of all that happened in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.benchmarks.report import quantile
from tests.soak.happenings import Happening

OF_PEOPLE = {"sent", "page", "poll", "wall", "moved"}
LOSSES = {"lost", "differs", "unread"}
SERVER_FAULT, BUSY = 500, 503


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """Everything that happened, and when something was wrong with the place."""

    happened: list[Happening]
    may_expire: bool = False
    struck: float = 0.0
    lifted: float = 0.0
    notes: list[str] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    """What the server wrote down itself."""

    @property
    def answered(self) -> int:
        """How many forms were taken."""
        return sum(each.what == "sent" and each.status == 303 for each in self.happened)

    @property
    def read_back(self) -> int:
        """How many answers were compared with what was typed, one counted each time."""
        return self._sum({"read back"})

    @property
    def lost(self) -> int:
        """How many answers were taken, and later gone or other than typed."""
        return self._sum(LOSSES if self.may_expire else {*LOSSES, "gone"})

    @property
    def expired(self) -> int:
        """How many answers went with drafts whose time was up."""
        return self._sum({"gone"}) if self.may_expire else 0

    @property
    def revived(self) -> int:
        """How many drafts were there again after they were gone."""
        return self._sum({"revived"})

    @property
    def broken(self) -> int:
        """How many answers of the server were a 500, or any other fault that is no 503."""
        return sum(each.status >= SERVER_FAULT and each.status != BUSY for each in self._requests())

    @property
    def held_up(self) -> int:
        """How many pages and forms were answered by a 503."""
        return sum(each.status == BUSY and each.what in OF_PEOPLE for each in self.happened)

    @property
    def without_sentence(self) -> int:
        """How many times a 503 came without a page that says what to do."""
        return sum(each.status == BUSY and bool(each.note) for each in self.happened)

    @property
    def text_missing(self) -> int:
        """How many forms came back on a page that did not hold what was typed."""
        return sum(
            each.what == "sent" and each.status > 0 and bool(each.note) for each in self.happened
        )

    @property
    def unanswered(self) -> int:
        """How many pages and forms got no answer at all."""
        return sum(each.status == 0 and each.what in OF_PEOPLE for each in self.happened)

    @property
    def refused(self) -> int:
        """How many forms and pages were refused, and people given up on."""
        is_refused = (400 <= each.status < SERVER_FAULT for each in self._requests())
        return sum(is_refused) + sum(each.what == "stuck" for each in self.happened)

    @property
    def whole_after(self) -> float:
        """Seconds from the fault's end to the last page or form that did not go as it should."""
        if not self.lifted:
            return 0.0
        late = [
            each.at
            for each in self.happened
            if each.what in OF_PEOPLE and _is_bad(each) and each.at > self.lifted
        ]
        return max(late, default=self.lifted) - self.lifted

    @property
    def longest(self) -> float:
        """Seconds that the slowest answer of all took."""
        return max((each.ms for each in self._requests()), default=0.0) / 1000

    @property
    def kinds(self) -> Counter[str]:
        """What went wrong, as the people saw it."""
        found: Counter[str] = Counter()
        for each in self.happened:
            if each.what in LOSSES | {"gone", "revived", "stuck"}:
                found[f"{each.what} {each.note}".strip()] += max(each.count, 1)
            elif _is_bad(each) or (each.what in {"sent", "document"} and each.note):
                found[f"{each.what} {each.status or ''} {each.note}".strip()] += 1
        return found

    def times(self, what: str, after: float, until: float) -> list[float]:
        """Return the milliseconds of one kind between two moments, of what came about."""
        return [
            each.ms
            for each in self.happened
            if each.what == what and after <= each.at <= until and not _is_bad(each)
        ]

    def faults(self) -> list[str]:
        """Return what may not be in any run."""
        found = {
            "answers lost": self.lost,
            "500s": self.broken,
            "forms without what was typed": self.text_missing,
            "drafts back from the dead": self.revived,
            "people stuck": sum(each.what == "stuck" for each in self.happened),
        }
        return [f"{count} {what}" for what, count in found.items() if count]

    def _requests(self) -> Iterable[Happening]:
        return (each for each in self.happened if each.what in {*OF_PEOPLE, "document"})

    def _sum(self, whats: set[str]) -> int:
        return sum(each.count for each in self.happened if each.what in whats)


def _is_bad(each: Happening) -> bool:
    if each.what not in {*OF_PEOPLE, "document"}:
        return False
    return each.status == 0 or each.status >= 400


def three(times: list[float]) -> tuple[float, float, float]:
    """Return the milliseconds that half, 95 % and 99 % stay within."""
    return quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99)
