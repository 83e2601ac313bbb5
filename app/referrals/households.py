"""Which children's records may be handed over together: one pack a household and council."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.assessment.scales import Urgency
from app.questionnaires.answers import Unsaid
from app.questionnaires.carrying import Tie
from app.questionnaires.kinds.base import UNSAID_WORDS
from app.questionnaires.path import facts
from app.referrals.content import Judged
from app.referrals.front_page import initials
from app.referrals.frozen import Frozen
from app.referrals.given import AnswerGiven, State
from app.referrals.kinds import KINDS
from app.referrals.model import Referral

BETWEEN_CHILDREN = frozenset(
    {
        *("harmer-is-child", "child-harmed-by-child", "child-who-harms", "named-child-on-child"),
        *("harmed-sexually-by-child", "child-who-harms-needs-help", "child-who-harms-was-harmed"),
        *("peer-harm-sign", "peer-same-home", "peer-group-harm", "peer-opportunity"),
        *("peer-serious-violence", "peer-harm-away-from-home", "peer-harm-waved-away"),
        *("hsb-sign", "hsb-inappropriate", "hsb-problematic", "hsb-abusive", "hsb-violent"),
        *("hsb-power", "hsb-force", "hsb-other-child-scared", "hsb-planned", "hsb-continues"),
        *("hsb-seeks-younger", "hsb-aggressive", "hsb-harasses"),
        *("serious-bullying", "bullying-hate", "bullying-online", "bullying-harm"),
        *("sexual-bullying", "picture-used-to-hurt", "picture-between-peers", "picture-shared"),
        *("picture-pressure", "shown-sexual-images", "adult-has-images"),
        *("teen-relationship-abuse", "child-hurts-parent", "missing-danger-to-others"),
        *("made-to-harm-others", "made-to-bring-others", "passed-between"),
        *("organised-abuse", "organised-harm"),
        *("self-bullied", "self-bullied-for-who-i-am", "self-harmed-by-young"),
        "self-harmed-someone",
    }
)
"""The facts by which a child harmed, or was harmed by, another child: which one is not known.

Some are meant by an answer that leaves open if it was a child, such as "an adult or older child".
"""
HOME = ("home-postcode", "address", "secret-address")
"""The questions that tell where a child lives."""
LEFT_BLANK = UNSAID_WORDS[Unsaid.BLANK]
LEAST = 2
"""How many records make a pack."""


class Alone(StrEnum):
    """Why a record goes on its own."""

    APART = "apart"
    """It was begun for a child of another home, or who may have harmed or been harmed."""
    BETWEEN_CHILDREN = "between_children"
    """Its own answers tell of harm by a child."""
    UNFINISHED = "unfinished"
    """A level that was given needs its reasons first."""
    NO_COUNCIL = "no_council"
    OTHER_HOME = "other_home"
    """The records that go to the same council tell of another postcode or address."""
    OTHER = "other"
    """No other record goes to the same council in the same kind of document."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One child's record, as far as a pack goes by it."""

    number: int
    tie: Tie
    is_between_children: bool
    referral: Referral

    @property
    def goes_to(self) -> tuple[str, ...]:
        """The kind of document and every council that it goes to; nothing while none is known."""
        area = self.referral.area
        if area is None:
            return ()
        kind = self.referral.kind
        return (kind, area.code, *sorted(self.referral.councils(KINDS[kind].goes_to)))

    @property
    def home(self) -> tuple[str, ...]:
        """Where the child lives, however it is typed; empty texts where nothing is said of it."""
        return tuple(_folded(_said(self.referral, {id})) for id in HOME)

    @property
    def urgency(self) -> Urgency:
        """How urgent it is."""
        return Urgency.named(self.referral.urgency)

    @property
    def barred(self) -> Alone | None:
        """Why it can be in no pack, whatever the other records are."""
        if self.tie == "apart":
            return Alone.APART
        if self.is_between_children:
            return Alone.BETWEEN_CHILDREN
        if not self.referral.is_finished:
            return Alone.UNFINISHED
        return None if self.goes_to else Alone.NO_COUNCIL


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """The records of one household that go to the same council together."""

    members: tuple[Member, ...]

    @property
    def referrals(self) -> tuple[Referral, ...]:
        """The referrals in the order in which their records were begun."""
        return tuple(each.referral for each in self.members)

    @property
    def most_urgent(self) -> Member:
        """The record by which the whole pack is dealt with."""
        return max(self.members, key=lambda each: each.urgency)


class ChildOf(Frozen):
    """A line of a pack's cover. It names nobody."""

    initials: str
    age: str
    urgency: str


class PackOf(Frozen):
    """Everything that a pack prints. The first page tells of none but the children in it."""

    urgency: str
    children: tuple[ChildOf, ...]
    referrals: tuple[Referral, ...]
    apart: int
    """How many records go on their own. It is for whoever writes, and is never printed."""

    @property
    def first(self) -> Referral:
        """The most urgent referral, by which the whole pack is dealt with."""
        return next(each for each in self.referrals if each.urgency == self.urgency)


def is_between_children(judged: Judged) -> bool:
    """Say whether answers tell that a child harmed another, or may have. A blank tells nothing."""
    paths = (judged.path, *(each.path for each in judged.before))
    told = (fact for path in paths for fact in facts(path) if fact.said != LEFT_BLANK)
    return any(fact.id in BETWEEN_CHILDREN for fact in told)


def packs(members: Iterable[Member]) -> tuple[Pack, ...]:
    """Put together the records of one household that go to the same councils."""
    together: dict[tuple[tuple[str, ...], ...], list[Member]] = {}
    for each in sorted(members, key=lambda one: one.number):
        if each.barred is None:
            together.setdefault((each.goes_to, each.home), []).append(each)
    return tuple(Pack(members=tuple(each)) for each in together.values() if len(each) >= LEAST)


def alone(members: Sequence[Member]) -> tuple[tuple[Member, Alone], ...]:
    """Return the records that go on their own, with the reason for each."""
    packed = {each.number for pack in packs(members) for each in pack.members}
    return tuple(
        (each, each.barred or _why_not_packed(each, members))
        for each in sorted(members, key=lambda one: one.number)
        if each.number not in packed
    )


def _why_not_packed(member: Member, members: Sequence[Member]) -> Alone:
    """Return why a record is in no pack that could be in one."""
    others = (each for each in members if each.number != member.number and each.barred is None)
    near = any(each.goes_to == member.goes_to for each in others)
    return Alone.OTHER_HOME if near else Alone.OTHER


def pack_of(pack: Pack, apart: int) -> PackOf:
    """Return what a pack prints."""
    return PackOf(
        urgency=pack.most_urgent.referral.urgency,
        children=tuple(map(_child, pack.members)),
        referrals=pack.referrals,
        apart=apart,
    )


def _child(member: Member) -> ChildOf:
    referral = member.referral
    return ChildOf(
        initials=initials(referral.sections),
        age=_said(referral, {"age"}),
        urgency=referral.words.heading,
    )


def _said(referral: Referral, questions: Container[str]) -> str:
    given = (
        answer
        for section in referral.sections
        for answer in section.answers
        if answer.question in questions and answer.state is State.SAID
    )
    return next((_line(each) for each in given), "")


def _folded(typed: str) -> str:
    """Return a text in which capitals, stops and line ends make no difference."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", typed).casefold()))


def _line(answer: AnswerGiven) -> str:
    return " ".join(line.words for line in answer.lines)
