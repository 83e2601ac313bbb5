"""What the document process is asked to make, as bytes that pass through a pipe."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Literal, get_args

Format = Literal["pdf", "docx", "ics", "svg", "sealed", "unsealed"]


class JobError(ValueError):
    """Bytes that are no job."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A file to make of what is finished: the process that makes it cannot reach anything else."""

    format: Format
    body: str = field(repr=False)
    """A whole HTML page; a calendar's entries as JSON; an SVG's address; of bytes, base 64."""
    password: str = field(default="", repr=False)
    """What opens the file; empty for a PDF that anybody may open."""

    @classmethod
    def of_bytes(cls, format: Format, content: bytes, password: str) -> "Job":  # noqa: A002
        """Return a job that is about bytes."""
        return cls(format=format, body=b64encode(content).decode(), password=password)

    @property
    def content(self) -> bytes:
        """The bytes that it is about. Raises ValueError where it is about none."""
        return b64decode(self.body, validate=True)

    def dump(self) -> bytes:
        """Return the job as bytes: a line that says what to make, and the body behind it."""
        head = json.dumps({"format": self.format, "password": self.password})
        return f"{head}\n{self.body}".encode()

    @classmethod
    def load(cls, content: bytes) -> "Job":
        """Read a job. Raises JobError."""
        head, found, body = content.decode().partition("\n")
        asked = json.loads(head) if found else {}
        if asked.get("format") not in get_args(Format):
            raise JobError
        return cls(body=body, **asked)
