"""How the two ends of the document process talk: a kind, a length, then so many bytes."""

import struct
from enum import IntEnum
from typing import BinaryIO

HEAD = struct.Struct(">BI")
LARGEST = 32 * 1024 * 1024
"""Bytes that a frame may hold, either way."""


class FrameError(ValueError):
    """What was to be sent is larger than the other end takes."""


class Kind(IntEnum):
    """What a frame holds."""

    JOB = 1
    MADE = 2
    FAILED = 3
    READY = 4


def write_frame(stream: BinaryIO, kind: Kind, body: bytes = b"") -> None:
    """Send one frame. Raises FrameError, and sends nothing, when it would be too large."""
    if len(body) > LARGEST:
        raise FrameError
    stream.write(HEAD.pack(kind, len(body)) + body)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[Kind, bytes]:
    """Read one frame. Raises EOFError when the other end is gone or talks nonsense."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    kind, length = HEAD.unpack(head)
    if length > LARGEST or kind not in set(Kind):
        raise EOFError
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return Kind(kind), body
