"""Cases: these answers, this outcome. Tests that a safeguarding lead can write."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import Field

from app.assessment.outcome import Outcome
from app.assessment.scales import ExploitationLevelName, LevelName, UrgencyName
from app.questionnaires.answers import Json
from app.questionnaires.base import Id, Strict
from app.questionnaires.case import read_answers
from app.questionnaires.errors import AnswerError, Fault, UnknownQuestionError
from app.questionnaires.places import Place
from app.questionnaires.source import read_yaml
from app.referrals.content import Content


class ExampleCase(Strict):
    """A row of `forms/cases/*.yaml`. What is not named is not looked at."""

    name: str
    answers: dict[Id, Json]
    urgency: UrgencyName | None = None
    level: LevelName | None = None
    exploitation_level: ExploitationLevelName | None = None
    destinations: tuple[Id, ...] = ()
    not_destinations: tuple[Id, ...] = ()
    cautions: tuple[Id, ...] = ()
    clocks: tuple[Id, ...] = ()
    rules: tuple[Id, ...] = ()
    not_rules: tuple[Id, ...] = ()
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
    asked = content.library.questionnaire(questionnaire)
    try:
        answers = read_answers(asked, case.answers, content.asking(at))
    except (AnswerError, UnknownQuestionError) as error:
        yield place.fault(f"{case.name}: {error}", "correct the answers")
        return
    for what in _differences(case, content.judge(asked, answers, at).outcome):
        yield place.fault(f"{case.name}: {what}", "mend the case, or the rules")


def _differences(case: ExampleCase, outcome: Outcome) -> Iterator[str]:
    for scale in ("urgency", "level", "exploitation_level"):
        wanted, found = getattr(case, scale), getattr(outcome, scale)
        if wanted is not None and wanted is not found:
            yield f"{scale} is {found.code if found else None}, not {wanted.code}"
    fired = {finding.rule.id for finding in outcome.findings}
    yield from _missing("destination", case.destinations, outcome.codes)
    yield from _missing("caution", case.cautions, {each.id for each in outcome.cautions})
    yield from _missing("clock", case.clocks, {each.id for each in outcome.clocks})
    yield from _missing("rule", case.rules, fired)
    yield from (
        f"{code} is a destination" for code in case.not_destinations if code in outcome.codes
    )
    yield from (f"rule {rule} fires" for rule in case.not_rules if rule in fired)


def _missing(kind: str, wanted: tuple[str, ...], found: set[str] | frozenset[str]) -> Iterator[str]:
    return (f"{kind} {name} is missing" for name in wanted if name not in found)
