"""The report can be printed, whole. `make test` leaves this folder out."""

import os
import subprocess
import sys

from app.config import ROOT

PARTS = (
    "hello",
    "question page",
    "POST",
    "result",
    "postcode",
    "PDF",
    "worker",
    "start",
    "answers",
)


def test_every_number_is_printed_and_nothing_is_left_running() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--quick"],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [part for part in PARTS if part not in done.stdout] == []
