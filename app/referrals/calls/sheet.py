"""The calls that a referral asks for: whom to ring, what to say in order, what to write down."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.directory.doors import FRONT_DOOR
from app.languages import ENGLISH
from app.questionnaires.base import WORK
from app.questionnaires.text import Text, Translator
from app.referrals.calling import CallStep
from app.referrals.calls import words
from app.referrals.calls.danger import MISSING
from app.referrals.calls.points import Points
from app.referrals.calls.steps import brief_steps, full_steps
from app.referrals.calls.urgent import missing_steps, urgent_steps
from app.referrals.calls.young import is_young, young_steps, young_urgent_steps
from app.referrals.given import Line
from app.referrals.model import Referral
from app.referrals.reached import ContactOf, DestinationOf


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """Somebody to ring, and what to say."""

    code: str
    label: str
    contacts: tuple[ContactOf, ...]
    steps: tuple[CallStep, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CallSheet:
    """The calls in the order in which they are made, and what to write down of each."""

    calls: tuple[Call, ...]
    write: tuple[str, ...]
    told: tuple[Line, ...] = ()
    """What is said first where somebody else reads it out: which interpreter is wanted."""
    speaks: str = ""
    """The language to ask for an interpreter of, in English; empty where nobody has to ask."""
    ways: tuple[ContactOf, ...] = ()
    """How whoever signs reaches 999 without a voice."""


def call_sheet(referral: Referral, translator: Translator) -> CallSheet:
    """Return what to say to whoever has to know first, and to those who are rung after them."""
    points = Points.of(referral, translator)
    lines = words.WRITE_YOUNG if is_young(points) else words.WRITE
    return CallSheet(
        calls=tuple(_calls(points)),
        write=tuple(map(points.say, lines)),
        told=_told(referral, translator),
        speaks=_speaks(referral, translator),
        ways=referral.speaks.ways,
    )


def _told(referral: Referral, translator: Translator) -> tuple[Line, ...]:
    """Return what an English sheet is headed with; in any other language they read it themselves.

    Easy Read is read by themselves as well.
    """
    own = referral.speaks
    if translator.code != ENGLISH or own.is_easy or referral.reader in WORK:
        return ()
    return own.told(referral.reader, translator)


def _speaks(referral: Referral, translator: Translator) -> str:
    own = referral.speaks
    is_said = translator.code != ENGLISH and own.asks_aloud(referral.reader)
    return own.name if is_said else ""


def _calls(points: Points) -> Iterator[Call]:
    has_full = False
    for each in _rung(points.referral):
        is_short = each.code in words.SHORT
        steps = _short(points, each) if is_short else _full(points, each, is_first=not has_full)
        has_full = has_full or not is_short
        yield Call(
            code=each.code, label=each.label, contacts=each.best_contacts, steps=tuple(steps)
        )


def _rung(referral: Referral) -> Iterator[DestinationOf]:
    """Yield who is rung: the first, the door that decides, and whose kind of document it is."""
    first = referral.first
    yield first
    door = words.CHILDLINE if referral.reader == "young_person" else FRONT_DOOR
    after = [door] if first.code in words.SHORT else []
    if referral.reader in WORK:
        after.append(words.READ_BY.get(referral.kind, ""))
    for each in referral.destinations:
        if each.code in after and each.code != first.code and each.group in {"first", "also"}:
            yield each


def _short(points: Points, to: DestinationOf) -> Iterator[CallStep]:
    if is_young(points):
        return young_urgent_steps(points)
    if to.code != words.MISSING:
        return urgent_steps(points)
    is_sure = bool(MISSING.facts & points.facts())
    return missing_steps(points, words.STARTS[to.code] if is_sure else words.MAY_BE_MISSING)


def _full(points: Points, to: DestinationOf, *, is_first: bool) -> Iterator[CallStep]:
    if is_young(points):
        return young_steps(points, to)
    starts = tuple(_starts(points, to))
    return full_steps(points, to, starts) if is_first else brief_steps(points, to, starts)


def _starts(points: Points, to: DestinationOf) -> Iterator[str]:
    """Yield the first sentence; where several councils have to know, one for each."""
    own = _start(points, to)
    if own is None:
        yield to.ask
    elif "%(council)s" in own.id:
        for council in to.areas:
            yield points.say(own(council=council))
    else:
        yield points.say(own)


def _start(points: Points, to: DestinationOf) -> Text | None:
    is_work = points.referral.reader in WORK
    if to.code == words.ADVICE:
        return words.START_ADVICE if is_work else words.START_ADVICE_PUBLIC
    if to.code not in words.COUNCIL:
        return words.STARTS.get(to.code)
    if points.is_answer("who", "adult"):
        return words.START_LONG_AGO
    if is_work:
        plain = words.START if to.areas else words.START_ANYWHERE
        return words.STARTS_OF_KIND.get(points.referral.kind, plain)
    return words.START_PUBLIC if to.areas else words.START_PUBLIC_ANYWHERE
