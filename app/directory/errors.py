"""What can go wrong when a place or a contact is looked up: one tree, carrying data."""

from pathlib import Path


class DirectoryError(Exception):
    """The root of everything this package raises."""


class UnknownAuthorityError(DirectoryError):
    """No authority that we know has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no authority has the code {code!r}")
        self.code = code


class UnknownDestinationError(DirectoryError):
    """No door is written for this destination code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no door leads to the destination {code!r}: add it to doors.yaml")
        self.code = code


class DirectoryFileError(DirectoryError):
    """A file of the directory cannot be used. Names the file, the line and what to do."""

    def __init__(self, file: Path, line: int | None, advice: str) -> None:
        where = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{where}: {advice}")
        self.file = file
        self.line = line
        self.advice = advice


class ExchangeFileError(DirectoryError):
    """A file that is handed in or written out cannot be used as a whole. Says what to do."""

    def __init__(self, file: Path, advice: str) -> None:
        super().__init__(f"{file}: {advice}")
        self.file = file
        self.advice = advice


class RefusedRecordError(DirectoryError):
    """What is handed in is no record that we can keep. Carries each reason, in words."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons
