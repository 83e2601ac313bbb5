"""What to say on the phone, in order: a referral made by voice loses nothing that was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.directory.doors import FRONT_DOOR
from app.questionnaires.text import Message, Text, Translator, apart, render
from app.referrals.front_page import front_facts
from app.referrals.listing import reason_said
from app.referrals.model import Referral

START = Text("This is a referral about a child, to %(council)s.", "call script")
START_PUBLIC = Text("I want to report a worry about a child to %(council)s.", "call script")
CALLER = Text("Say who you are, and give a number to ring back.", "call script")
WHY = Text("Say why you ring, and why now:", "call script")
CHILD = Text("Say what you know of the child:", "call script")
ASK = Text("Say what you ask for:", "call script")
DECIDES = Text("Ask who decides, and by when you will hear.", "call script")
WRITE = Text(
    "Write down the name of the person, the time, any reference, and what was agreed.",
    "call script",
)


UNKNOWN = "not_sure"
MOST = 10
"""How many reasons a person can say on the phone before somebody asks the next question."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CallStep:
    """A step of a call: what to say or do, and the points that belong to it."""

    say: str
    points: tuple[str, ...] = ()
    is_exact: bool = False
    """Whether the points are somebody's own words, which are said as they stand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CallScript:
    """Writes what to say in the words of one language."""

    translator: Translator

    def steps(self, referral: Referral, councils: tuple[str, ...]) -> Iterator[CallStep]:
        """Yield the steps of a call to a front door, in the order in which they are asked.

        Where several councils have to know, each has its own first sentence.
        """
        start = START_PUBLIC if referral.reader in {"public", "young_person"} else START
        for council in councils:
            yield CallStep(say=self._say(start(council=council)))
        yield CallStep(say=self._say(CALLER))
        yield CallStep(say=self._say(WHY), points=tuple(self._why(referral)))
        if child := tuple(self._child(referral)):
            yield CallStep(say=self._say(CHILD), points=child)
        if asked := tuple(each.label for each in referral.group("ask_for")):
            yield CallStep(say=self._say(ASK), points=asked)
        yield CallStep(say=self._say(DECIDES))
        yield CallStep(say=self._say(WRITE))

    def _why(self, referral: Referral) -> Iterator[str]:
        """Yield what was seen or told; where all that is known is that it is not known, why."""
        findings = (*referral.deciding, *referral.further)
        every = (reason for finding in findings for reason in finding.reasons)
        told = dict.fromkeys(reason_said(reason) for reason in every if reason.certainty != UNKNOWN)
        because = dict.fromkeys(finding.because for finding in referral.deciding)
        yield from islice(told or because, MOST)

    def _child(self, referral: Referral) -> Iterator[str]:
        for fact in front_facts(referral.sections):
            said = [apart(line.words, self.translator) for line in fact.answer.lines]
            if any(said):
                yield f"{self._say(fact.name)}: {'; '.join(said)}"

    def _say(self, text: Text | Message) -> str:
        return render(text, self.translator)


def script_of(referral: Referral, translator: Translator) -> Iterator[CallStep]:
    """Yield what to say to a council that takes referrals by phone alone; else nothing."""
    doors = (each for each in referral.destinations if each.code == FRONT_DOOR)
    if councils := tuple(area for each in doors for area in each.by_phone_alone):
        yield from CallScript(translator=translator).steps(referral, councils)
