"""One contract for every kind of question; a kind without samples fails it."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.questionnaires.answers import Json, Unsaid
from app.questionnaires.error_words import words_for
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import KINDS, AnyQuestion
from app.questionnaires.schema import answers_schema
from app.questionnaires.text import English, render
from tests.answering import JSON, answer_to
from tests.making import ASKING, filed, page, questionnaire
from tests.questionnaires.kinds.samples import NOT_SURE, SAMPLES, samples

every_kind = pytest.mark.parametrize("kind", KINDS)


def test_every_kind_has_samples() -> None:
    assert SAMPLES.keys() == KINDS.keys()
    assert all(KINDS[kind] is type(asked) for kind in KINDS for asked, _ in samples(kind))


@every_kind
def test_what_is_read_can_be_dumped_and_read_again(kind: str) -> None:
    for asked, values in samples(kind):
        for value in values:
            answer = asked.read(value, ASKING)
            assert not isinstance(answer, Unsaid)
            dumped = json.loads(json.dumps(asked.dump(answer)))
            assert asked.read(dumped, ASKING) == answer
            assert asked.lines(answer)


@every_kind
def test_what_is_dumped_fits_the_schema(kind: str) -> None:
    for asked, values in samples(kind):
        schema = Draft202012Validator(asked.answer_schema())
        Draft202012Validator.check_schema(asked.answer_schema())
        for value in values:
            schema.validate(asked.dump(asked.read(value, ASKING)))


@every_kind
@pytest.mark.parametrize("value", [None, "", {"unsaid": "blank"}], ids=["null", "empty", "said"])
def test_nothing_is_blank_and_blank_is_null(kind: str, value: Json) -> None:
    for asked, _ in samples(kind):
        assert asked.read(value, ASKING) is Unsaid.BLANK
        assert asked.dump(Unsaid.BLANK) is None


@every_kind
def test_not_sure_and_held_back_are_not_blank(kind: str) -> None:
    for asked, _ in samples(kind):
        for unsaid in (Unsaid.NOT_SURE, Unsaid.PREFER_NOT_TO_SAY):
            dumped = asked.dump(unsaid)
            assert dumped == {"unsaid": unsaid.value}
            assert asked.read(dumped, ASKING) is unsaid
        words = {line.words for each in Unsaid for line in asked.lines(each)}
        assert len(words) == 3


@every_kind
def test_the_bare_word_is_not_sure_unless_it_may_be_typed(kind: str) -> None:
    for asked, _ in samples(kind):
        with suppress(AnswerError):
            answer = asked.read("not_sure", ASKING)
            assert (answer is Unsaid.NOT_SURE) is (kind not in {"text", "long_text"})


@every_kind
def test_required_refuses_blank_and_names_the_question(kind: str) -> None:
    for asked, _ in samples(kind, required=True):
        with pytest.raises(AnswerError) as caught:
            asked.read(None, ASKING)
        assert (caught.value.code, caught.value.question) == ("required", "q")


BLANK_INSIDE: dict[str, list[Json]] = {
    "body_map": [[], {"chosen": []}],
    "chronology": [[], [{}], [{"what": " "}]],
    "consent": [[{"name": "", "agreed": None}]],
    "decision": [{}, {"chosen": ""}, {"reason": " "}],
    "entries": [[{"ten": ""}]],
    "people": [[{}]],
    "date": [{"day": "", "month": " ", "year": ""}, {"day": None}],
    "long_text": [" \n "],
    "one_of": [[], {"chosen": []}],
    "person": [{}, {"name": " "}],
    "postcode": ["  "],
    "signs": [[], {}],
    "some_of": [[], {"chosen": [], "details": {"b": "lost"}}],
    "text": ["   "],
    "yes_no": [[]],
}


@pytest.mark.parametrize("kind", BLANK_INSIDE)
def test_a_shape_with_nothing_in_it_is_blank_and_refused_where_required(kind: str) -> None:
    for value in BLANK_INSIDE[kind]:
        asked, _ = samples(kind)[0]
        required, _ = samples(kind, required=True)[0]
        assert asked.read(value, ASKING) is Unsaid.BLANK
        with pytest.raises(AnswerError, match="required"):
            required.read(value, ASKING)


@every_kind
@pytest.mark.parametrize("word", ["not_sure", "prefer_not_to_say"])
def test_what_may_not_be_answered_is_refused(kind: str, word: str) -> None:
    for asked, _ in samples(kind):
        only = asked.model_copy(update={"may_answer": ()})
        with pytest.raises(AnswerError) as caught:
            only.read({"unsaid": word}, ASKING)
        assert caught.value.code == "unknown_option"


@every_kind
@given(value=JSON)
def test_anything_is_read_or_refused_in_words(kind: str, value: Json) -> None:
    for asked, _ in [*samples(kind), *samples(kind, required=True)]:
        refused = refusal(asked, value)
        if refused:
            assert refused.question == "q"
            assert render(words_for(refused), English())
            continue
        answer = asked.read(value, ASKING)
        dumped = asked.dump(answer)
        json.dumps(dumped, ensure_ascii=False).encode()
        assert asked.read(dumped, ASKING) == answer


def refusal(asked: AnyQuestion, value: Json) -> AnswerError | None:
    """Return how a question refuses a value; any other error than its own is not caught."""
    try:
        asked.read(value, ASKING)
    except AnswerError as error:
        return error
    return None


@every_kind
@given(value=JSON)
def test_what_is_read_from_anything_fits_the_schema(kind: str, value: Json) -> None:
    whole = whole_schema(kind)
    for asked, _ in samples(kind)[:1]:
        with suppress(AnswerError):
            whole.validate({"q": asked.dump(asked.read(value, ASKING))})


@every_kind
def test_the_schema_takes_what_is_valid_and_no_nonsense(kind: str) -> None:
    whole = whole_schema(kind)
    assert whole.is_valid({"q": None})
    assert whole.is_valid({"q": {"unsaid": "not_sure"}})
    assert not whole.is_valid({"q": {"unsaid": "maybe"}})
    assert not whole.is_valid({"q": 3.5})
    assert not whole.is_valid({"other": None})


def whole_schema(kind: str) -> Draft202012Validator:
    sample: dict[str, Any] = SAMPLES[kind][0][0]
    whole = filed(kind, may_answer=NOT_SURE, **sample)
    return Draft202012Validator(answers_schema(questionnaire(page("p", whole))))


@every_kind
@given(data=st.data())
def test_the_strategy_of_these_tests_gives_valid_answers(kind: str, data: st.DataObject) -> None:
    for asked, _ in samples(kind):
        answer = data.draw(answer_to(asked))
        assert asked.read(asked.dump(answer), ASKING) == answer
