"""What a new draft begins with: no danger is lost that is not asked again, no signature is kept."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from app.assessment.scales import Urgency
from app.questionnaires.answers import Answer, Chosen, Json, Noticed, Unsaid
from app.questionnaires.case import Case
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import facts
from app.referrals.dated import PERMITS, WARNS, is_about_now
from app.referrals.returning import Returned, carried_on, updated
from tests.making import AT, content
from tests.referrals.test_bringing import ASKING, LIBRARY, TOLD, back, file_of, told

REFERRAL, NEGLECT, NOTE = (LIBRARY[id] for id in ("referral", "neglect", "not-referring"))

LEADS = [
    pytest.param(LIBRARY[id], LIBRARY[to], id=f"{id} to {to}")
    for id in sorted(LIBRARY)
    for to in LIBRARY[id].leads_to
]


def worst(question: AnyQuestion) -> Answer | None:
    """Return the answer that means the most, if any means something."""
    if isinstance(question, SignsQuestion):
        steps = [step for step in question.scale.steps if step.certainty is not None]
        return Noticed(tuple((sign.id, steps[0].id) for sign in question.signs))
    if not isinstance(question, ChoiceQuestion):
        return None
    every = [Chosen((option.id,)) for option in question.offered()]
    found = max(every, key=lambda answer: len(list(question.facts(answer))))
    return found if any(question.facts(found)) else None


def calm(question: AnyQuestion) -> Answer:
    """Return an answer that means nothing, or that is left blank."""
    if isinstance(question, ChoiceQuestion) and not isinstance(question, SignsQuestion):
        for option in question.offered():
            if not any(question.facts(Chosen((option.id,)))):
                return Chosen((option.id,))
    return Unsaid.BLANK


def grave(questionnaire: Questionnaire) -> dict[str, Answer]:
    """Return all that is worst in a questionnaire's questions about now."""
    about_now = (each for each in questionnaire.questions.values() if is_about_now(each))
    return {each.id: answer for each in about_now if (answer := worst(each)) is not None}


def calmed(case: Case, to: Questionnaire) -> Case:
    """Answer all that a questionnaire asks about now calmly, but for what has an answer."""
    open_ = (
        each
        for key, each in to.keys.items()
        if is_about_now(each) and (key not in case.values or each.required)
    )
    return case.with_answers(to, {each.id: calm(each) for each in open_})


def urgency(questionnaire: Questionnaire, case: Case) -> Urgency:
    return content().judge_case(questionnaire, case, AT).outcome.urgency


def worries(questionnaire: Questionnaire, case: Case) -> set[str]:
    judged = content().judge_case(questionnaire, case, AT)
    paths = (judged.path, *(each.path for each in judged.before))
    return {fact.id for path in paths for fact in facts(path)}


def _alone(of: Questionnaire, to: Questionnaire) -> Case:
    """Return the worst answers of one questionnaire that another does not ask, and no others."""
    answers = {id: each for id, each in grave(of).items() if of.key(of.question(id)) not in to.keys}
    return Case().with_answers(of, answers)


@pytest.mark.parametrize(("of", "to"), LEADS)
def test_an_update_is_never_calmer_than_what_is_not_asked_again(
    of: Questionnaire, to: Questionnaire
) -> None:
    case = Case().with_answers(of, grave(of)).with_answers(to, {})
    returned = updated(back(file_of(to, case)), content(), ASKING)
    _is_no_calmer(returned, of, to)


@pytest.mark.parametrize(("of", "to"), LEADS)
def test_nothing_is_calmer_for_being_carried_on(of: Questionnaire, to: Questionnaire) -> None:
    case = Case().with_answers(of, grave(of))
    returned = carried_on(back(file_of(of, case)), to, content(), ASKING)
    _is_no_calmer(returned, of, to)


def _is_no_calmer(returned: Returned, of: Questionnaire, to: Questionnaire) -> None:
    now, alone = calmed(returned.case, to), calmed(_alone(of, to), to)
    assert urgency(to, now) >= urgency(to, alone)
    own = {
        fact.id
        for id, answer in grave(of).items()
        if of.key(of.question(id)) not in to.keys and _is_on_path(of, id)
        for fact in of.question(id).facts(answer)
    }
    assert own <= worries(to, now)
    listed = {each.key for each in returned.still}
    assert listed == returned.case.values.keys() & {
        key for key, each in (*of.keys.items(), *to.keys.items()) if is_about_now(each)
    }


def _is_on_path(of: Questionnaire, id: str) -> bool:
    judged = content().judge(of, grave(of), AT)
    return any(each.question.id == id for each in judged.path.questions)


@pytest.mark.parametrize("id", sorted(LIBRARY))
def test_what_an_update_is_not_sure_to_ask_again_still_counts(id: str) -> None:
    """Each urgent worry of a page that hangs on another answer stays, or is asked again."""
    of = LIBRARY[id]
    every = grave(of)
    for answers in (every, *({name: answer} for name, answer in every.items())):
        found = back(file_of(of, Case().with_answers(of, answers)))
        now = calmed(updated(found, content(), ASKING).case, of)
        path = content().judge_case(of, now, AT).path
        asked = {of.key(each.question) for each in path.questions}
        assert {each.key for each in found.dated if each.means} <= asked


NEGLECTED: dict[str, Json] = {**TOLD, "danger": "no", "neglect.grave": "yes"}


def test_grave_neglect_of_an_annex_still_makes_an_update_urgent() -> None:
    file = told(REFERRAL, **NEGLECTED)
    calm_one = told(REFERRAL, **{**NEGLECTED, "neglect.grave": "no"})
    returned = updated(back(file), content(), ASKING)
    assert {each.key for each in returned.again} == {"danger", "with-now"}
    [still] = returned.still
    assert (still.key, still.questionnaire) == ("neglect.grave", NEGLECT)
    assert "neglect-grave" in worries(REFERRAL, calmed(returned.case, REFERRAL))
    calm_case = updated(back(calm_one), content(), ASKING).case
    assert "neglect-grave" not in worries(REFERRAL, calmed(calm_case, REFERRAL))
    assert urgency(REFERRAL, calmed(calm_case, REFERRAL)) < urgency(
        REFERRAL, calmed(returned.case, REFERRAL)
    )


def test_the_questionnaire_that_asked_it_asks_it_again() -> None:
    returned = updated(back(told(NEGLECT, grave="yes")), content(), ASKING)
    assert (returned.still, [each.key for each in returned.again]) == ((), ["neglect.grave"])
    assert "neglect.grave" not in returned.case.values


def test_a_calm_answer_of_that_day_gives_way_where_a_blank_means_a_worry() -> None:
    file = told(REFERRAL, **{"radicalisation.violence": "no", "neglect.grave": "no"})
    returned = updated(back(file), content(), ASKING)
    assert "radicalisation.violence" not in returned.case.values
    assert [each.key for each in returned.still] == ["neglect.grave"]
    assert [each.key for each in returned.again] == ["radicalisation.violence"]


def test_dangers_of_a_missing_child_stay_when_the_stage_is_asked_again() -> None:
    missing = LIBRARY["missing"]
    dangers = missing.question("dangers")
    assert isinstance(dangers, SignsQuestion)
    signs: dict[str, Json] = {dangers.signs[0].id: dangers.scale.steps[0].id}
    file = told(missing, stage="now", dangers=signs)
    returned = updated(back(file), content(), ASKING)
    assert [each.key for each in returned.still] == ["missing.dangers"]
    assert [each.key for each in returned.again] == ["missing.stage"]
    found_again = missing.question("stage").read("learning", ASKING)
    now = returned.case.with_answers(missing, {"stage": found_again})
    assert {fact.id for fact in dangers.facts(dangers.read(signs, ASKING))} <= worries(missing, now)


SIGNED_NOTE: dict[str, Json] = {
    "child-name": "Robin",
    "level-now": {"chosen": "universal", "second_name": "S", "second_role": "Head", "reason": "x"},
    "second-person": "agrees",
    "who-decides": "lead",
    "decided-by": "A lead",
    "decided-on": "2026-10-01",
    "look-again-on": "2026-11-01",
    "look-again-who": "A lead",
}


def signed() -> dict[str, Any]:
    return told(NOTE, **SIGNED_NOTE)


def test_no_signature_of_then_stands_under_an_update() -> None:
    returned = updated(back(signed()), content(), ASKING)
    answers = returned.case.answers_to(NOTE, ASKING)
    assert answers.keys() == {"child-name"}
    assert {each.question.id for each in returned.again} == SIGNED_NOTE.keys() - {"child-name"}
    assert returned.still == ()


def test_no_signature_of_an_annex_stands_under_an_update_but_a_warning_does() -> None:
    own: Mapping[str, Json] = {
        **{f"not-referring.{id}": value for id, value in SIGNED_NOTE.items() if id != "child-name"},
        "not-referring.second-person": "would-refer",
        "referral.level": {"chosen": "universal", "second_name": "S", "second_role": "Head"},
        "referral.made-when": "Today at noon",
    }
    returned = updated(back(told(REFERRAL, **own)), content(), ASKING)
    assert [each.question.id for each in returned.still] == ["second-person"]
    assert "S" not in str(returned.case.values)
    assert not returned.case.values.keys() & {"look-again-on", "referral.made-when"}


def test_a_toolkits_level_is_carried_on_but_not_as_anothers_signature() -> None:
    toolkit, other = LIBRARY["cse-risk"], LIBRARY["exploitation"]
    file = told(toolkit, level={"chosen": "high"}, **{"signed-by": "S"})
    case = carried_on(back(file), other, content(), ASKING).case
    assert case.values["cse-risk.level"] == {"chosen": "high"}
    assert "signed-by" not in case.values
    assert "signed-by" in carried_on(back(file), REFERRAL, content(), ASKING).case.values


PERMITTED: dict[str, Json] = {
    "safe-to-ask": "asked",
    "must-not-know": "no",
    "agreement": [{"name": "Ms Example", "told": "yes", "hold": "yes", "referral": "yes"}],
}
WARNED: dict[str, Json] = {
    "safe-to-ask": "harm",
    "must-not-know": "yes",
    "must-not-know-who": "Her uncle",
    "agreement": [{"name": "Mr Example", "told": "no", "hold": "no"}],
}


def ways(values: Mapping[str, Json]) -> Iterator[Returned]:
    found = back(told(REFERRAL, **values))
    yield updated(found, content(), ASKING)
    yield carried_on(found, LIBRARY["follow-up"], content(), ASKING)


def test_leave_to_tell_the_family_never_comes_back() -> None:
    for returned in ways(PERMITTED):
        answers = returned.case.answers_to(REFERRAL, ASKING)
        assert {id: REFERRAL.question(id).dump(each) for id, each in answers.items()} == {
            "agreement": [{"name": "Ms Example"}]
        }
        assert {each.question.id for each in returned.again} == PERMITTED.keys() & PERMITS


def test_whoever_must_not_know_comes_back() -> None:
    for returned in ways(WARNED):
        kept = {name: returned.case.values.get(_key(name)) for name in WARNED}
        assert kept["must-not-know-who"] == "Her uncle"
        assert kept["agreement"] == [{"name": "Mr Example", "told": "no"}]
        assert worries(REFERRAL, returned.case) >= {"must-not-know", "unsafe-to-ask"} & WARNS
        assert {each.question.id for each in returned.again} == {"agreement"}


def _key(name: str) -> str:
    return REFERRAL.key(REFERRAL.question(name))
