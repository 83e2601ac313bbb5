"""Mutants of rules: one small step less worried than the rule that was written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.assessment.rulebook import Rule, Rulebook
from app.assessment.scales import Scale
from app.assessment.when import AllOf, Always, AnyOf, CountOf, HasFact
from app.questionnaires.facts import Certainty
from app.questionnaires.source import Location

Kind = Literal[
    "urgency lowered",
    "destination taken out",
    "rule taken out",
    "part taken out of any",
    "not sure no longer counts",
    "one more needed",
    "exploitation lowered",
    "level lowered",
    "clock taken out",
    "caution taken out",
]
Condition = HasFact | AnyOf | AllOf | CountOf | Always


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """A rule made less worried in one place. `at` is that place, inside the rule."""

    rule: Rule
    changed: Rule | None
    """`None` where the rule is gone."""
    kind: Kind
    what: str
    at: Location


def mutants_of(rule: Rule, rulebook: Rulebook) -> Iterator[Mutant]:
    """Yield every mutant of a rule."""
    yield Mutant(rule=rule, changed=None, kind="rule taken out", what=rule.id, at=())
    yield from _lowered(rule, "urgency", "urgency lowered", _below(rule.urgency))
    yield from _lowered(rule, "level", "level lowered", _below(rule.level)[:1])
    if rule.exploitation_level:
        steps = [*_below(rule.exploitation_level)[:1], None]
        yield from _lowered(rule, "exploitation_level", "exploitation lowered", steps)
    yield from _without(rule, "destinations", rule.destinations, "destination taken out")
    yield from _without(rule, "clocks", rule.clocks, "clock taken out")
    kept = tuple(id for id in rule.cautions if rulebook.cautions[id].keeps_from_family)
    yield from _without(rule, "cautions", kept, "caution taken out")
    for kind, what, at, when in narrowed(rule.when, ("when",)):
        changed = rule.model_copy(update={"when": when})
        yield Mutant(rule=rule, changed=changed, kind=kind, what=what, at=at)


def _lowered(rule: Rule, name: str, kind: Kind, steps: Sequence[Scale | None]) -> Iterator[Mutant]:
    here: Scale | None = getattr(rule, name)
    for step in steps:
        changed = rule.model_copy(update={name: step})
        what = f"{here.code if here else None} to {step.code if step else 'none'}"
        yield Mutant(rule=rule, changed=changed, kind=kind, what=what, at=(name,))


def _below(here: Scale | None) -> list[Scale]:
    """Return the lower steps, the next one first."""
    lower = [] if here is None else [step for step in type(here) if step < here]
    return lower[::-1]


def _without(rule: Rule, name: str, each: tuple[str, ...], kind: Kind) -> Iterator[Mutant]:
    named: tuple[str, ...] = getattr(rule, name)
    for code in each:
        left = tuple(other for other in named if other != code)
        changed = rule.model_copy(update={name: left})
        at = (name, named.index(code))
        yield Mutant(rule=rule, changed=changed, kind=kind, what=code, at=at)


def narrowed(when: Condition, at: Location) -> Iterator[tuple[Kind, str, Location, Condition]]:
    """Yield a condition in each way that fires a little less often."""
    match when:
        case HasFact(fact=fact, at_least=Certainty.NOT_SURE):
            less = when.model_copy(update={"at_least": Certainty.SUSPECTED})
            yield "not sure no longer counts", fact, at, less
        case CountOf():
            more = when.at_least + 1
            harder = when.model_copy(update={"at_least": more})
            yield "one more needed", f"at_least: {more}", (*at, "at_least"), harder
        case AnyOf():
            if len(when.any) > 1:
                for number, part in enumerate(when.any):
                    left = when.model_copy(update={"any": _but(when.any, number)})
                    what = ", ".join(dict.fromkeys(part.names()))
                    yield "part taken out of any", what, (*at, "any", number), left
            yield from _inside(when, "any", at)
        case AllOf():
            yield from _inside(when, "all", at)


def _inside(
    when: AnyOf | AllOf, name: str, at: Location
) -> Iterator[tuple[Kind, str, Location, Condition]]:
    parts: tuple[Any, ...] = getattr(when, name)
    for number, part in enumerate(parts):
        for kind, what, place, less in narrowed(part, (*at, name, number)):
            changed = (*parts[:number], less, *parts[number + 1 :])
            yield kind, what, place, when.model_copy(update={name: changed})


def _but(parts: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    return (*parts[:number], *parts[number + 1 :])
