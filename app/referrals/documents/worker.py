"""The document process: finished HTML comes in, a PDF goes out, nothing else.

It is started by `DocumentMaker` with an empty environment, so it has no secret and no database, and
it ends with its parent.
"""

import os
import resource
import signal
import sys
from pathlib import Path

from app.referrals.documents.frames import Kind, read_frame, write_frame

NICENESS = 10
MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes of data that this process may have: WeasyPrint needs about a fifth of it."""
MOST_SECONDS = 30
"""A job that outlives its parent ends by itself; the parent gives up far earlier."""


def main() -> None:
    """Serve until the pipe closes."""
    _give_way()
    fonts = Path(sys.argv[1])
    incoming, outgoing = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the frames, nor into any log.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)

    from app.referrals.documents.pdf import PdfMaker

    maker = PdfMaker(fonts)
    write_frame(outgoing, Kind.READY)
    while True:
        try:
            _, html = read_frame(incoming)
        except EOFError:
            return
        signal.alarm(MOST_SECONDS)
        try:
            write_frame(outgoing, Kind.PDF, maker.make(html.decode()))
        except (ValueError, MemoryError, RecursionError):
            write_frame(outgoing, Kind.FAILED)
        signal.alarm(0)


def _give_way() -> None:
    """Let pages go first, and hold to a limit of memory."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
