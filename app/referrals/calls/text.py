"""A call as plain text: to read from a phone, or to paste into a message to oneself."""

from collections.abc import Iterator
from itertools import chain

from app.questionnaires.text import Text, Translator, apart, render
from app.referrals.calling import CallStep
from app.referrals.calls.sheet import Call, CallSheet
from app.referrals.documents.bidi import closed
from app.referrals.reached import ContactOf

NOBODY_TOLD = Text("Nobody has been told yet.", "call script")
WRITE_DOWN = Text("Write this down when you ring.", "call script")
BLANK = "_" * 40


def call_text(sheet: CallSheet, translator: Translator) -> str:
    """Return the calls as lines of text."""
    head = [render(NOBODY_TOLD, translator)]
    calls = chain.from_iterable(_call(call, translator) for call in sheet.calls)
    write = ["", render(WRITE_DOWN, translator), *(f"{line}: {BLANK}" for line in sheet.write)]
    return closed("\n".join([*head, *calls, *write]) + "\n")


def _call(call: Call, translator: Translator) -> Iterator[str]:
    yield from ("", call.label)
    yield from (_contact(each, translator) for each in call.contacts)
    yield ""
    for number, step in enumerate(call.steps, 1):
        yield from _step(number, step)


def _contact(contact: ContactOf, translator: Translator) -> str:
    """Return a name and what is dialled, which is read from left to right in any language."""
    ways = filter(None, [*(each.number for each in contact.phones), contact.url])
    name, *dialled = (apart(each, translator) for each in [contact.name, *ways])
    return " ".join([f"{name}:", *dialled])


def _step(number: int, step: CallStep) -> Iterator[str]:
    yield f"{number}. {step.say}"
    for point in step.points:
        first, *more = point.splitlines() or [""]
        yield f"   - {first}"
        yield from (f"     {line}" for line in more)
