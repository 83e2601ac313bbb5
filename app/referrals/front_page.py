"""What a front door triages on, for page one: who, why now, what is asked, whom to ring back."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.questionnaires.text import Text
from app.referrals.given import AnswerGiven, SectionOf, State
from app.referrals.listing import reason_said, told_once
from app.referrals.model import FindingOf, Referral

ALWAYS = frozenset({"child-name", "age", "address", "safe-tonight"})
"""What every front door asks: that it is not there is said rather than left out (public J2)."""

WHO: Mapping[str, Text] = {
    "child-name": Text("Name", "front page"),
    "age": Text("Age", "front page"),
    "birth-date": Text("Date of birth", "front page"),
    "baby-due": Text("The baby", "front page"),
    "responsibility": Text("Who has parental responsibility", "front page"),
    "address-secret": Text("Keep the address secret", "front page"),
    "hide-location": Text("Keep the place secret", "front page"),
    "secret-from": Text("Secret from", "front page"),
    "address": Text("How to find the child", "front page"),
    "home-postcode": Text("Postcode of the home", "front page"),
    "found-where": Text("Where the child is now", "front page"),
    "with-now": Text("Who the child is with now", "front page"),
    "safe-tonight": Text("Safe tonight", "front page"),
    "going-home": Text("Going home, when and to whom", "front page"),
    "last-seen": Text("Last seen", "front page"),
    "social-worker": Text("Already known to social care", "front page"),
    "missing": Text("Missing", "front page"),
    "interpreter": Text("Interpreter", "front page"),
    "talk": Text("What helps the child to talk, and in what language", "front page"),
    "other-who": Text("Other children who may be at risk", "front page"),
    "who-knows": Text("Who knows already", "front page"),
    "must-not-know": Text("Somebody must not know of this", "front page"),
    "must-not-know-who": Text("Who must not know", "front page"),
}
WORRY: Mapping[str, Text] = {
    "why-now": Text("Why now", "front page"),
    "reported-what": Text("What was reported", "front page"),
    "effect-of-waiting": Text("What waiting does", "front page"),
    "most-striking": Text("What stands out", "front page"),
    "feared": Text("What is feared", "front page"),
    "saw": Text("What was seen", "front page"),
    "then-what": Text("What happened then", "front page"),
    "going": Text("About the child's going", "front page"),
    "if-nothing": Text("If nothing changes", "front page"),
    "if-nothing-changes": Text("If nothing changes", "front page"),
}
WELL: Mapping[str, Text] = {
    "working-well": Text("What works", "front page"),
    "good-things": Text("What helps", "front page"),
    "good-things-more": Text("What helps as well", "front page"),
    "going-well": Text("What goes well", "front page"),
    "kept-safe": Text("When the child was kept safe", "front page"),
    "protects": Text("What protects the child", "front page"),
    "adult-care": Text("What the adult who is hurt does for the child", "front page"),
    "network-help": Text("Who can help", "front page"),
}
NEEDS: Mapping[str, Text] = {
    "asked-for": Text("Asked for", "front page"),
    "how-soon": Text("How soon", "front page"),
    "letter-asks": Text("Asked for", "front page"),
    "letter-asks-words": Text("Asked for, in words", "front page"),
    "panel-why": Text("Why the panel", "front page"),
    "should-be-better": Text("What should be better", "front page"),
    "help-that-fits": Text("Which help fits", "front page"),
    "find-plan": Text("How to find the child", "front page"),
    "safety-plan": Text("What keeps the child safe until somebody comes", "front page"),
    "plan-safe": Text("What keeps the child safe", "front page"),
    "tried": Text("What was tried", "front page"),
}
SAYS: Mapping[str, Text] = {
    "child-words": Text("Word for word", "front page"),
    "my-words": Text("Word for word", "front page"),
    "why-words": Text("Why they went", "front page"),
    "shows": Text("What the child shows", "front page"),
    "wishes": Text("What the child wants and fears", "front page"),
    "me-wish": Text("What the child wants", "front page"),
}
BACK: Mapping[str, Text] = {
    "reporter": Text("Who reports", "front page"),
    "referrer": Text("Who refers", "front page"),
    "role": Text("Role", "front page"),
    "organisation": Text("Organisation", "front page"),
    "ring-back": Text("When and how to ring back", "front page"),
    "safe-number": Text("A number that is safe for the adult", "front page"),
    "safe-time": Text("When and how it is safe to get in touch", "front page"),
    "me-reach": Text("When and how it is safe to get in touch", "front page"),
    "second-contact": Text("Who can answer instead", "front page"),
    "name-to-family": Text("May the family know who refers", "front page"),
}
MOST = 200
"""Characters of an answer on page one: what is longer stands whole in its own section."""
SENTENCE = re.compile("[.!?\u2026][\"'\u201d\u2019)]*(?=\\s)")


UNSAID = frozenset({State.BLANK, State.NOT_REACHED})
MOST_REASONS, MOST_BECAUSE, MOST_WORRIES = 6, 2, 2
KEPT_FOR_OTHERS = 3
"""Reasons for which room is kept: what cannot wait either, though something else decides."""
CANNOT_WAIT = frozenset({"emergency_now", "same_day"})
SHORT = 45
"""Characters of an answer that shares its line with the next."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Worries:
    """What the urgency rests on, in short."""

    because: tuple[str, ...]
    reasons: tuple[str, ...]
    more: int
    """How many reasons are left for the full list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontFact:
    """A short name and its answer, the first part of it where it is long."""

    name: Text
    answer: AnswerGiven
    section: str
    """The title of the section where it stands whole."""
    is_cut: bool = False

    @property
    def is_in_lines(self) -> bool:
        """Whether somebody wrote it in lines, which a line of facts does not keep apart."""
        return any("\n" in line.words for line in self.answer.lines)

    @property
    def is_short(self) -> bool:
        """Whether it can share a line with others."""
        return sum(len(line.words) + 2 for line in self.answer.lines) <= SHORT and not self.is_cut


@dataclass(frozen=True, kw_only=True, slots=True)
class Front:
    """The parts of page one; each question stands in one of them at most."""

    who: tuple[FrontFact, ...]
    worry: tuple[FrontFact, ...]
    well: tuple[FrontFact, ...]
    needs: tuple[FrontFact, ...]
    says: tuple[FrontFact, ...]
    back: tuple[FrontFact, ...]

    @property
    def whole(self) -> frozenset[str]:
        """The questions whose answers stand whole on page one, and need not stand again."""
        inline = (self.who, self.worry[:MOST_WORRIES], self.well, self.needs, self.back)
        facts = [each for part in inline for each in part if not each.is_in_lines]
        return frozenset(each.answer.question for each in (*facts, *self.says) if not each.is_cut)


def front_of(sections: tuple[SectionOf, ...]) -> Front:
    """Return page one of these answers."""
    given: dict[str, tuple[AnswerGiven, str]] = {}
    for section in sections:
        for each in section.answers:
            # What an annex was told fills what the referral itself was not.
            if each.question not in given or given[each.question][0].state in UNSAID:
                given[each.question] = (each, section.title)
    return Front(
        who=tuple(_facts(given, WHO)),
        worry=tuple(_facts(given, WORRY)),
        well=tuple(_facts(given, WELL)),
        needs=tuple(_facts(given, NEEDS)),
        says=tuple(_facts(given, SAYS)),
        back=tuple(_facts(given, BACK)),
    )


def front_facts(sections: tuple[SectionOf, ...]) -> Iterator[FrontFact]:
    """Yield who the child is, why now, and who rings back, whole: what a call begins with."""
    front = front_of(sections)
    whole = {each.question: each for section in sections for each in section.answers}
    why_now = (each for each in front.worry if each.answer.question == "why-now")
    for fact in (*front.who, *why_now, *front.back):
        yield FrontFact(name=fact.name, answer=whole[fact.answer.question], section=fact.section)


def _facts(
    given: Mapping[str, tuple[AnswerGiven, str]], named: Mapping[str, Text]
) -> Iterator[FrontFact]:
    """Yield what was answered, and what every front door will miss where it was not."""
    for question, name in named.items():
        if question not in given:
            continue
        answer, section = given[question]
        if answer.state in {State.SAID, State.NOT_SURE, State.PREFER_NOT_TO_SAY} or (
            question in ALWAYS
        ):
            short = _shortened(answer)
            yield FrontFact(name=name, answer=short, section=section, is_cut=short is not answer)


def _shortened(answer: AnswerGiven) -> AnswerGiven:
    """Return an answer whose long lines end early, after whole sentences where there are any."""
    if all(len(line.words) <= MOST for line in answer.lines):
        return answer
    lines = (line.model_copy(update={"words": _beginning(line.words)}) for line in answer.lines)
    return answer.model_copy(update={"lines": tuple(lines)})


def _beginning(words: str) -> str:
    if len(words) <= MOST:
        return words
    start = words[: MOST + 1]
    ends = [found.end() for found in SENTENCE.finditer(start)]
    if ends:
        return start[: ends[-1]]
    return start[:MOST].rsplit(None, 1)[0]


def worries(referral: Referral, shown: Container[str] = ()) -> Worries:
    """Return the gravest of what was told: what decides the urgency, and what cannot wait either.

    Answers to the questions in `shown` stand on page one already. One more worry takes none off
    the page but those of its own kind (promise 3).
    """
    deciding = _reasons(referral.deciding, shown)
    further = [each for each in referral.further if each.urgency in CANNOT_WAIT]
    others = [each for each in _reasons(further, shown) if each not in deciding]
    kept = min(len(others), KEPT_FOR_OTHERS)
    first = deciding[: MOST_REASONS - kept]
    reasons = [*first, *others[: MOST_REASONS - len(first)]]
    return Worries(
        because=tuple(dict.fromkeys(each.because for each in referral.deciding))[:MOST_BECAUSE],
        reasons=tuple(reasons),
        more=len(deciding) + len(others) - len(reasons),
    )


def _reasons(findings: Iterable[FindingOf], shown: Container[str]) -> list[str]:
    """Return the reasons of findings in words, each once: what is known before what is not."""
    fresh = [each for found in told_once(findings) for each in found.fresh]
    told = [each for each in fresh if each.question not in shown]
    ranked = sorted(told, key=lambda each: each.certainty == "not_sure")
    return list(dict.fromkeys(map(reason_said, ranked)))


def initials(sections: tuple[SectionOf, ...]) -> str:
    """Return the initials of the child, for the head of each page; empty where no name is known.

    A page that is found alone can be put back, and names nobody.
    """
    for section in sections:
        for each in section.answers:
            if each.question == "child-name" and each.state is State.SAID and each.lines:
                parts = re.findall(r"[^\W\d_]+", each.lines[0].words)
                # More words than these describe somebody: they are no name.
                return "".join(f"{part[0].upper()}." for part in parts) if len(parts) < 5 else ""
    return ""
