"""What a front door triages on, for page one: who, where now, safe tonight, whom to ring back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.questionnaires.text import Text
from app.referrals.model import AnswerGiven, SectionOf, State

ALWAYS = frozenset({"child-name", "age", "address", "safe-tonight"})
"""What every front door asks: "not known" is said rather than left out (public J2)."""

FRONT: Mapping[str, Text] = {
    "child-name": Text("Name", "front page"),
    "age": Text("Age", "front page"),
    "birth-date": Text("Date of birth", "front page"),
    "responsibility": Text("Who has parental responsibility", "front page"),
    "address": Text("How to find the child", "front page"),
    "home-postcode": Text("Postcode of the home", "front page"),
    "found-where": Text("Where the child is now", "front page"),
    "with-now": Text("Who the child is with now", "front page"),
    "safe-tonight": Text("Safe tonight", "front page"),
    "going-home": Text("Going home, when and to whom", "front page"),
    "last-seen": Text("Last seen", "front page"),
    "social-worker": Text("Already known to social care", "front page"),
    "why-now": Text("Why now", "front page"),
    "missing": Text("Missing", "front page"),
    "talk": Text("What helps the child to talk, and in what language", "front page"),
    "other-who": Text("Other children who may be at risk", "front page"),
    "who-knows": Text("Who knows already", "front page"),
    "must-not-know": Text("Somebody must not know of this", "front page"),
    "must-not-know-who": Text("Who must not know", "front page"),
    "reporter": Text("Who reports", "front page"),
    "referrer": Text("Who refers", "front page"),
    "ring-back": Text("When and how to ring back", "front page"),
    "safe-time": Text("When and how it is safe to get in touch", "front page"),
    "me-reach": Text("When and how it is safe to get in touch", "front page"),
}
"""The questions whose answers stand on page one, in order, with a short name for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontFact:
    """A short name and its answer."""

    name: Text
    answer: AnswerGiven


def front_facts(sections: tuple[SectionOf, ...]) -> Iterator[FrontFact]:
    """Yield what stands on page one: what was answered, and what every front door will miss."""
    given = {each.question: each for section in sections for each in section.answers}
    for question, name in FRONT.items():
        answer = given.get(question)
        if answer is None:
            continue
        if answer.state in {State.SAID, State.NOT_SURE} or question in ALWAYS:
            yield FrontFact(name=name, answer=answer)
