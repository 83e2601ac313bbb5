"""What the document process is asked to make, as bytes that pass through a pipe."""

import json
from dataclasses import dataclass, field
from typing import Literal, get_args

Format = Literal["pdf", "docx", "ics", "svg"]


class JobError(ValueError):
    """Bytes that are no job."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A file to make of finished text: the process that makes it knows no answers."""

    format: Format
    body: str = field(repr=False)
    """A whole HTML page; for a calendar, its entries as JSON; for an SVG, the address in it."""
    password: str = field(default="", repr=False)
    """What opens the PDF; empty where anybody may open it."""

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
