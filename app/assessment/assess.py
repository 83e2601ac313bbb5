"""Facts in, Outcome out. Rules only add: the urgency is the highest, destinations the union."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.assessment.outcome import Finding, Outcome, Placed
from app.assessment.rulebook import Destination, Rulebook, is_for
from app.assessment.scales import Group, Urgency
from app.assessment.when import Always, told
from app.questionnaires.base import WORK, Audience
from app.questionnaires.facts import Certainty, Fact

Named = TypeVar("Named")
GROUPS: tuple[Group, ...] = ("first", "also", "ask_for", "not_yet")

RUNG_FIRST = {
    Urgency.EMERGENCY_NOW: ("police_999",),
    Urgency.SAME_DAY: ("missing_police", "childrens_social_care", "police_999", "police_101"),
}
"""Who comes first when it cannot wait, whatever the group is otherwise (DESIGN section 4)."""

TOLD_FIRST_BY_A_CHILD = ("childline", "police_999", "childrens_social_care")
"""Whom a young person can tell first: somebody who listens to children by day and by night."""


def assess(rulebook: Rulebook, facts: Sequence[Fact], reader: Audience = "public") -> Outcome:
    """Apply every rule for this reader to the facts of a path."""
    findings = tuple(_findings(rulebook, facts, reader))
    rules = [finding.rule for finding in findings]
    urgency = max(rule.urgency for rule in rules)
    warned = _named(rulebook.cautions, (rule.cautions for rule in rules))
    # Whoever its words are for: what has to be kept from the family is kept from it by all.
    hidden = any(caution.keeps_from_family for caution in warned)
    return Outcome(
        urgency=urgency,
        level=max(rule.level for rule in rules),
        exploitation_level=max(
            (rule.exploitation_level for rule in rules if rule.exploitation_level), default=None
        ),
        findings=tuple(sorted(findings, key=_weight)),
        destinations=_Placing(
            urgency=urgency,
            reader=reader,
            hidden=hidden,
        ).all(_named(rulebook.destinations, (rule.destinations for rule in rules))),
        cautions=tuple(
            caution
            for caution in warned
            if is_for(caution.audience, reader) and not (hidden and caution.faces_family)
        ),
        clocks=_named(rulebook.clocks, (rule.clocks for rule in rules)),
    )


def _findings(rulebook: Rulebook, facts: Sequence[Fact], reader: Audience) -> Iterator[Finding]:
    present = told(facts)
    for rule, names in rulebook.facts_of_rules[reader]:
        if isinstance(rule.when, Always):
            yield Finding(rule=rule, facts=())
        elif names.isdisjoint(present):
            continue
        elif found := rule.when.found(present):
            yield Finding(rule=rule, facts=tuple(dict.fromkeys(found)))


def _weight(finding: Finding) -> tuple[int, int]:
    """Order findings: the most urgent first, and what was said before what was left open."""
    surest = max((fact.certainty for fact in finding.facts), default=Certainty.NOT_SURE)
    return -finding.rule.urgency, -surest


def _named(known: Mapping[str, Named], names: Iterable[tuple[str, ...]]) -> tuple[Named, ...]:
    """Return what the rules name, once each, in the order of the content file."""
    wanted = {name for each in names for name in each}
    return tuple(value for name, value in known.items() if name in wanted)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placing:
    """What settles the group of a destination, and its turn there."""

    urgency: Urgency
    reader: Audience
    hidden: bool
    """Whether the family must not know."""

    @property
    def first(self) -> tuple[str, ...]:
        """Who stands at the head of the list for this reader, whatever their group."""
        if self.reader == "young_person" and self.urgency < Urgency.EMERGENCY_NOW:
            return TOLD_FIRST_BY_A_CHILD
        return RUNG_FIRST.get(self.urgency, ())

    def all(self, destinations: tuple[Destination, ...]) -> tuple[Placed, ...]:
        """Return destinations in the groups they are shown in, in order."""
        placed = [self._placed(each, self.urgency) for each in destinations]
        if all(each.group != "first" for each in placed):
            # Advice steps back only where somebody else is to be told before it.
            calm = min(self.urgency, Urgency.EARLY_HELP)
            placed = [self._placed(each, calm) for each in destinations]
        return tuple(sorted(placed, key=self._turn))

    def _placed(self, destination: Destination, urgency: Urgency) -> Placed:
        return Placed(destination=destination, group=self._group(destination, urgency))

    def _group(self, destination: Destination, urgency: Urgency) -> Group:
        if self.hidden and destination.faces_family:
            return "not_yet"
        if destination.code in self.first:
            return "first"
        if self.reader in WORK and destination.group_work:
            return destination.group_work
        if urgency >= Urgency.ONE_WORKING_DAY and destination.when_urgent:
            return destination.when_urgent
        return destination.group

    def _turn(self, placed: Placed) -> tuple[int, int]:
        code, first = placed.destination.code, self.first
        return GROUPS.index(placed.group), first.index(code) if code in first else len(first)
