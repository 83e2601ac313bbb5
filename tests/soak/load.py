"""Lets a crowd or walkers loose on a server, in a process of their own."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

from app.config import ROOT
from tests.benchmarks.servers import kill_group
from tests.soak.errors import LoadError
from tests.soak.happenings import Happening, read
from tests.soak.person import Journey

BEGINNING = 60.0
"""Seconds within which everybody is there, or something is very wrong."""


@dataclass(kw_only=True)
class Load:
    """What a running load tells."""

    process: subprocess.Popen[str]
    said: Path
    happened: list[Happening] = field(default_factory=list)
    _began: Event = field(default_factory=Event)
    _listener: Thread = field(init=False)

    def __post_init__(self) -> None:
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout:
            for each in read(self.process.stdout):
                self.happened.append(each)
                if each.what == "began":
                    self._began.set()

    @property
    def journeys(self) -> int:
        """How many journeys were walked to their end so far."""
        return sum(each.what == "journey" for each in tuple(self.happened))

    def wait_for_beginning(self) -> None:
        """Wait until everybody is there."""
        if not self._began.wait(BEGINNING):
            raise LoadError(self.said.read_text(encoding="utf-8")[-2000:])

    def wait(self, seconds: float) -> list[Happening]:
        """Wait until it has ended by itself, and return all that happened."""
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise LoadError("it did not end by itself") from None
        if status != 0:
            raise LoadError(self.said.read_text(encoding="utf-8")[-2000:])
        return self.listened()

    def listened(self) -> list[Happening]:
        """Return all that happened, once the load has ended."""
        self._listener.join()
        return self.happened


@contextmanager
def loaded(python: Path, module: str, job: dict[str, Any], folder: Path) -> Iterator[Load]:
    """Let people loose; those who still walk at the end are ended."""
    said = folder / f"{module}.log"
    with said.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [str(python), "-m", module],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    load = Load(process=process, said=said)
    try:
        assert process.stdin
        with process.stdin:
            json.dump(job, process.stdin)
        yield load
    finally:
        kill_group(process.pid)
        process.wait()
        load.listened()


def as_json(journeys: list[Journey]) -> list[dict[str, Any]]:
    """Return journeys as a job carries them."""
    return [asdict(each) for each in journeys]
