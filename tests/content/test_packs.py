"""An area pack adds: it takes no page, no destination and no urgency away, whatever is answered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from app.assessment.outcome import Outcome
from app.directory.packs import Pack
from app.questionnaires.answers import Answer, Json
from app.questionnaires.case import read_answers
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import facts, walk
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.cases import ExampleCase
from app.referrals.content import Content, Walked
from tests.answering import plain
from tests.making import AT, cases, content

PACKS: Mapping[str, Pack] = {id: place.item for id, place in content().directory.packs.items()}


@cache
def without_packs() -> Content:
    directory = replace(content().directory, packs={})
    return replace(content(), directory=directory)


def home_of(asked: Questionnaire) -> str | None:
    """Return the question for the council of the child's home."""
    found = (each for each in asked.questions.values() if isinstance(each, AuthorityQuestion))
    return next((each.id for each in found if each.where == "home"), None)


def cases_of(pack: Pack) -> Iterator[tuple[Questionnaire, ExampleCase, dict[str, Json]]]:
    """Yield each case as it would be in one of the pack's councils, unless it names another."""
    for id, place in cases():
        case, asked = place.item, content().library.questionnaire(id)
        home = home_of(asked)
        if home and case.answers.get(home) in {None, *pack.areas}:
            yield asked, case, {**case.answers, home: pack.areas[0]}


def outcome(
    known: Content, asked: Questionnaire, case: ExampleCase, answers: Mapping[str, Answer]
) -> tuple[Outcome, frozenset[str]]:
    """Return what answers come to, and the destinations that are routed."""
    before = tuple(
        Walked(questionnaire=other, path=walk(other, read_answers(other, dict(values), ASKING)))
        for id, values in case.before.items()
        for other in [known.library.questionnaire(id)]
    )
    judged = known.judge(asked, answers, AT, before=before)
    return judged.outcome, frozenset(each.code for each in judged.route.destinations)


ASKING = content().asking(AT)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_a_pack_keeps_every_page_in_its_order_and_every_condition(pack: Pack) -> None:
    for asked in content().library.questionnaires.values():
        extended = asked.extended(pack.pages)
        own = [page for page in extended.pages if not page.id.startswith(f"{pack.id}-")]
        assert own == list(asked.pages)
        assert [task.id for task in extended.tasks] == [task.id for task in asked.tasks]
        if asked.tasks:
            assert {id for task in extended.tasks for id in task.pages} == set(extended.pages_by_id)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_case_comes_out_the_same_or_with_more_where_there_is_a_pack(pack: Pack) -> None:
    tried = 0
    for asked, case, values in cases_of(pack):
        answers = read_answers(asked, values, ASKING)
        if content().asked(asked, answers, AT.date()) is asked:
            continue  # nothing is added to it here
        with_pack, there = outcome(content(), asked, case, answers)
        as_ever, everywhere = outcome(without_packs(), asked, case, answers)
        assert with_pack.urgency is as_ever.urgency, case.name
        assert with_pack.level is as_ever.level, case.name
        assert with_pack.exploitation_level is as_ever.exploitation_level, case.name
        assert with_pack.codes >= as_ever.codes, case.name
        assert there >= everywhere, case.name
        assert {each.rule for each in with_pack.findings} >= {
            each.rule for each in as_ever.findings
        }, case.name
        tried += 1
    assert (tried > 50) is bool(pack.pages)


def added(pack: Pack) -> Iterator[tuple[Questionnaire, str]]:
    """Yield each questionnaire that a pack adds to, with each of the questions it adds."""
    for asked in content().library.questionnaires.values():
        for addition in pack.pages:
            if asked.id in addition.questionnaires:
                extended = asked.extended(pack.pages)
                yield from ((extended, question.id) for question in addition.page.questions)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_answer_to_what_an_area_asks_takes_a_fact_away(pack: Pack) -> None:
    for asked, id in added(pack):
        before: dict[str, Answer] = {}
        known = {fact.id for fact in facts(walk(asked, before))}
        for answer in plain(asked.questions[id]):
            assert known <= {fact.id for fact in facts(walk(asked, {id: answer}))}


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_nothing_that_an_area_asks_means_a_fact(pack: Pack) -> None:
    """A pack lapses, and another council may be chosen: what it asked for is gone then."""
    asked = (question for each in pack.pages for question in each.page.questions)
    assert {fact for question in asked for fact in question.named_facts()} == set()


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_contact_of_a_pack_is_shown_before_somebody_has_rung(pack: Pack) -> None:
    for contact in pack.contacts:
        assert contact.assured_date is None
        assert contact.why_hidden(AT.date()) == "unassured"


def test_what_is_old_is_shown_with_its_year_a_step_for_disagreement_too() -> None:
    asked = content().library.questionnaire("cse-risk")
    signs: dict[str, Json] = {"firm-signs": {"told": "now"}, "council": "E06000034"}
    judged = content().judge(asked, read_answers(asked, signs, ASKING), AT)
    local = Writer(content=content(), translator=English()).referral(judged).local
    assert local is not None
    assert [step.says.endswith("(as it was in 2018)") for step in local.escalation] == [True]
    names = {panel.name for panel in local.panels}
    assert names >= {
        "Risk Assessment Group (as of 2015)",
        "Strategy meeting for a medium or high level (as of 2015)",
        "Multi Agency Child Exploitation meeting (MACE) (as of 2024)",
    }
    assert {paper.name: paper.cited for paper in local.papers}[
        "SET Child Protection Procedures (2025)"
    ]


def test_rotherham_and_thurrock_are_whole_and_the_rest_say_that_they_are_not() -> None:
    whole = {id for id, pack in PACKS.items() if pack.status == "whole"}
    assert whole == {"rotherham", "thurrock"}
    assert len(PACKS["london"].areas) == 33
    manchester = {area for pack in PACKS.values() for area in pack.areas if area < "E08000011"}
    assert {f"E080000{number:02}" for number in range(1, 11)} <= manchester
