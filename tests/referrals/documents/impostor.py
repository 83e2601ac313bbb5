"""Document processes that misbehave in the way that their first argument names."""

import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

from app.referrals.documents.frames import HEAD, LARGEST, Kind, read_frame, write_frame
from app.referrals.documents.jobs import Job

ANSWERS = {
    "garbage": b"\xffWarning: so many words, and none of them is a frame",
    "cut short": HEAD.pack(Kind.MADE, 100) + b"%PDF",
    "too large": HEAD.pack(Kind.MADE, LARGEST + 1) + b"%PDF",
    "of a wrong kind": HEAD.pack(Kind.JOB, 2) + b"hi",
    "silent": b"",
}


def main() -> None:
    """Behave as the argument says until the pipe closes."""
    manner = Path(sys.argv[1]).name
    incoming, outgoing = os.fdopen(0, "rb"), os.fdopen(1, "wb")
    if manner == "deaf":
        incoming.close()
        time.sleep(60)
    write_frame(outgoing, Kind.READY)
    while True:
        try:
            _, page = read_frame(incoming)
        except EOFError:
            return
        _answer(outgoing, manner, Job.load(page).body)


def _answer(outgoing: BinaryIO, manner: str, page: str) -> None:
    """Answer; an honest one refuses "refuse", and sleeps for as long as a page says."""
    if manner in ANSWERS:
        outgoing.write(ANSWERS[manner])
        outgoing.flush()
        sys.exit()
    if page == "refuse":
        write_frame(outgoing, Kind.FAILED)
        return
    time.sleep(float(page))
    write_frame(outgoing, Kind.MADE, page.encode())


if __name__ == "__main__":
    main()
