import pytest
from hypothesis import given

from app.questionnaires.answers import Answer, Chosen, Json, Unsaid, Written
from app.questionnaires.case import Case, read_answers, read_case
from app.questionnaires.errors import AnswerError, UnknownQuestionError
from tests.answering import answers_to
from tests.making import ASKING, filed, page, questionnaire, worried

SMALL = questionnaire(
    page(
        "p",
        filed("text", "name", shared=True),
        filed("yes_no", "hurt", may_answer=["not_sure"]),
        filed("text", "must", required=True),
    )
)
OTHER = questionnaire(
    page("p", filed("text", "name", shared=True), filed("text", "hurt")), id="other"
)


def test_a_shared_question_is_known_everywhere_and_another_in_its_own_questionnaire() -> None:
    case = Case().with_answers(SMALL, {"name": Written("Sam"), "hurt": Chosen(("yes",))})
    assert dict(case.values) == {"name": "Sam", "small.hurt": "yes"}
    assert case.answers_to(OTHER, ASKING) == {"name": Written("Sam")}
    assert case.answers_to(SMALL, ASKING) == {"name": Written("Sam"), "hurt": Chosen(("yes",))}


def test_a_questionnaire_is_begun_by_any_answer_given_in_it_a_shared_one_too() -> None:
    case = Case().with_answers(SMALL, {"name": Written("Sam")})
    assert case.has_begun(SMALL)
    assert not case.has_begun(OTHER)
    assert case.with_answers(OTHER, {"hurt": Unsaid.BLANK}).begun == {"small", "other"}
    assert not Case().with_answers(SMALL, {}).has_begun(SMALL)


def test_a_case_of_an_older_version_is_begun_by_its_own_questions() -> None:
    assert Case({"small.hurt": None}).has_begun(SMALL)
    assert not Case({"name": "Sam", "other.hurt": "x"}).has_begun(SMALL)


def test_a_later_answer_replaces_only_itself() -> None:
    case = Case({"name": "Sam", "small.hurt": "yes", "other.hurt": "words", "old": [1]})
    changed = case.with_answers(SMALL, {"hurt": Unsaid.BLANK})
    assert dict(changed.values) == {**case.values, "small.hurt": None}
    assert changed.answers_to(SMALL, ASKING)["hurt"] is Unsaid.BLANK
    assert case.values["small.hurt"] == "yes"


@pytest.mark.parametrize(
    ("carried", "sent", "language"),
    [
        pytest.param({"name": "cy"}, "Siân", {"name": "cy"}, id="Welsh, on an English page"),
        pytest.param({}, "Siân", {}, id="English, on a page in Polish"),
        pytest.param({"name": "cy"}, "Siân!", {"name": "pl"}, id="words of one's own"),
    ],
)
def test_words_that_were_carried_and_sent_as_they_are_keep_their_language(
    carried: dict[str, str], sent: str, language: dict[str, str]
) -> None:
    came = Case({"name": "Siân"}, written=carried)
    case = Case().with_answers(SMALL, {"name": Written(sent)}, written_in="pl", carried=came)
    assert case.written == language


def test_answers_that_are_read_may_have_been_written_in_another_language() -> None:
    values: dict[str, Json] = {"name": "Siân", "hurt": "yes", "other.hurt": "Boli"}
    case = read_case(SMALL, {"other": OTHER}, values, ASKING, written_in="pl")
    assert case.written == {"name": "pl", "other.hurt": "pl"}
    assert read_case(SMALL, {"other": OTHER}, values, ASKING).written == {}


def test_an_answer_to_no_question_is_refused() -> None:
    with pytest.raises(UnknownQuestionError):
        Case().with_answers(SMALL, {"nothing": Written("x")})


@pytest.mark.parametrize(
    ("values", "unread"),
    [
        pytest.param({"name": "Sam", "small.hurt": "no"}, set(), id="all is known"),
        pytest.param({"small.gone": "x"}, {"small.gone"}, id="a question that went"),
        pytest.param({"gone": "x"}, {"gone"}, id="a shared question that went"),
        pytest.param({"small.hurt": "perhaps"}, {"small.hurt"}, id="an option that went"),
        pytest.param({"name": 3}, {"name"}, id="a value of another type"),
        pytest.param({"small.must": None}, set(), id="a blank tells nothing"),
        pytest.param({"other.hurt": "x"}, set(), id="another questionnaire's is not ours to read"),
    ],
)
def test_what_is_not_known_is_kept_and_listed(values: dict[str, Json], unread: set[str]) -> None:
    case = Case(values)
    assert case.unread(SMALL, ASKING).keys() == unread
    kept = case.with_answers(SMALL, {"name": Written("Robin")})
    assert {**values, "name": "Robin"} == dict(kept.values)


@given(answers_to(worried()))
def test_nothing_is_dropped(answers: dict[str, Answer]) -> None:
    before: dict[str, Json] = {f"{worried().id}.gone": [1], "old": {"x": 1}, "elsewhere.q": "y"}
    case = Case(before).with_answers(worried(), answers)
    assert case.answers_to(worried(), ASKING) == answers
    assert before.items() <= case.values.items()
    assert case.unread(worried(), ASKING).keys() == {f"{worried().id}.gone", "old"}


def test_answers_by_question_id_are_read_or_refused_by_name() -> None:
    read = read_answers(SMALL, {"hurt": "not_sure", "name": None}, ASKING)
    assert read == {"hurt": Unsaid.NOT_SURE, "name": Unsaid.BLANK}
    with pytest.raises(UnknownQuestionError, match="hurts"):
        read_answers(SMALL, {"hurts": "yes"}, ASKING)
    with pytest.raises(AnswerError) as caught:
        read_answers(SMALL, {"hurt": 1}, ASKING)
    assert (caught.value.question, caught.value.code) == ("hurt", "wrong_type")


TOLD = questionnaire(
    page(
        "p",
        filed("long_text", "saw"),
        filed(
            "some_of",
            "knows",
            options=[
                {"id": "school", "label": "School", "detail": {"label": "Who?"}},
                {"id": "police", "label": "Police"},
            ],
        ),
    ),
    id="told",
)
TEACHER, POLISH = "Pani Nowak ze szkoły", "Widziałam siniaki."


def picked(*options: str, words: str = "") -> Chosen:
    return Chosen(options, (("school", words),) if words else ())


@pytest.mark.parametrize(
    ("first", "then", "marked"),
    [
        pytest.param(("pl", POLISH), ("en", POLISH), "pl", id="sent again unchanged"),
        pytest.param(("pl", POLISH), ("en", f"{POLISH} I rang."), "pl", id="English added to it"),
        pytest.param(("pl", POLISH), ("en", "I saw bruises."), None, id="written anew in English"),
        pytest.param(("en", "I saw it."), ("pl", f"I saw it. {POLISH}"), "pl", id="Polish added"),
        pytest.param(
            ("en", "I saw it."), ("pl", "I saw it."), None, id="English, sent from Polish"
        ),
        pytest.param(("pl", "siniaki"), ("en", "siniaki"), "pl", id="one small word"),
        pytest.param(("pl", POLISH), ("ar", "رأيت"), "ar", id="another language"),
        pytest.param(("pl", POLISH), ("en", None), None, id="left blank now"),
    ],
)
def test_words_keep_the_language_that_they_were_typed_in(
    first: tuple[str, str], then: tuple[str, str | None], marked: str | None
) -> None:
    case = Case().with_answers(TOLD, {"saw": Written(first[1])}, written_in=first[0])
    answer = Written(then[1]) if then[1] else Unsaid.BLANK
    case = case.with_answers(TOLD, {"saw": answer}, written_in=then[0])
    assert case.written_to(TOLD).get("saw") == marked


def test_a_tick_changes_no_language_of_words_beside_it() -> None:
    case = Case().with_answers(TOLD, {"knows": picked("school", words=TEACHER)}, written_in="pl")
    more = picked("school", "police", words=TEACHER)
    assert case.with_answers(TOLD, {"knows": more}).written == {"told.knows": "pl"}
    english = Case().with_answers(TOLD, {"knows": picked("school", words="Mrs Lee")})
    more = picked("school", "police", words="Mrs Lee")
    assert english.with_answers(TOLD, {"knows": more}, written_in="pl").written == {}
    assert Case().with_answers(TOLD, {"knows": picked("police")}, written_in="pl").written == {}
