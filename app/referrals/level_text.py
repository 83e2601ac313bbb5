"""The levels as text: the suggested one, and what a professional gave beside it (promise 5)."""

from collections.abc import Iterator

from app.questionnaires.text import Message, Text, Translator, render
from app.referrals.model import DecisionOf, Referral

SUGGESTED = Text("Suggested by the answers: %(level)s", "levels as plain text")
EXPLOITATION = Text("Exploitation, suggested by the answers: %(level)s", "levels as plain text")
GIVEN = Text("Given by the person who refers, in %(title)s: %(level)s", "levels as plain text")
REASON = Text("The reason: %(reason)s", "levels as plain text")
AGREED = Text("Agreed with: %(name)s, %(role)s", "document")
DECIDES = Text(
    "The council decides. No sign found does not mean that there is none.", "levels as plain text"
)


def levels_text(referral: Referral, translator: Translator) -> str:
    """Return the levels, a line each."""
    return "\n".join(render(each, translator) for each in _lines(referral))


def _lines(referral: Referral) -> Iterator[Text | Message]:
    yield SUGGESTED(level=referral.level_label)
    if referral.exploitation_label:
        yield EXPLOITATION(level=referral.exploitation_label)
    for each in referral.decisions:
        yield from _decision(each)
    yield DECIDES


def _decision(decision: DecisionOf) -> Iterator[Message]:
    yield GIVEN(title=decision.given_in, level=decision.chosen_label)
    if decision.reason:
        yield REASON(reason=decision.reason)
    if decision.second_name:
        yield AGREED(name=decision.second_name, role=decision.second_role)
