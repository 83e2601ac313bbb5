"""What `forms/` says of rules, destinations, cautions, clocks and the words of an outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Self, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from app.assessment.scales import (
    ExploitationLevelName,
    Group,
    LevelName,
    Urgency,
    UrgencyName,
)
from app.assessment.when import AllOf, Always, AnyOf, CountOf, HasFact, form_of
from app.calendars import Nation
from app.questionnaires.base import Audience, Id, Strict, Words
from app.questionnaires.errors import ContentError, Fault
from app.questionnaires.lengths import Length
from app.questionnaires.source import Source, read_yaml


class Rule(Strict):
    """A rule: these facts, this much to do. It can only add."""

    id: Id
    audience: tuple[Audience, ...] = ()
    """Whose answers it is for, such as a duty of professionals; everybody's when left out."""
    when: Annotated[
        Annotated[HasFact, Tag("fact")]
        | Annotated[AnyOf, Tag("any")]
        | Annotated[AllOf, Tag("all")]
        | Annotated[CountOf, Tag("count_of")]
        | Annotated[Always, Tag("always")],
        Discriminator(form_of),
    ]
    urgency: UrgencyName
    level: LevelName
    exploitation_level: ExploitationLevelName | None = None
    destinations: tuple[Id, ...] = ()
    because: Words
    cautions: tuple[Id, ...] = ()
    clocks: tuple[Id, ...] = ()
    source: str = Field(min_length=1)


class Topic(Strict):
    """A file of rules."""

    topic: Id
    title: str
    rules: tuple[Rule, ...] = Field(min_length=1)


class Destination(Strict):
    """Somebody who can be told, and how they are shown."""

    code: Id
    label: Words
    ask: Words
    ask_work: Words | None = None
    """What a professional says, where it differs."""
    group: Group
    group_work: Group | None = None
    """The group for professionals, where it differs: they ring some whom others have asked for."""
    when_urgent: Group | None = None
    """The group from one working day up, where it differs."""
    faces_family: bool = False
    nations: tuple[Nation, ...] = ()
    """The nations that have it; all when left out."""
    elsewhere: Id | None = None
    """The destination that stands in for it in the other nations."""
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _stands_in(self) -> Self:
        if bool(self.nations) != bool(self.elsewhere):
            raise ValueError("give nations and elsewhere together, or neither")
        return self


class Caution(Strict):
    """Something to take care of."""

    id: Id
    text: Words
    source: str = Field(min_length=1)
    keeps_from_family: bool = False
    faces_family: bool = False
    """Whether it has the reader speak with the family: left out where the family must not know."""
    audience: tuple[Audience, ...] = ()
    """Who is shown it; everybody when left out."""
    nations: tuple[Nation, ...] = ()
    """The nations that it holds in; all when left out."""


class Clock(Length):
    """A time within which somebody should have done something."""

    id: Id
    text: Words
    if_missed: Words | None = None
    local: bool = False
    nations: tuple[Nation, ...] = ()
    """The nations whose guidance sets it; all when left out."""
    source: str = Field(min_length=1)


class UrgencyWords(Strict):
    """What the result page says at an urgency."""

    id: UrgencyName
    audience: tuple[Audience, ...] = Field(min_length=1)
    heading: Words
    do: Words
    next: tuple[Words, ...] = ()
    still: tuple[Words, ...] = ()
    source: str = Field(min_length=1)


class Destinations(Strict):
    """The shape of `forms/destinations.yaml`."""

    destinations: tuple[Destination, ...]


class Cautions(Strict):
    """The shape of `forms/cautions.yaml`."""

    cautions: tuple[Caution, ...]


class Clocks(Strict):
    """The shape of `forms/clocks.yaml`."""

    clocks: tuple[Clock, ...]


class Outcomes(Strict):
    """The shape of `forms/outcome.yaml`."""

    urgencies: tuple[UrgencyWords, ...]


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """Every rule and what rules name, by id."""

    topics: tuple[Topic, ...]
    destinations: Mapping[str, Destination]
    cautions: Mapping[str, Caution]
    clocks: Mapping[str, Clock]
    words: Mapping[tuple[Audience, Urgency], UrgencyWords]
    sources: Mapping[str, Source] = field(repr=False)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, topic by topic."""
        return tuple(rule for topic in self.topics for rule in topic.rules)

    @cached_property
    def facts_of_rules(
        self,
    ) -> Mapping[Audience, tuple[tuple[Rule, frozenset[str]], ...]]:
        """For each reader their rules, each with the facts without which it cannot fire."""
        named = [(rule, frozenset(rule.when.names())) for rule in self.rules]
        return {
            reader: tuple(each for each in named if is_for(each[0].audience, reader))
            for reader in get_args(Audience)
        }


def is_for(audience: tuple[Audience, ...], reader: Audience) -> bool:
    """Say whether something is meant for a reader; what names no audience is for everybody."""
    return not audience or reader in audience


def load_rulebook(forms: Path) -> Rulebook:
    """Read the rules under `forms/`. Raises ContentError with file, line and what to do."""
    sources = {file.stem: read_yaml(file) for file in sorted((forms / "rules").glob("*.yaml"))}
    topics = tuple(source.read_as(Topic, context="rule") for source in sources.values())
    if not topics:
        raise ContentError(Fault(forms / "rules", 1, "there are no rules", "add a topic"))
    for name in ("destinations", "cautions", "clocks", "outcome"):
        sources[f"../{name}"] = read_yaml(forms / f"{name}.yaml")
    listed = sources["../destinations"].read_as(Destinations, context="destination")
    cautions = sources["../cautions"].read_as(Cautions, context="caution")
    clocks = sources["../clocks"].read_as(Clocks, context="clock")
    words = sources["../outcome"].read_as(Outcomes, context="outcome")
    return Rulebook(
        topics=topics,
        destinations=_destinations(sources["../destinations"], listed),
        cautions={each.id: each for each in cautions.cautions},
        clocks={each.id: each for each in clocks.clocks},
        words={(audience, each.id): each for each in words.urgencies for audience in each.audience},
        sources=sources,
    )


def _destinations(source: Source, listed: Destinations) -> dict[str, Destination]:
    found = {each.code: each for each in listed.destinations}
    for number, each in enumerate(listed.destinations):
        other = found.get(each.elsewhere) if each.elsewhere else None
        if each.elsewhere and (other is None or other.nations):
            what = f"{each.elsewhere!r} stands in nowhere for {each.code!r}"
            mend = "name a destination that every nation has"
            raise ContentError(source.fault(("destinations", number, "elsewhere"), what, mend))
    return found
