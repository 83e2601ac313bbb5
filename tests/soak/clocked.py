"""`python -m tests.soak.clocked`: gunicorn on a clock that libfaketime sets.

libfaketime takes the moment of the steady clock until which `time.sleep` sleeps for one of the
clock on the wall, and the sleep fails. `select` sleeps as long, and is left alone.
"""

import runpy
import select
import time
from typing import SupportsIndex


def sleep(seconds: float | SupportsIndex) -> None:
    """Sleep."""
    select.select([], [], [], max(float(seconds), 0))


if __name__ == "__main__":
    time.sleep = sleep
    runpy.run_module("gunicorn", run_name="__main__", alter_sys=True)
