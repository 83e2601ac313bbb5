"""What an answer leads to all by itself: how a changed rule is felt by whoever answers."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.assessment.scales import Urgency
from app.assessment.when import Always, told
from app.questionnaires.facts import Certainty, Fact, Recency
from app.questionnaires.kinds.signs import Sign
from app.questionnaires.text import Text
from app.referrals.comparing.fields import said
from app.referrals.comparing.parts import Change, Edition, Matched, Part

MOST_NAMES = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """The urgency and the destinations of the rules that fire."""

    urgency: Urgency | None
    destinations: tuple[str, ...]


def effect_changes(answers: Matched, old: Edition, new: Edition) -> Iterator[Change]:
    """Yield, for answers whose own effect changed, what each of them alone now leads to.

    Answers with the same change of effect are told together.
    """
    together: dict[tuple[Effect, Effect], list[Part]] = defaultdict(list)
    for before, after in answers.both:
        effects = _effect(before.item, old), _effect(after.item, new)
        if effects[0] != effects[1]:
            together[effects].append(after)
    for (was, now), parts in together.items():
        yield _change(was, now, parts, (old, new))


def _effect(answer: Any, edition: Edition) -> Effect:
    certainty = getattr(answer, "certainty", Certainty.YES)
    facts = [
        Fact(id=id, certainty=certainty, when=Recency.NOW, question="", said=Text(id, "effect"))
        for id in getattr(answer, "means", ())
    ]
    fired = [
        rule
        for rule in edition.rulebook.rules
        if facts and (isinstance(rule.when, Always) or rule.when.found(told(facts)))
    ]
    reached = {code for rule in fired for code in rule.destinations}
    return Effect(
        urgency=max((rule.urgency for rule in fired), default=None),
        destinations=tuple(code for code in edition.rulebook.destinations if code in reached),
    )


def _change(
    was: Effect, now: Effect, parts: list[Part], editions: tuple[Edition, Edition]
) -> Change:
    lost = [code for code in was.destinations if code not in now.destinations]
    gained = [code for code in now.destinations if code not in was.destinations]
    told = [f"alone, this now leads to {said(now.urgency)}"]
    if now.urgency is not was.urgency:
        told[0] += f" (before: {said(was.urgency)})"
    told += [f"and to {_labels(gained, editions)}"] if gained else []
    told += [f"and no longer to {_labels(lost, editions)}"] if lost else []
    first, names = parts[0], [f'"{part.label}"' for part in parts]
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return Change(
        kind="sign" if all(isinstance(part.item, Sign) for part in parts) else "answer",
        id=first.id,
        label=first.label,
        where=first.where,
        what=f"{' '.join(told)}: {', '.join(names[:MOST_NAMES])}{more}",
        look=bool(lost) or (now.urgency or 0) < (was.urgency or 0),
    )


def _labels(codes: list[str], editions: tuple[Edition, Edition]) -> str:
    named = {**editions[0].rulebook.destinations, **editions[1].rulebook.destinations}
    return ", ".join(said(named[code].label) if code in named else code for code in codes)
