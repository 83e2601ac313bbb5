"""A PDF of a referral with every answer in it."""

from collections.abc import Callable
from datetime import datetime
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

import psutil

from app.journey.state import State
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.model import Referral
from tests.benchmarks.report import Row
from tests.benchmarks.walks import answers_to

AT = datetime(2026, 3, 13, 16, 55, tzinfo=ZoneInfo("Europe/London"))


def measure(state: State, hello: float, turns: int) -> list[Row]:
    """Write a letter and make it a PDF: the first of a process, then warm ones."""
    referral = _referral(state)
    html = state.writer.whole("agency", referral, English())
    written = [_time(lambda: state.writer.whole("agency", referral, English())) for _ in range(20)]
    first, *warm = [_time(lambda: state.documents.pdf(html)) for _ in range(1 + turns)]
    size, busy = _work(state, html)

    def row(what: str, value: float) -> Row:
        return Row(what=what, value=value, unit="ms", hello=hello)

    answers = sum(len(section.answers) for section in referral.sections)
    return [
        row(f"the letter as HTML ({answers} answers)", median(written)),
        row("its PDF, the first of a process", first),
        row("its PDF, warm", median(warm)),
        row("  of which the processor is busy with it", busy),
        Row(what="its PDF, size", value=size / 1000, unit="kB"),
    ]


def _work(state: State, html: str) -> tuple[int, float]:
    """Return a PDF's bytes and what its process worked on it, however busy the machine is."""
    process = psutil.Process(state.documents.pid)
    before = process.cpu_times()
    size = len(state.documents.pdf(html))
    after = process.cpu_times()
    return size, (after.user + after.system - before.user - before.system) * 1000


def _referral(state: State) -> Referral:
    questionnaire = state.content.library.by_address["a"]
    answers = read_answers(questionnaire, _said(questionnaire), state.content.asking(AT))
    judged = state.content.judge(questionnaire, answers, AT)
    return Writer(content=state.content, translator=English()).referral(judged, "en")


def _said(questionnaire: Questionnaire) -> dict[str, Json]:
    return {id: value for id, value in answers_to(questionnaire).items() if value is not None}


def _time(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000
