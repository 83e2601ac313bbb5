"""The data file of a referral that somebody brings back, read as what anybody may have written.

Only what a new draft needs is read of it: which questionnaire, when, and the answers. So a file of
an older version, which lacks newer parts, is read as well. The words, levels, urgencies and
contacts that stand in it are not read at all, so that none of them can be shown as ours.
"""

import json
from datetime import datetime
from math import isfinite
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from app.languages import OFFERED
from app.questionnaires.answers import Json
from app.questionnaires.base import Id
from app.referrals.comparison import LARGEST
from app.referrals.earlier_words import EarlierRefusedError

VERSION = "1.0"
TRAINING = "training"
MOST_ANSWERS, MOST_ANNEXES = 2000, 40
"""More than all questions and questionnaires that there are."""


class Named(BaseModel):
    """Which questionnaire was answered."""

    model_config = ConfigDict(frozen=True)

    id: Id


class Part(BaseModel):
    """The answers to one questionnaire."""

    model_config = ConfigDict(frozen=True)

    questionnaire: Named
    answers: Annotated[dict[str, Json], Field(max_length=MOST_ANSWERS)]
    written: Annotated[dict[str, str], Field(max_length=MOST_ANSWERS)] = {}

    def language_of(self, question: str) -> str:
        """Return the language that an answer was typed in; nothing for one that is not ours."""
        language = self.written.get(question, "")
        return language if language in OFFERED else ""


class DataFile(Part):
    """What is used of a data file."""

    schema_version: str
    made_at: datetime
    reader: str = ""
    annexes: Annotated[tuple[Part, ...], Field(max_length=MOST_ANNEXES)] = ()


def read_file(content: bytes) -> DataFile:
    """Read a data file. Raises EarlierRefusedError."""
    if len(content) > LARGEST:
        raise EarlierRefusedError("too_large")
    try:
        # This one first: it bounds how deep values lie in one another, and takes whole letters.
        file = DataFile.model_validate_json(content)
        read_json(content)
    except ValueError:
        raise EarlierRefusedError("not_ours") from None
    if file.reader == TRAINING:
        raise EarlierRefusedError("training")
    if file.schema_version != VERSION:
        raise EarlierRefusedError("other_version")
    return file


def read_json(content: bytes) -> Json:
    """Read JSON whose objects hold each name once, and whose numbers have an end.

    Raises ValueError.
    """
    return json.loads(content, object_pairs_hook=_once, parse_float=_finite, parse_constant=_finite)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose names each stand once: of two answers one would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _finite(number: str) -> float:
    if not isfinite(float(number)):
        raise ValueError("this is no number")
    return float(number)
