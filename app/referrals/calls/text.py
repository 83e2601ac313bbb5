"""A call as plain text: to read from a phone, or to paste into a message to oneself."""

from collections.abc import Iterator
from itertools import chain

from app.questionnaires.text import Text, Translator, apart, render
from app.questionnaires.tongue_words import NO_CHILD, SAY_IN_ENGLISH, UNCHECKED, in_english
from app.referrals.calling import CallStep
from app.referrals.calls.sheet import Call, CallSheet
from app.referrals.documents.bidi import closed
from app.referrals.reached import ContactOf
from app.referrals.ringing import ACCESS, TITLES
from app.referrals.speaking import in_words

NOBODY_TOLD = Text("Nobody has been told yet.", "call script")
WRITE_DOWN = Text("Write this down when you ring.", "call script")
BLANK = "_" * 40


def call_text(sheet: CallSheet, translator: Translator) -> str:
    """Return the calls as lines of text."""
    calls = chain.from_iterable(_call(call, translator) for call in sheet.calls)
    write = ["", render(WRITE_DOWN, translator), *(f"{line}: {BLANK}" for line in sheet.write)]
    return closed("\n".join([*_head(sheet, translator), *calls, *write]) + "\n")


def _head(sheet: CallSheet, translator: Translator) -> Iterator[str]:
    yield from _gravely(NOBODY_TOLD, translator)
    for line in sheet.told:
        yield in_words(line, translator)
    if not translator.is_checked:
        yield from _gravely(UNCHECKED, translator)
    if sheet.speaks:
        yield from ("", render(SAY_IN_ENGLISH, translator), in_english(sheet.speaks))
        yield render(NO_CHILD, translator)
    if sheet.ways:
        yield from ("", render(TITLES[ACCESS], translator))
        yield from (f"{_contact(each, translator)} {each.how}" for each in sheet.ways)


def _gravely(text: Text, translator: Translator) -> Iterator[str]:
    """Yield a text and, unless a person has checked the language, its English."""
    yield render(text, translator)
    if not translator.is_checked:
        yield text.id


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
