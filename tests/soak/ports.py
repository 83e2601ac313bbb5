"""Ports of this machine that nobody takes in between."""

import random
import socket
from contextlib import suppress

BELOW = range(20_000, 32_000)
"""Below those that the system gives to whoever connects to somewhere: one is not taken between
a server's end and its next start."""


def free_port() -> int:
    """Find a port that nobody listens on."""
    while True:
        port = random.choice(BELOW)  # noqa: S311 - no secret
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
