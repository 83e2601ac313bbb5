"""A run of training rooms as lines to read, and what of it may not be."""

from collections import Counter
from collections.abc import Iterator

from tests.benchmarks.report import Row
from tests.soak import report
from tests.soak.happenings import What
from tests.soak.runs import BESIDE, Practice
from tests.soak.told import BUSY, Told, three

ASKED: dict[What, str] = {
    "poll": "phones that look whether the room went on",
    "wall": "walls and desks that count along",
    "sent": "forms of phones",
    "page": "pages",
    "moved": "trainers' presses",
}
BEHIND = 2000.0
"""Milliseconds that a wall may be behind, besides its own second between two looks."""
SECOND = 1000.0
SHARES = "half", "95 %", "99 %"


def lines_of(name: str, practice: Practice) -> Iterator[str]:
    """Yield the numbers of rooms beside those of hello."""
    effort, told = practice.effort, practice.told
    joined = _counted(told, "joined")
    yield f"{name}: {effort.rooms} rooms of {effort.people}, {joined} joined"
    yield from (row.line() for row in _rows(practice))
    yield from report.kind_lines(told)
    yield from report.kind_lines(practice.beside)


def faults_of(practice: Practice) -> list[str]:
    """Return why the run fails. A 503 that says what to do is allowed, and counted."""
    told, effort = practice.told, practice.effort
    found = told.faults()
    away = effort.rooms * effort.people - _counted(told, "joined")
    amiss = told.unanswered + told.refused
    if away:
        found.append(f"{away} people did not get in")
    if amiss:
        found.append(f"{amiss} failures with nothing wrong")
    if told.without_sentence:
        found.append(f"{told.without_sentence} 503s without a sentence")
    return [*found, *(f"beside: {each}" for each in report.faults_of(practice.beside))]


def _rows(practice: Practice) -> Iterator[Row]:
    told, since, until = practice.told, practice.since, practice.until
    seconds = until - since
    bare = three(practice.hello.times("page", 0.0, until))
    whole = [_took(practice, what) for what in ASKED]
    yield Row(what="requests", value=sum(map(len, whole)) / seconds, unit="/s")
    for words, times in zip(ASKED.values(), whole, strict=True):
        yield Row(what=words, value=len(times) / seconds, unit="/s")
        for share, ms, hello in zip(SHARES, three(times), bare, strict=True):
            yield Row(what=f"  {share} within", value=ms, unit="ms", hello=hello)
    yield from _behind(told, since, until)
    yield from _failed(told)
    late = three(told.times("late", since, until))
    yield Row(what="the load itself woke late: 99 % within", value=late[2], unit="ms")
    yield from _beside(practice)
    first, last = practice.first, practice.last
    yield Row(what="workers as all are in (PSS)", value=first.workers, unit="MB")
    yield Row(what="  at the end", value=last.workers, unit="MB")
    busy = (last.busy - first.busy) / seconds
    yield Row(what="  cores that they fill", value=busy, unit="")


def _took(practice: Practice, what: What) -> list[float]:
    """Return how long each took, those too that were given up: without them all seems quick."""
    since, until = practice.since, practice.until
    heard = practice.told.happened
    return [each.ms for each in heard if each.what == what and since <= each.at <= until]


def _behind(told: Told, since: float, until: float) -> Iterator[Row]:
    unseen = told.times("unseen", since, until)
    half, _, most = three([*told.times("behind", since, until), *unseen])
    yield Row(what="the wall is behind: half within", value=half, unit="ms")
    yield Row(what="  99 % within", value=most, unit="ms", at_most=BEHIND + SECOND)
    yield Row(what="  not shown before the room went on", value=len(unseen), unit="")


def _failed(told: Told) -> Iterator[Row]:
    kinds: Counter[tuple[What, int]] = Counter(
        (each.what, each.status)
        for each in told.happened
        if each.what in ASKED and (each.status == 0 or each.status >= 400)
    )
    yield Row(what="failures", value=sum(kinds.values()), unit="")
    for (what, status), times in kinds.most_common():
        said = "no answer" if status == 0 else f"{status}{' (allowed)' if status == BUSY else ''}"
        yield Row(what=f"  {ASKED[what]}: {said}", value=times, unit="")
    yield Row(what="answers too late, and told so", value=_counted(told, "closed"), unit="")
    yield Row(what="answers lost", value=told.lost, unit="", at_most=1)


def _beside(practice: Practice) -> Iterator[Row]:
    ours = practice.beside.times("answer", practice.since, practice.until)
    bare = three(practice.hello.times("answer", 0.0, practice.until))
    yield Row(what=f"answers of {BESIDE} on real journeys", value=len(ours), unit="")
    for share, ms, hello in zip(SHARES, three(ours), bare, strict=True):
        most = report.P99 if share == "99 %" else None
        what = f"  {share}, with the next page, within"
        yield Row(what=what, value=ms, unit="ms", hello=hello, at_most=most)


def _counted(told: Told, what: What) -> int:
    return sum(each.what == what for each in told.happened)
