"""What an assessment comes to."""

from dataclasses import dataclass

from app.assessment.rulebook import Caution, Clock, Destination, Rule
from app.assessment.scales import ExploitationLevel, Group, Level, Urgency
from app.questionnaires.facts import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A rule that fired, and the facts that made it."""

    rule: Rule
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A destination in the group that it is shown in."""

    destination: Destination
    group: Group


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """How urgent it is, who has to know, and why: the answers and sources are in `findings`."""

    urgency: Urgency
    level: Level
    exploitation_level: ExploitationLevel | None
    findings: tuple[Finding, ...]
    destinations: tuple[Placed, ...]
    cautions: tuple[Caution, ...]
    clocks: tuple[Clock, ...]

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The findings that set the urgency."""
        return tuple(each for each in self.findings if each.rule.urgency is self.urgency)

    def group(self, group: Group) -> tuple[Destination, ...]:
        """Return the destinations of one group, in order."""
        return tuple(each.destination for each in self.destinations if each.group == group)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of every destination."""
        return frozenset(each.destination.code for each in self.destinations)
