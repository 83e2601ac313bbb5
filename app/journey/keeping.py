"""How long a draft is kept under a resume code, and where whoever comes back with one goes on."""

from dataclasses import replace
from datetime import timedelta

from flask import url_for

from app.drafts.codes import Code
from app.journey.addresses import entry_url
from app.journey.errors import HasCodeError
from app.journey.state import state
from app.journey.stored import Stored
from app.questionnaires.base import WORK
from app.questionnaires.path import walk

PUBLIC = timedelta(hours=24)
WORKING = timedelta(hours=72)
"""Somebody who works with children is always interrupted, and a deputy may have to take over."""


def is_for_work(stored: Stored) -> bool:
    """Say whether any of a draft was answered by somebody who works with children."""
    asked = state().content.library.by_address
    return any(
        each.letter in asked and asked[each.letter].reader in WORK for each in stored.records
    )


def lives(stored: Stored) -> timedelta:
    """Return how long a draft may be kept under a code."""
    return WORKING if is_for_work(stored) else PUBLIC


def with_code(content: bytes, code: Code) -> bytes:
    """Return a draft's content with the code that it is kept under."""
    return replace(Stored.load(content), code=code).dump()


def with_first_code(content: bytes, code: Code) -> bytes:
    """Return a draft's content with its first code. Raises HasCodeError where it has one."""
    if Stored.load(content).code:
        raise HasCodeError
    return with_code(content, code)


def without_code(content: bytes) -> bytes:
    """Return a draft's content as it is when no code opens it."""
    return replace(Stored.load(content), code="").dump()


def goes_on_at(stored: Stored) -> str:
    """Return the address where a draft goes on: the start, where it is of no questionnaire."""
    parts = state()
    found = parts.content.library.by_address.get(stored.letter)
    if found is None:
        return url_for("journey.start")
    asking = parts.content.asking(parts.now())
    asked = parts.content.asked(found, stored.case.answers_to(found, asking), asking.today)
    return entry_url(asked, walk(asked, stored.case.answers_to(asked, asking)))
