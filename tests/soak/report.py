"""The runs as lines to read, and what of them may not be."""

from collections import Counter
from collections.abc import Iterator

from tests.benchmarks.report import Row
from tests.soak import memory
from tests.soak.runs import ENOUGH, Calm, Growth
from tests.soak.told import Told, three

GROWTH_MOST = 0.5
"""Megabytes that all workers together may grow by in a thousand journeys, past warm-up."""
JUDGED_FROM = 3000
"""Journeys below which memory is still settling, and growth is told but not judged."""
P99 = 150.0
PDFS = 4.0
TABLE = (
    f"{'run':<22}{'taken':>7}{'compared':>9}{'lost':>6}{'500':>5}{'503':>6}{'without':>8}"
    f"{'none':>6}{'refused':>8}{'whole':>8}{'longest':>8}"
)
LEGEND = """
taken     forms that were answered by a 303
compared  answers read back and compared with what was typed, each as often as somebody looked
lost      answers that were taken, and later gone or other than typed
500, 503  answers of the server; `without`: a 503 or 4xx that did not hold what was typed
none      pages and forms that got no answer; refused: a 4xx
whole     seconds from mending the fault to the last answer that was not as it should be
longest   seconds that somebody waited for one answer"""


def calm_lines(name: str, calm: Calm) -> Iterator[str]:
    """Yield the numbers of a calm run beside those of hello."""
    until = calm.since + calm.seconds
    ours = calm.told.times("answer", calm.since, until)
    bare = calm.hello.times("answer", 0.0, until)
    made = calm.told.times("document", calm.since, until)
    yield f"{name}: 50 people, 1-2 s between answers"
    rows = [
        Row(what="answers", value=len(ours) / calm.seconds, unit="/s"),
        Row(what="journeys", value=_journeys(calm) / calm.seconds * 60, unit="/min"),
    ]
    for words, value, hello in zip(("half", "95 %", "99 %"), three(ours), three(bare), strict=True):
        most = P99 if words == "99 %" else None
        what = f"  {words} of answers, with the next page, within"
        rows.append(Row(what=what, value=value, unit="ms", hello=hello, at_most=most))
    yield from (row.line() for row in [*rows, *_more(calm, made)])
    yield from kind_lines(calm.told)


def _more(calm: Calm, made: list[float]) -> Iterator[Row]:
    first, last = calm.first, calm.last
    walked = max(last.journeys - first.journeys, 1)
    grown = (last.workers - first.workers) / walked * 1000
    bad = calm.told.unanswered + calm.told.refused + calm.told.held_up + calm.told.broken
    yield Row(what="  failures", value=bad, unit="", at_most=1)
    yield Row(what="PDFs meanwhile", value=len(made) / calm.seconds, unit="/s", at_least=PDFS)
    yield Row(what="  half of them within", value=three(made)[0], unit="ms")
    yield Row(what="workers after warm-up (PSS)", value=first.workers, unit="MB")
    yield Row(what="  at the end", value=last.workers, unit="MB")
    yield Row(what="  more in 1000 journeys (few were walked)", value=grown, unit="MB")
    yield Row(what="what makes documents, after warm-up (PSS)", value=first.makers, unit="MB")
    yield Row(what="  at the end", value=last.makers, unit="MB")


def _journeys(calm: Calm) -> int:
    return sum(
        each.what == "journey" and calm.since <= each.at <= calm.since + calm.seconds
        for each in calm.told.happened
    )


def growth_lines(name: str, growth: Growth) -> Iterator[str]:
    """Yield how memory went."""
    last = growth.samples[-1]
    yield f"{name}: {last.journeys} journeys in {growth.seconds:.0f} s, without pause"
    grown = grown_in_thousand(growth)
    if last.journeys < ENOUGH:
        yield f"  stopped before {ENOUGH} journeys, because time was up"
    steps = ", ".join(f"{each:.1f}" for each in memory.steps(growth.samples))
    yield f"  workers (PSS, MB), each fifth of the time: {steps}"
    yield f"  document processes at the end (PSS, MB): {last.makers:.0f}"
    first = growth.samples[0]
    walked = max(last.journeys - first.journeys, 1)
    busy = (last.busy - first.busy) / walked * 1000
    yield Row(what="  processor that the workers take for a journey", value=busy, unit="ms").line()
    is_judged = last.journeys >= JUDGED_FROM
    most = GROWTH_MOST if is_judged else None
    judged = "" if is_judged else f" (not judged under {JUDGED_FROM})"
    yield Row(what=f"  more in 1000 journeys{judged}", value=grown, unit="MB", at_most=most).line()
    yield from kind_lines(growth.told)


def grown_in_thousand(growth: Growth) -> float:
    """Return by how many megabytes the workers grew in a thousand journeys past warm-up."""
    settled = memory.settled(growth.samples)
    return memory.slope([(each.journeys, each.workers) for each in settled]) * 1000


def row_of(name: str, told: Told) -> str:
    """Return a run as a line of the table."""
    return (
        f"{name:<22}{told.answered:>7}{told.read_back:>9}{told.lost:>6}{told.broken:>5}"
        f"{told.held_up:>6}{told.text_missing:>8}{told.unanswered:>6}{told.refused:>8}"
        f"{told.whole_after:>8.1f}{told.longest:>8.1f}"
    )


def kind_lines(told: Told) -> Iterator[str]:
    """Yield what went wrong, by kind: as people saw it, and as the server wrote it down."""
    if told.expired:
        yield f"    {told.expired} answers went with drafts whose time was up"
    yield from _most("people saw", told.kinds)
    yield from _most("server wrote", told.failures)
    yield from (f"    {note}" for note in told.notes)


def faults_of(told: Told, *, is_calm: bool = False) -> list[str]:
    """Return why a run fails."""
    found = told.faults()
    amiss = told.unanswered + told.refused + told.held_up
    if is_calm and amiss:
        found.append(f"{amiss} failures with nothing wrong")
    return found


def faults_of_growth(growth: Growth) -> list[str]:
    """Return why the run over many journeys fails."""
    found = faults_of(growth.told, is_calm=True)
    grown = grown_in_thousand(growth)
    if growth.samples[-1].journeys >= JUDGED_FROM and grown > GROWTH_MOST:
        found.append(f"memory grew by {grown:.2f} MB in 1000 journeys")
    return found


def _most(who: str, kinds: Counter[str]) -> Iterator[str]:
    for kind, times in kinds.most_common(8):
        yield f"    {who}: {times} x {kind}"
