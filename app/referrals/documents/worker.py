"""The document process: finished text comes in, a file goes out, nothing else.

It is started by `DocumentMaker` with an empty environment, so it has no secret and no database, and
it ends with its parent.
"""

import gc
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.referrals.documents.frames import Kind, read_frame, write_frame
from app.referrals.documents.jobs import Job

NICENESS = 10

Make = Callable[[Job], bytes]
"""Returns the file of a job. Raises ValueError for one that it cannot be made of."""


def main(maker: Callable[[Path], Make]) -> None:
    """Serve until the pipe closes: `worker FONTS SCRATCH BYTES SECONDS`."""
    fonts, scratch, memory, seconds = sys.argv[1:]
    _give_way(int(memory))
    incoming, outgoing = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the frames, nor into any log.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    with _removed(Path(scratch)):
        _serve(incoming, outgoing, make=maker(Path(fonts)), seconds=int(seconds))


def _serve(incoming: BinaryIO, outgoing: BinaryIO, *, make: Make, seconds: int) -> None:
    """Answer each job with its file.

    Only what a job is to blame for is reported. After any other error, above all when memory is
    out, this process ends, for the next one is in a better state.
    """
    # Rubbish is collected between two files, not many times while somebody waits for one.
    gc.disable()
    gc.freeze()
    write_frame(outgoing, Kind.READY)
    while True:
        try:
            _, job = read_frame(incoming)
        except EOFError:
            return
        # The parent gives up earlier. A job that outlives its parent must end by itself.
        signal.alarm(seconds)
        try:
            write_frame(outgoing, Kind.MADE, make(Job.load(job)))
        except (ValueError, RecursionError):
            write_frame(outgoing, Kind.FAILED)
        signal.alarm(0)
        gc.collect()


@contextmanager
def _removed(scratch: Path) -> Iterator[None]:
    """Remove the folder for temporary files at the end, for the parent may be gone by then."""
    try:
        yield
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _give_way(memory: int) -> None:
    """Let pages go first, and hold to a limit of memory."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    from app.referrals.documents.making import FileMaker

    main(lambda fonts: FileMaker(fonts).make)
