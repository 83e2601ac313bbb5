"""A letter of four pages, as a PDF and as a Word file, beside what others make of it."""

import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pikepdf
import psutil

from app.journey.state import State
from app.questionnaires.case import read_case
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.documents.jobs import Job
from app.referrals.model import Referral
from tests.benchmarks import rivals
from tests.benchmarks.report import Row
from tests.benchmarks.rivals import timed

AT = datetime(2026, 11, 24, 16, 55, tzinfo=ZoneInfo("Europe/London"))
LETTER = Path(__file__).with_name("letters.json")
"""A made-up referral of four pages, with the signs of a screening as its annex."""
P50 = 150.0
TRIES = 5
WORDS_TOGETHER = 60
"""Words of a paragraph of the bare text."""


def measure(state: State, hello: float, turns: int) -> list[Row]:
    """Make a four-page letter a PDF and a Word file, and let others make the same."""
    referral = _referral(state)
    html = state.writer.whole("agency", referral, English())
    written = [timed(lambda: state.writer.whole("agency", referral, English())) for _ in range(20)]
    first, *warm = [timed(lambda: state.documents.pdf(html)) for _ in range(1 + turns)]
    job = Job(format="docx", body=html)
    docx = state.documents.make(job)
    in_word = [timed(lambda: state.documents.make(job)) for _ in range(turns)]
    made = _worked(state, html)

    def row(what: str, value: float, at_most: float | None = None) -> Row:
        return Row(what=what, value=value, unit="ms", hello=hello, at_most=at_most)

    return [
        row(f"the letter as HTML ({len(html) // 1000} kB, {made.pages} pages)", median(written)),
        row("its PDF, the first of a process", first),
        row("its PDF, warm (p50)", median(warm), at_most=P50),
        row("  of which the processor is busy with it", made.busy),
        row("  the same for its bare words in paragraphs", made.bare),
        Row(what="its PDF, size", value=made.size / 1000, unit="kB"),
        row("its Word file, warm (p50)", median(in_word)),
        Row(what="what makes them (PSS)", value=made.megabytes, unit="MB"),
        *rivals.chromium(html, turns, median(warm)),
        *rivals.office(docx, min(turns, 5), median(warm)),
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """What making a PDF took of its process, however busy the machine is."""

    size: int
    pages: int
    busy: float
    """Milliseconds of processor."""
    bare: float
    """The same for a page of nothing but its words: less than this they cannot take."""
    megabytes: float


def _worked(state: State, html: str) -> Worked:
    process = psutil.Process(state.documents.pid)
    content = state.documents.pdf(html)
    bare = _bare(html)
    return Worked(
        size=len(content),
        pages=len(pikepdf.open(io.BytesIO(content)).pages),
        busy=_busy(process, lambda: state.documents.pdf(html)),
        bare=_busy(process, lambda: state.documents.pdf(bare)),
        megabytes=float(process.memory_full_info().pss) / 1e6,
    )


def _bare(html: str) -> str:
    """Return a page of the same words in paragraphs, without a heading, a list or a bold word."""
    head, _, body = html.partition("<body")
    opening, _, inside = body.partition(">")
    words = re.sub("<[^>]+>", " ", inside).split()
    parts = (words[at : at + WORDS_TOGETHER] for at in range(0, len(words), WORDS_TOGETHER))
    paragraphs = "".join(f"<p>{' '.join(part)}</p>" for part in parts)
    return f"{head}<body{opening}>{paragraphs}</body></html>"


def _busy(process: psutil.Process, work: Callable[[], object]) -> float:
    before = process.cpu_times()
    for _ in range(TRIES):
        work()
    after = process.cpu_times()
    spent = after.user + after.system - before.user - before.system
    return spent * 1000 / TRIES


def _referral(state: State) -> Referral:
    values = json.loads(LETTER.read_text(encoding="utf-8"))
    library = state.content.library
    asked = library.questionnaire(values["questionnaire"])
    case = read_case(asked, library.questionnaires, values["answers"], state.content.asking(AT))
    judged = state.content.judge_case(asked, case, AT)
    return Writer(content=state.content, translator=English()).referral(judged)
