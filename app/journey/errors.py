"""What can go wrong on a walk, as data; the views' handlers turn it into pages."""

from typing import Literal

TakenRefusal = Literal["too_large", "not_ours", "other_version", "not_opened", "unknown", "busy"]


class JourneyError(Exception):
    """The root of the errors of this package."""


class NoDraftError(JourneyError):
    """This browser has no draft, or it is gone."""

    def __init__(self, journey: str) -> None:
        super().__init__(journey)
        self.journey = journey


class UnfinishedError(JourneyError):
    """A level was given without the reasons that it needs, so no document can print it."""

    def __init__(self, journey: str) -> None:
        super().__init__(journey)
        self.journey = journey


class NoRecordError(JourneyError):
    """There is no such child's record in the draft, or it is the only one and cannot go."""


class OtherRecordError(JourneyError):
    """What was sent is about another child than the one whose record is open now."""


class HasCodeError(JourneyError):
    """The draft is kept under a code already."""


class TakenRefusedError(JourneyError):
    """A file of answers that cannot be loaded; the code says why."""

    def __init__(self, code: TakenRefusal) -> None:
        super().__init__(code)
        self.code: TakenRefusal = code
