"""A referral brought back: the same answers, but for those about that day, and nothing else."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.calendars import day_of
from app.questionnaires.answers import Answer, Json, Noticed
from app.questionnaires.case import Case, read_case
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import facts, walk
from app.questionnaires.text import English
from app.referrals.bringing import WHY, Brought, Why, brought
from app.referrals.build import Writer
from app.referrals.data_file import read_file
from app.referrals.dated import PERMITS, is_about_now, is_signed
from app.referrals.earlier_words import EarlierRefusedError
from app.referrals.returning import REFERRED_ON, Returned, assessed_again
from app.referrals.returning import carried_on as _carried_on
from app.referrals.returning import updated as _updated
from tests.answering import JSON, answers_to
from tests.making import AT, content

LIBRARY = content().library.questionnaires
ASKING = content().asking(AT)
REFERRAL, TOOLKIT, FOLLOW_UP = (LIBRARY[id] for id in ("referral", "cse-risk", "follow-up"))
HOME = {"home-postcode": "S60 1AE", "council": {"code": "E08000018", "postcode": "S60 1AE"}}
TOLD: dict[str, Json] = {**HOME, "child-name": "Robin", "danger": "yes", "with-now": "An aunt"}


def file_of(questionnaire: Questionnaire, case: Case) -> dict[str, Any]:
    judged = content().judge_case(questionnaire, case, AT)
    referral = Writer(content=content(), translator=English()).referral(judged)
    found: dict[str, Any] = json.loads(referral.model_dump_json())
    return found


def told(questionnaire: Questionnaire, **values: Json) -> dict[str, Any]:
    """Return the data file of answers, others' as `{questionnaire.question: value}`."""
    return file_of(questionnaire, read_case(questionnaire, LIBRARY, values, ASKING))


def back(file: Mapping[str, Any]) -> Brought:
    return brought(read_file(json.dumps(file).encode()), content(), ASKING)


def updated(found: Brought) -> Case:
    return _updated(found, content(), ASKING).case


def carried_on(found: Brought, to: Questionnaire) -> Returned:
    return _carried_on(found, to, content(), ASKING)


def asked_again(found: Brought) -> set[str]:
    return {each.key for each in _updated(found, content(), ASKING).again}


@pytest.mark.parametrize("id", sorted(LIBRARY))
@settings(max_examples=15)
@given(data=st.data())
def test_the_same_answers_come_back_but_for_those_about_that_day(
    id: str, data: st.DataObject
) -> None:
    drawn: dict[str, Answer] = data.draw(answers_to(LIBRARY[id]))
    answers = {name: each for name, each in drawn.items() if _can_be(LIBRARY[id], name, each)}
    judged = content().judge(LIBRARY[id], answers, AT)
    path = judged.path
    found = back(file_of(LIBRARY[id], Case().with_answers(LIBRARY[id], answers)))
    still = {each.question.id for each in _updated(found, content(), ASKING).still}
    expected = {
        each.question.id: each.answer
        for each in path.questions
        if each.answer is not None
        and each.question.id not in PERMITS
        and (each.question.id in still or not _is_dated(each.question))
    }
    came = updated(found).answers_to(judged.questionnaire, ASKING)
    came = {id: each for id, each in came.items() if id not in PERMITS}
    assert {id: each for id, each in came.items() if expected.get(id) != each} == {}
    assert came.keys() == expected.keys()
    assert (found.unread, found.doubtful) == ((), ())
    assert found.made_at == AT


def _is_dated(question: AnyQuestion) -> bool:
    return is_about_now(question) or is_signed(question)


def _can_be(questionnaire: Questionnaire, name: str, answer: Answer) -> bool:
    """Say whether a question has such an answer: a calm one may be "none" where there is none."""
    question = questionnaire.question(name)
    try:
        return question.read(question.dump(answer), ASKING) == answer
    except AnswerError:
        return False


@pytest.mark.parametrize("id", sorted(LIBRARY))
def test_nothing_about_that_day_comes_back_by_a_way_that_asks_it_again(id: str) -> None:
    questionnaire = LIBRARY[id]
    urgent = {key for key, each in questionnaire.keys.items() if is_about_now(each)}
    assert urgent or id == "readiness"
    answers = {name: value for name, value in TOLD.items() if name in questionnaire.questions}
    found = back(told(questionnaire, **answers))
    for case in (updated(found), assessed_again(found), carried_on(found, FOLLOW_UP).case):
        assert not urgent & case.values.keys()
    assert asked_again(found) == answers.keys() & {"danger", "with-now"}


def test_danger_left_unanswered_counts_as_not_sure_until_it_is_asked_again() -> None:
    found = back(told(REFERRAL, **{**TOLD, "danger": "no"}))
    path = walk(REFERRAL, updated(found).answers_to(REFERRAL, ASKING))
    assert {"danger-now", "not-safe-tonight", "harmer-access"} <= {f.id for f in facts(path)}


def test_what_other_questionnaires_were_told_comes_back_with_it() -> None:
    sign = _sign().signs[0].id
    file = told(REFERRAL, **TOLD, **{"cse-risk.firm-signs": {sign: "now"}})
    assert [each["questionnaire"]["id"] for each in file["annexes"]] == ["cse-risk"]
    case = updated(back(file))
    assert case.has_begun(TOOLKIT)
    assert case.answers_to(TOOLKIT, ASKING)["firm-signs"] == Noticed(((sign, "now"),))


def _sign() -> SignsQuestion:
    question = TOOLKIT.question("firm-signs")
    assert isinstance(question, SignsQuestion)
    return question


def test_the_next_assessment_begins_with_who_the_child_is_and_nothing_judged() -> None:
    given_ = {
        "firm-signs": {_sign().signs[0].id: "now"},
        "level": {"chosen": "high"},
        "services": [{TOOLKIT.question("services").columns[0].id: "A nurse"}],  # type: ignore[union-attr]
        "role": "Teacher",
        "household": "A sister",
        "child-words": "He scares me",
        "this-assessment": "first",
        "referral.why-now": "A worry",
    }
    found = back(told(TOOLKIT, **TOLD, **given_))
    assert found.is_decided
    case = assessed_again(found)
    assert case.answers_to(TOOLKIT, ASKING).keys() == {
        *("child-name", "home-postcode", "council", "household", "services", "role"),
    }
    assert not case.has_begun(REFERRAL)


@pytest.mark.parametrize("id", ["cse-risk", "exploitation"])
def test_no_sign_level_or_mark_comes_back_to_the_next_assessment(id: str) -> None:
    judged = SignsQuestion | DecisionQuestion | BodyMapQuestion
    every = {key: each for key, each in LIBRARY[id].keys.items() if isinstance(each, judged)}
    values: dict[str, Json] = {
        each.id: {each.signs[0].id: each.scale.steps[0].id}
        for each in every.values()
        if isinstance(each, SignsQuestion) and not each.scale.is_tick
    }
    found = back(told(LIBRARY[id], **values))
    assert len(found.asked) >= len(values) > 5
    assert not every.keys() & assessed_again(found).values.keys()


def test_a_follow_up_begins_with_the_day_of_the_referral() -> None:
    case = carried_on(back(told(REFERRAL, **TOLD)), FOLLOW_UP).case
    answers = case.answers_to(FOLLOW_UP, ASKING)
    assert FOLLOW_UP.question(REFERRED_ON).dump(answers[REFERRED_ON]) == day_of(AT).isoformat()
    assert answers["child-name"] == REFERRAL.question("child-name").read("Robin", ASKING)


def test_a_day_of_referral_that_was_told_stays() -> None:
    file = told(REFERRAL, **TOLD, **{"follow-up.reported-on": "2026-11-02"})
    case = carried_on(back(file), FOLLOW_UP).case
    assert case.values["follow-up.reported-on"] == "2026-11-02"


def test_another_questionnaire_gets_no_day() -> None:
    found = back(told(TOOLKIT, **TOLD))
    assert carried_on(found, REFERRAL).case == found.case


DOCUMENT: dict[str, Any] = told(REFERRAL, **TOLD)


def altered(**answers: Json) -> Brought:
    given_ = {name.replace("_", "-"): value for name, value in answers.items()}
    return back({**DOCUMENT, "answers": {**DOCUMENT["answers"], **given_}})


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        pytest.param({"child-name": {"x": 1}}, "changed", id="another type"),
        pytest.param({"child-name": "x" * 100_000}, "changed", id="too long"),
        pytest.param({"child-name": "a\x00b"}, "changed", id="hidden characters"),
        pytest.param({"gender": [[["x"]]]}, "changed", id="lists in lists"),
        pytest.param({"other-children": "of-then"}, "changed", id="an option of then"),
        pytest.param({"council": "E07000001"}, "no_council", id="a council of then"),
        pytest.param({"of-then": "what was said"}, "unknown", id="a question of then"),
        pytest.param({"<b>": 1}, "unknown", id="markup for a name"),
        pytest.param({"referral.why-now": "x"}, "unknown", id="a name with a stop"),
    ],
)
def test_an_answer_that_cannot_be_read_is_kept_and_listed_alone(
    answers: dict[str, Json], why: Why
) -> None:
    found = altered(**answers)
    [(name, value)] = answers.items()
    [unread] = found.unread
    assert unread.why == why
    assert found.case.values[unread.key] == value
    assert unread.key in found.case.unread(REFERRAL, ASKING, content().shared)
    assert name not in updated(found).answers_to(REFERRAL, ASKING)
    assert "home-postcode" in updated(found).answers_to(REFERRAL, ASKING)


def test_a_name_that_is_none_of_ours_is_never_repeated() -> None:
    [odd] = altered(**{"<script>": 1}).unread
    [ours] = altered(**{"of-then": 1}).unread
    assert (odd.name, ours.name) == ("", "of-then")


def test_a_postcode_that_is_in_no_list_comes_back_to_be_checked() -> None:
    found = altered(home_postcode="S60 0ZZ")
    assert found.unread == ()
    [doubtful] = found.doubtful
    assert (doubtful.why, doubtful.key) == ("no_postcode", "home-postcode")
    assert "home-postcode" in updated(found).answers_to(REFERRAL, ASKING)


def test_a_name_of_one_questionnaire_cannot_pass_for_anothers() -> None:
    found = altered(**{"follow-up.heard": "decided"})
    assert not found.case.has_begun(FOLLOW_UP)
    assert "heard" not in updated(found).answers_to(FOLLOW_UP, ASKING)


def test_a_required_question_left_blank_is_asked_again() -> None:
    public = LIBRARY["worried-about-a-child"]
    found = back({**told(public, **HOME), "answers": {"who": None, "child-name": None}})
    assert "worried-about-a-child.who" not in found.case.values
    assert "who" not in found.case.values
    assert found.unread == ()


def test_an_annex_of_an_unknown_questionnaire_is_kept_apart() -> None:
    annex = {"questionnaire": {"id": "of-then"}, "answers": {"child-name": "Kim", "x": 1}}
    found = back({**DOCUMENT, "annexes": [annex]})
    assert found.case.values["of-then.child-name"] == "Kim"
    assert found.child == "Robin"
    assert found.case.begun == {"referral"}
    assert [each.why for each in found.unread] == ["unknown", "unknown"]


def test_the_referral_counts_where_an_annex_says_something_else() -> None:
    annex = {"questionnaire": {"id": "cse-risk"}, "answers": {"child-name": "Kim"}}
    assert back({**DOCUMENT, "annexes": [annex]}).child == "Robin"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        pytest.param({"questionnaire": {"id": "of-then"}}, "unknown_questionnaire", id="unknown"),
        pytest.param({"made_at": "2026-11-26T10:00:00Z"}, "made_ahead", id="made in the future"),
        pytest.param({"made_at": "9999-12-31T23:59:59Z"}, "made_ahead", id="at the end of time"),
    ],
)
def test_a_file_that_cannot_be_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(EarlierRefusedError) as caught:
        back({**DOCUMENT, **changed})
    assert caught.value.code == code


def test_every_reason_has_its_words() -> None:
    assert set(WHY) == set(Why.__args__)  # type: ignore[attr-defined]


@given(st.sampled_from(sorted(REFERRAL.questions)), JSON)
def test_whatever_stands_in_an_answer_is_read_or_listed(id: str, value: Any) -> None:
    with suppress(EarlierRefusedError):
        found = back({**DOCUMENT, "answers": {id: value}})
        content().judge_case(REFERRAL, updated(found), AT)
        answers = updated(found).answers_to(REFERRAL, ASKING)
        question = REFERRAL.question(id)
        is_lost = value is not None and id not in answers
        assert not is_lost or found.unread or is_about_now(question)
