"""Cases: these answers, this outcome. Tests that a safeguarding lead can write."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import Field

from app.assessment.outcome import Outcome
from app.assessment.scales import ExploitationLevelName, Group, LevelName, UrgencyName
from app.questionnaires.answers import Json
from app.questionnaires.base import Id, Strict
from app.questionnaires.case import read_answers
from app.questionnaires.errors import Fault, QuestionnaireError
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.questionnaires.places import Place
from app.questionnaires.source import read_yaml
from app.referrals.content import Content, Walked


class Expected(Strict):
    """What a set of answers has to come to. What is not named is not looked at."""

    urgency: UrgencyName | None = None
    level: LevelName | None = None
    exploitation_level: ExploitationLevelName | None = None
    destinations: tuple[Id, ...] = ()
    not_destinations: tuple[Id, ...] = ()
    first: tuple[Id, ...] = ()
    ask_for: tuple[Id, ...] = ()
    not_yet: tuple[Id, ...] = ()
    """Destinations that stand in this group; those in the last wait: the family must not know."""
    cautions: tuple[Id, ...] = ()
    not_cautions: tuple[Id, ...] = ()
    clocks: tuple[Id, ...] = ()
    rules: tuple[Id, ...] = ()
    not_rules: tuple[Id, ...] = ()
    says: tuple[str, ...] = ()
    """Words that stand in a reason or a caution."""


class ExampleCase(Expected):
    """A row of `forms/cases/*.yaml`."""

    name: str
    answers: dict[Id, Json]
    before: dict[Id, dict[Id, Json]] = Field(default_factory=dict)
    """Answers to other questionnaires about the same child, by the questionnaire's id."""
    source: str = Field(min_length=1)


class _CaseFile(Strict):
    questionnaire: Id
    cases: tuple[ExampleCase, ...] = Field(min_length=1)


def example_cases(forms: Path) -> Iterator[tuple[str, Place]]:
    """Yield each case with its questionnaire's id. Raises ContentError."""
    for file in sorted((forms / "cases").glob("*.yaml")):
        source = read_yaml(file)
        read = source.read_as(_CaseFile, context="case")
        for number, case in enumerate(read.cases):
            yield read.questionnaire, Place(source, ("cases", number), case)


def try_case(content: Content, questionnaire: str, place: Place, at: datetime) -> Iterator[Fault]:
    """Yield where the outcome of a case is not what the case says."""
    case: ExampleCase = place.item
    try:
        outcome = judge_example(content, questionnaire, case, at)
    except QuestionnaireError as error:
        yield place.fault(f"{case.name}: {error}", "correct the answers")
        return
    for what in differences(case, outcome):
        yield place.fault(f"{case.name}: {what}", "mend the case, or the rules")


def judge_example(content: Content, questionnaire: str, case: ExampleCase, at: datetime) -> Outcome:
    """Return the outcome of a case. Raises QuestionnaireError for answers that cannot be."""
    asking = content.asking(at)
    asked = content.library.questionnaire(questionnaire)
    before = []
    for id, values in case.before.items():
        other = content.library.questionnaire(id)
        path = walk(other, read_answers(other, {**values, **_shared(case, other)}, asking))
        before.append(Walked(questionnaire=other, path=path))
    answers = read_answers(asked, case.answers, asking)
    return content.judge(asked, answers, at, before=tuple(before)).outcome


def _shared(case: ExampleCase, other: Questionnaire) -> dict[str, Json]:
    """Return the answers to questions that another questionnaire shares."""
    keys = {id for id, question in other.questions.items() if question.shared}
    return {id: value for id, value in case.answers.items() if id in keys}


def differences(case: Expected, outcome: Outcome) -> Iterator[str]:
    """Yield how an outcome differs from what was expected."""
    for scale in ("urgency", "level", "exploitation_level"):
        wanted, found = getattr(case, scale), getattr(outcome, scale)
        if wanted is not None and wanted is not found:
            yield f"{scale} is {found.code if found else None}, not {wanted.code}"
    cautions = {each.id for each in outcome.cautions}
    fired = {finding.rule.id for finding in outcome.findings}
    yield from _missing("destination", case.destinations, outcome.codes)
    yield from _misplaced(case, outcome)
    yield from _missing("caution", case.cautions, cautions)
    yield from _missing("clock", case.clocks, {each.id for each in outcome.clocks})
    yield from _missing("rule", case.rules, fired)
    yield from (
        f"{code} is a destination" for code in case.not_destinations if code in outcome.codes
    )
    yield from (f"caution {id} is there" for id in sorted(set(case.not_cautions) & cautions))
    yield from (f"rule {rule} fires" for rule in case.not_rules if rule in fired)
    yield from _unsaid(case.says, outcome)


def _misplaced(case: Expected, outcome: Outcome) -> Iterator[str]:
    grouped: tuple[tuple[Group, tuple[str, ...]], ...] = (
        ("first", case.first),
        ("ask_for", case.ask_for),
        ("not_yet", case.not_yet),
    )
    for group, wanted in grouped:
        there = {each.code for each in outcome.group(group)}
        yield from _missing(f"destination in {group.replace('_', ' ')}", wanted, there)


def _missing(kind: str, wanted: tuple[str, ...], found: set[str] | frozenset[str]) -> Iterator[str]:
    return (f"{kind} {name} is missing" for name in wanted if name not in found)


def _unsaid(wanted: tuple[str, ...], outcome: Outcome) -> Iterator[str]:
    said = [finding.rule.because.id for finding in outcome.findings]
    said += [caution.text.id for caution in outcome.cautions]
    whole = " ".join(said).lower()
    return (f"{words!r} is not said" for words in wanted if words.lower() not in whole)
