"""The document process may be late, killed or out of memory; the next document is made."""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from app.referrals.documents.errors import (
    DocumentFailedError,
    DocumentLostError,
    DocumentsBusyError,
    DocumentTimeoutError,
    DocumentTooLargeError,
)
from app.referrals.documents.frames import LARGEST
from app.referrals.documents.process import CHECKOUT, KEPT, WORKER, DocumentMaker, Limits
from tests.referrals.documents.impostor import ANSWERS
from tests.referrals.documents.made_up import FONTS
from tests.referrals.documents.reading import Read

IMPOSTOR = "tests.referrals.documents.impostor"
HONEST = Path("honest")
PATIENT = Limits(seconds=60)
PAGE = '<html lang="en"><head><title>A page</title></head><body><h1>Made</h1></body></html>'
LONG = PAGE.replace("Made", "<p>A word and another word.</p>" * 5000)
HEAVY = PAGE.replace("Made", "A word. " * 2_000_000)


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    """Wait until something holds, and say whether it came to that."""
    ends = time.monotonic() + seconds
    while not holds() and time.monotonic() < ends:
        time.sleep(0.02)
    return holds()


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def pid_of(maker: DocumentMaker) -> int:
    assert maker.pid is not None
    return maker.pid


def is_idle(pid: int) -> bool:
    """Say whether a process waits, and not just for a moment."""
    process, seen = psutil.Process(pid), []
    for _ in range(10):
        seen.append((process.status(), process.cpu_times()[:2]))
        time.sleep(0.03)
    return set(seen) == {(psutil.STATUS_SLEEPING, seen[0][1])} and sum(seen[0][1]) > 0.25


def scratch_of(pid: int) -> Path:
    return Path(psutil.Process(pid).environ()["TMPDIR"])


@pytest.fixture(scope="module")
def real() -> Iterator[DocumentMaker]:
    """The maker as it is used; a test leaves it able to work."""
    with closing(DocumentMaker(FONTS, limits=PATIENT)) as maker:
        yield maker


@pytest.fixture
def impostor() -> Iterator[DocumentMaker]:
    limits = Limits(seconds=30, documents=3)
    with closing(DocumentMaker(HONEST, limits=limits, worker=IMPOSTOR)) as maker:
        yield maker


# What the real child is.


def test_one_child_makes_the_first_document_and_later_ones(real: DocumentMaker) -> None:
    assert "Made" in Read(real.pdf(PAGE)).text
    first = pid_of(real)
    assert "Later" in Read(real.pdf(PAGE.replace("Made", "Later"))).text
    assert real.pid == first


def test_a_child_knows_no_secret(monkeypatch: pytest.MonkeyPatch, real: DocumentMaker) -> None:
    monkeypatch.setenv("SIGNPOST_SECRET", "made-up secret")
    monkeypatch.setenv("DATABASE_URL", "sqlite:////made-up.db")
    real.close()
    real.warm()
    names = set(psutil.Process(pid_of(real)).environ())
    assert {"HOME", "TMPDIR", "PYTHONPATH"} <= names
    assert names <= {*KEPT, "HOME", "TMPDIR", "PYTHONPATH"}
    assert b"made-up" not in Path(f"/proc/{real.pid}/environ").read_bytes()


def test_a_child_inherits_no_open_file() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        os.set_inheritable(server.fileno(), True)  # noqa: FBT003 - its shape
        with closing(DocumentMaker(HONEST, worker=IMPOSTOR)) as maker:
            maker.pdf("0")
            assert {file.name for file in Path(f"/proc/{maker.pid}/fd").iterdir()} == {
                *("0", "1", "2")
            }


def test_a_child_gives_way_and_is_limited(real: DocumentMaker) -> None:
    real.pdf(PAGE)
    child = psutil.Process(pid_of(real))
    assert child.nice() == min(19, os.nice(0) + 10)
    assert resource.prlimit(child.pid, resource.RLIMIT_DATA) == (PATIENT.memory, PATIENT.memory)
    assert resource.prlimit(child.pid, resource.RLIMIT_CORE) == (0, 0)


# What happens to it.


def test_a_document_that_takes_too_long_is_given_up_and_the_next_is_made() -> None:
    with closing(DocumentMaker(FONTS, limits=Limits(seconds=2))) as maker:
        maker.warm()
        late = pid_of(maker)
        assert until(lambda: is_idle(late))
        began = time.monotonic()
        with pytest.raises(DocumentTimeoutError):
            maker.pdf(LONG)
        assert 2 <= time.monotonic() - began < 20
        assert gone(late)
        maker.warm()
        assert until(lambda: is_idle(pid_of(maker)))
        assert "Made" in Read(maker.pdf(PAGE)).text


def test_a_child_killed_while_idle_is_not_noticed_and_leaves_no_files(real: DocumentMaker) -> None:
    real.pdf(PAGE)
    before = pid_of(real)
    scratch = scratch_of(before)
    assert scratch.parent == Path(tempfile.gettempdir())
    assert scratch.stat().st_mode & 0o077 == 0
    assert list(scratch.iterdir())
    os.kill(before, signal.SIGKILL)
    assert "Made" in Read(real.pdf(PAGE)).text
    assert pid_of(real) != before
    assert not scratch.exists()


def test_a_child_killed_at_work_is_replaced_and_the_document_made(real: DocumentMaker) -> None:
    real.pdf(PAGE)
    before = pid_of(real)
    os.kill(before, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(real.pdf, PAGE)
        time.sleep(0.3)
        assert not made.done()
        os.kill(before, signal.SIGKILL)
        assert "Made" in Read(made.result()).text
    assert pid_of(real) != before


def test_a_child_that_has_worn_out_its_memory_is_replaced(real: DocumentMaker) -> None:
    real.pdf(PAGE)
    before = pid_of(real)
    resource.prlimit(before, resource.RLIMIT_DATA, (1024, 1024))
    assert "Made" in Read(real.pdf(PAGE.replace("Made", "Made " * 3000))).pages[0]
    assert pid_of(real) != before


def test_a_document_that_needs_too_much_memory_fails_and_the_next_is_made(
    real: DocumentMaker,
) -> None:
    real.pdf(PAGE)
    limits = Limits(seconds=60, memory=data_of(pid_of(real)) + 24 * 1024 * 1024)
    with closing(DocumentMaker(FONTS, limits=limits)) as maker:
        with pytest.raises(DocumentFailedError):
            maker.pdf(HEAVY)
        assert "Made" in Read(maker.pdf(PAGE)).text


def data_of(pid: int) -> int:
    """Return the bytes that count towards a process's limit of data."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmData:"))
    return int(line.split()[1]) * 1024


def test_a_child_ends_with_its_parent() -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from app.referrals.documents.process import DocumentMaker, Limits\n"
        "maker = DocumentMaker(Path(sys.argv[1]), limits=Limits(seconds=60))\n"
        f"maker.pdf('''{PAGE}'''); print(maker.pid, flush=True); time.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, str(FONTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        scratch = scratch_of(child)
        parent.kill()
    assert until(lambda: gone(child), seconds=20)
    assert not scratch.exists()


def test_a_child_that_is_told_nonsense_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", WORKER, str(FONTS), str(tmp_path / "s"), str(2**30), "10"]
    done = subprocess.run(
        command, input=b"\x09nonsense " * 99, capture_output=True, cwd=CHECKOUT, check=True
    )
    assert len(done.stdout) == 5
    assert done.stderr == b""


# How the maker keeps order.


@pytest.mark.parametrize("manner", ANSWERS)
def test_an_answer_that_is_no_answer_is_an_error_and_ends_the_child(manner: str) -> None:
    with closing(DocumentMaker(Path(manner), limits=PATIENT, worker=IMPOSTOR)) as maker:
        maker.warm()
        first = pid_of(maker)
        with pytest.raises(DocumentLostError):
            maker.pdf("0")
        assert maker.pid is None
        assert gone(first)


def test_a_child_that_does_not_listen_is_an_error() -> None:
    with closing(DocumentMaker(Path("deaf"), limits=Limits(seconds=1), worker=IMPOSTOR)) as maker:
        maker.warm()
        ear = Path(f"/proc/{maker.pid}/fd/0")
        assert until(lambda: not ear.is_symlink())
        # The first is found deaf at once; its successor is not yet when the page is sent to it.
        with pytest.raises((DocumentLostError, DocumentTimeoutError)):
            maker.pdf("0")
        assert maker.pid is None


def test_a_page_that_was_refused_costs_no_child(impostor: DocumentMaker) -> None:
    impostor.pdf("0")
    first = pid_of(impostor)
    with pytest.raises(DocumentFailedError):
        impostor.pdf("refuse")
    assert pid_of(impostor) == first
    assert impostor.pdf("0") == b"0"


def test_a_child_is_replaced_after_so_many_documents(impostor: DocumentMaker) -> None:
    pids = []
    for _ in range(7):
        impostor.warm()
        pids.append(pid_of(impostor))
        impostor.pdf("0")
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 1]


def test_a_retry_does_not_begin_the_time_afresh() -> None:
    limits = Limits(seconds=4)
    with closing(DocumentMaker(HONEST, limits=limits, worker=IMPOSTOR)) as maker:
        maker.pdf("0")
        began, first = time.monotonic(), pid_of(maker)
        killer = threading.Timer(3, os.kill, (first, signal.SIGKILL))
        killer.start()
        with pytest.raises(DocumentTimeoutError):
            maker.pdf("30")
        killer.join()
        assert time.monotonic() - began < 6.5


def test_one_works_and_two_may_wait(impostor: DocumentMaker) -> None:
    impostor.pdf("0")
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(impostor.pdf, f"0.{number}") for number in (4, 5, 6, 7)]
        errors = [each.exception() for each in asked]
        made = [each.result() for each in asked if not each.exception()]
    assert [type(error) for error in errors if error] == [DocumentsBusyError]
    assert len(made) == 3
    assert impostor.pdf("0") == b"0"


def test_each_gets_its_own_document(impostor: DocumentMaker) -> None:
    pages = [f"0.00{number}" for number in range(1, 10)]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(impostor.pdf, pages)) == [page.encode() for page in pages]


def test_a_page_that_is_too_large_is_refused_before_anything_is_sent() -> None:
    with closing(DocumentMaker(HONEST, worker=IMPOSTOR)) as maker:
        with pytest.raises(DocumentTooLargeError):
            maker.pdf("x" * (LARGEST + 1))
        assert maker.pid is None


def test_closing_twice_is_as_good_as_once(impostor: DocumentMaker) -> None:
    impostor.pdf("0")
    first = pid_of(impostor)
    impostor.close()
    impostor.close()
    assert gone(first)
    assert impostor.pid is None
    assert impostor.pdf("0") == b"0"
