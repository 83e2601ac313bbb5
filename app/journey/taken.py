"""What of a draft goes into a file that is taken away, and how it is read when it comes back.

A file that a passphrase opens may have been sealed by anybody: what comes out of it is looked at
like any other file that somebody brings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from app.journey.errors import TakenRefusedError
from app.journey.stored import FORMAT, Stored
from app.languages import OFFERED
from app.questionnaires.answers import Json
from app.questionnaires.carrying import Tie
from app.questionnaires.case import Case
from app.questionnaires.kinds.clean import showable
from app.referrals.data_file import read_json
from app.referrals.model import Referral

MOST_ANSWERS, MOST_RECORDS = 20_000, 9
"""More than there are questions, and as many children as a draft may have."""


def _day(text: str) -> str:
    datetime.fromisoformat(text)
    return text


Answers = Annotated[dict[str, Json], Field(max_length=MOST_ANSWERS)]
Languages = Annotated[dict[str, str], Field(max_length=MOST_ANSWERS)]


class _Record(BaseModel):
    """The shape of what `Stored` holds. Keys that this version does not know are let through."""

    model_config = ConfigDict(extra="allow", strict=True)

    format: Literal[FORMAT]  # type: ignore[valid-type] # a constant
    answers: Answers = {}
    begun: list[str] = []
    written: Languages = {}
    fingerprint: str = ""
    told_999: bool = False
    earlier: dict[str, Json] = {}
    updates: dict[str, Annotated[str, AfterValidator(_day)]] = {}
    school: Annotated[str, Field(pattern="^[0-9]{0,12}$")] = ""
    child: Annotated[str, Field(pattern="^([0-9a-f]{8})?$")] = ""
    number: Annotated[int, Field(ge=1, le=100_000)] = 1
    tie: Tie = "home"
    spoken: str = ""
    letter: str = ""
    from_other: Answers = {}
    from_written: Languages = {}
    aside: Annotated[tuple["_Record", ...], Field(max_length=MOST_RECORDS - 1)] = ()

    @property
    def records(self) -> tuple["_Record", ...]:
        return (self, *self.aside)


def content_to_take(stored: Stored) -> bytes:
    """Return a draft's content without what is of this server, or of this browser alone."""
    return _ours_alone(stored).dump()


def read_taken(content: bytes) -> Stored:
    """Read content that was in a file. Raises TakenRefusedError."""
    try:
        # This one first: it bounds how deep values lie in one another, and takes whole letters.
        found = _Record.model_validate_json(content)
        data = read_json(content)
    except ValidationError as error:
        is_other = any(each["loc"][-1:] == ("format",) for each in error.errors())
        raise TakenRefusedError("other_version" if is_other else "not_ours") from None
    except ValueError:
        raise TakenRefusedError("not_ours") from None
    children = [each.child for each in found.records]
    if any(each.aside for each in found.aside) or len(set(children)) < len(children):
        raise TakenRefusedError("not_ours")
    stored = Stored.from_data(_shown(data))
    return _ours_alone(_read(replace(stored, aside=tuple(map(_read, stored.aside)))))


def _ours_alone(stored: Stored) -> Stored:
    aside = tuple(replace(each, code="", brought={}) for each in stored.aside)
    return replace(stored, code="", brought={}, aside=aside)


def _read(record: Stored) -> Stored:
    """Return a record without what this version would stumble over."""
    case = Case(record.case.values, record.case.begun, _known(record.case.written))
    return replace(
        record,
        case=case,
        from_written=_known(record.from_written),
        spoken=record.spoken if record.spoken in OFFERED else "",
        earlier=dict(_comparable(record.earlier)),
    )


def _known(written: Mapping[str, str]) -> dict[str, str]:
    return {key: language for key, language in written.items() if language in OFFERED}


def _comparable(earlier: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """Yield the earlier assessments that can still be set beside a new one."""
    for id, each in earlier.items():
        try:
            Referral.model_validate(each)
        except ValidationError:
            continue
        yield id, each


def _shown(value: Json) -> Json:
    """Return a value with no letter in it that a page or a document cannot hold."""
    match value:
        case str():
            return showable(value)
        case list():
            return [_shown(each) for each in value]
        case dict():
            return {key: _shown(each) for key, each in value.items()}
        case _:
            return value
