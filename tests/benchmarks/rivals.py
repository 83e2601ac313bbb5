"""The same letter made by others, in the same run: Chromium prints it, LibreOffice converts it."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import psutil
from playwright.sync_api import sync_playwright

from app.referrals.documents.pdf import STYLES
from tests.benchmarks.report import Row

OFFICE = "soffice"
LOOKS_EACH = 0.02
"""Seconds between two looks at what a program takes."""


class Peak:
    """The most memory that some processes took at once, in MB of PSS."""

    def __init__(self) -> None:
        self.megabytes = 0.0


@contextmanager
def watched(processes: Callable[[], list[psutil.Process]]) -> Iterator[Peak]:
    """Look at processes from time to time, while they work."""
    peak, is_done = Peak(), threading.Event()

    def look() -> None:
        while not is_done.is_set():
            peak.megabytes = max(peak.megabytes, sum(map(_pss, processes())))
            sleep(LOOKS_EACH)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        is_done.set()
        watcher.join()


def chromium(html: str, turns: int, ours: float) -> Iterator[Row]:
    """Print the letter with Chromium, warm: the browser and its page stay open."""
    styled = html.replace("</head>", f"<style>{STYLES.read_text(encoding='utf-8')}</style></head>")
    me = psutil.Process()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()

        def printed() -> None:
            page.set_content(styled)
            page.pdf(format="A4", tagged=True)

        printed()
        with watched(lambda: _named(me, "chrom")) as peak:
            times = [timed(printed) for _ in range(turns)]
        browser.close()
    yield _row("the same printed by Chromium, warm", times, ours)
    yield Row(what="  its memory (PSS)", value=peak.megabytes, unit="MB")


def office(docx: bytes, turns: int, ours: float) -> Iterator[Row]:
    """Convert the letter's Word file with LibreOffice, which begins anew each time."""
    if which(OFFICE) is None:
        return
    me = psutil.Process()
    with TemporaryDirectory() as folder:
        file = Path(folder, "letter.docx")
        file.write_bytes(docx)
        home = f"-env:UserInstallation=file://{folder}/home"
        command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]

        def converted() -> None:
            subprocess.run(command, capture_output=True, check=True, timeout=120)

        converted()
        with watched(lambda: _named(me, "office")) as peak:
            times = [timed(converted) for _ in range(turns)]
        assert (Path(folder) / "letter.pdf").stat().st_size > 0
    yield _row("its Word file converted by LibreOffice", times, ours)
    yield Row(what="  its memory (PSS)", value=peak.megabytes, unit="MB")


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def _row(what: str, times: list[float], ours: float) -> Row:
    value = median(times)
    return Row(what=f"{what} ({value / ours:.1f} x ours)", value=value, unit="ms")


def _named(me: psutil.Process, part: str) -> list[psutil.Process]:
    return [each for each in me.children(recursive=True) if part in _name(each)]


def _name(process: psutil.Process) -> str:
    try:
        return process.name()
    except psutil.NoSuchProcess:
        return ""


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 1e6
    except psutil.Error:
        return 0.0
