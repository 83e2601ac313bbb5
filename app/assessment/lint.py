"""Lint of rules: every name is known, every rule can fire, everything defined is used."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from typing import get_args

from app.assessment.rulebook import Rule, Rulebook
from app.assessment.scales import Urgency
from app.assessment.when import Always, told
from app.questionnaires.answers import Age, AgeKind, Answer, Chosen, Entries, Noticed, Unsaid
from app.questionnaires.base import Audience
from app.questionnaires.errors import Fault
from app.questionnaires.facts import Fact
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.library import Library
from app.questionnaires.model import Questionnaire
from app.questionnaires.places import Place

MOST_TRIES = 50_000


def lint_rules(rulebook: Rulebook, library: Library) -> Iterator[Fault]:
    """Yield every fault of the rules, and of what they and the questionnaires share."""
    for place in rule_places(rulebook):
        yield from _unknown_names(place, rulebook, library)
        if not any(can_fire(place.item, each) for each in library.questionnaires.values()):
            what = f"rule {place.item.id!r} cannot fire"
            yield place.fault(what, "mend its condition, or ask for its facts")
    yield from _doubled_rules(rulebook)
    yield from _unused(rulebook, library)
    yield from _unworded(rulebook)


def rule_places(rulebook: Rulebook) -> Iterator[Place]:
    """Yield each rule with where it stands."""
    for source in rulebook.sources.values():
        for topic in rulebook.topics:
            if isinstance(source.data, dict) and source.data.get("topic") == topic.topic:
                for number, rule in enumerate(topic.rules):
                    yield Place(source, ("rules", number), rule)


def can_fire(rule: Rule, questionnaire: Questionnaire) -> bool:
    """Say whether some answers to a questionnaire make a rule fire.

    Every question that can mean one of the rule's facts is tried with each answer that does.
    """
    if isinstance(rule.when, Always):
        return True
    wanted = frozenset(rule.when.names())
    asked = {
        question.id: question for fact in wanted for question in questionnaire.by_fact.get(fact, ())
    }
    if not asked:
        return False
    telling = [list(_tellings(question, wanted)) for question in asked.values()]
    for picked in islice(product(*telling), MOST_TRIES):
        if rule.when.found(told(fact for facts in picked for fact in facts)):
            return True
    return False


def _tellings(question: AnyQuestion, wanted: frozenset[str]) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts of each answer that means something wanted."""
    seen: set[tuple[Fact, ...]] = set()
    for answer in _answers(question):
        facts = tuple(fact for fact in question.facts(answer) if fact.id in wanted)
        if facts and facts not in seen:
            seen.add(facts)
            yield facts
    yield ()


def _answers(question: AnyQuestion) -> Iterator[Answer]:
    if isinstance(question, SignsQuestion):
        step = max(question.scale.steps, key=lambda step: (step.certainty or 0, step.when))
        yield Noticed(tuple((sign.id, step.id) for sign in question.signs))
    elif isinstance(question, EntriesQuestion):
        picked = ((each.id, one.id) for each in question.columns for one in each.options)
        yield Entries(tuple((each,) for each in picked))
    elif isinstance(question, ChoiceQuestion) and question.type in {"some_of", "body_map"}:
        yield Chosen(tuple(option.id for option in question.offered()))
    elif isinstance(question, ChoiceQuestion):
        yield from (Chosen((option.id,)) for option in question.offered())
    elif isinstance(question, AgeQuestion):
        limits = [*question.means_below, *question.means_from, 0]
        for years in sorted({max(0, limit + step) for limit in limits for step in (-1, 0)}):
            yield Age(AgeKind.YEARS, years)
        yield Age(AgeKind.UNBORN)
    yield from Unsaid


def _unknown_names(place: Place, rulebook: Rulebook, library: Library) -> Iterator[Fault]:
    rule: Rule = place.item
    kinds: tuple[tuple[str, Iterable[str], Mapping[str, object], str], ...] = (
        ("fact", rule.when.names(), library.facts, "facts"),
        ("destination", rule.destinations, rulebook.destinations, "destinations.yaml"),
        ("caution", rule.cautions, rulebook.cautions, "cautions.yaml"),
        ("clock", rule.clocks, rulebook.clocks, "clocks.yaml"),
    )
    for kind, names, known, file in kinds:
        for name in names:
            if name not in known:
                yield place.fault(f"unknown {kind} {name!r}", f"define it in forms/{file}")
    if not rule.destinations:
        yield place.fault(f"rule {rule.id!r} leads to nobody", "add destinations")


def _doubled_rules(rulebook: Rulebook) -> Iterator[Fault]:
    seen: set[str] = set()
    for place in rule_places(rulebook):
        if place.item.id in seen:
            yield place.fault(f"two rules are called {place.item.id!r}", "rename one")
        seen.add(place.item.id)


def _unused(rulebook: Rulebook, library: Library) -> Iterator[Fault]:
    rules = list(rulebook.rules)
    asked = {fact for each in library.questionnaires.values() for fact in each.named_facts()}
    ruled = {fact for rule in rules for fact in rule.when.names()}
    for place in library.fact_places:
        fact = place.item.id
        if fact not in asked:
            yield place.fault(f"no answer means {fact!r}", "ask for it")
        if fact not in ruled:
            yield place.fault(f"no rule speaks of {fact!r}", "add a rule")
    used = {
        "destinations": {code for rule in rules for code in rule.destinations},
        "cautions": {id for rule in rules for id in rule.cautions},
        "clocks": {id for rule in rules for id in rule.clocks},
    }
    for kind, names in used.items():
        source = rulebook.sources[f"../{kind}"]
        for number, name in enumerate(getattr(rulebook, kind)):
            if name not in names:
                yield source.fault((kind, number), f"no rule uses {name!r}", "use it or cut it")


def _unworded(rulebook: Rulebook) -> Iterator[Fault]:
    for reader, urgency in product(get_args(Audience), Urgency):
        if (reader, urgency) not in rulebook.words:
            what = f"no words for the urgency {urgency.code} for {reader}"
            yield rulebook.sources["../outcome"].fault((), what, "add them")
