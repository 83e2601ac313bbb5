"""A referral says everything that was said on the path, as it was said, and nothing else."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from app.questionnaires.answers import Answer, Chosen, Council, Json, Postcode, Unsaid, Written
from app.questionnaires.case import read_answers
from app.questionnaires.kinds.base import Section
from app.questionnaires.text import English, Translator
from app.referrals.build import Writer
from app.referrals.given import State
from app.referrals.model import Referral
from app.referrals.sections import SECTIONS
from tests.answering import answers_to
from tests.making import AT, ROTHERHAM, content, worried

SCHEMA = Draft202012Validator(Referral.model_json_schema())
SECRET = "SECRET-7"
COUNCIL = "Rotherham Metropolitan Borough Council"


class Marked(English):
    """A language that marks every text that was translated."""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the protocol's shape
        return f"«{message}»"

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:  # noqa: ARG002
        return f"«{singular if count == 1 else plural}»"

    def format_date(self, day: date) -> str:
        return f"«{day.isoformat()}»"


def written(answers: dict[str, Answer], translator: Translator | None = None) -> Referral:
    judged = content().judge(worried(), answers, AT)
    return Writer(content=content(), translator=translator or English()).referral(judged)


def told(values: dict[str, Json]) -> Referral:
    return written(read_answers(worried(), values, content().asking(AT)))


def answered(referral: Referral) -> dict[str, Any]:
    return {each.question: each for section in referral.sections for each in section.answers}


CALM: dict[str, Json] = {"danger": "no", "who": "known", "safe-tonight": "yes", "reach": "no"}
STORIES: dict[str, dict[str, Json]] = {
    "nothing": {},
    "danger": {"danger": "yes", "who": "unknown"},
    "a baby": {**CALM, "age": {"months": 3}, "looks": ["bruise-baby"], "hurt": "not_sure"},
    "not born": {"danger": "no", "who": "unborn", "before-birth": ["uses"], "mother": "Ada"},
    "myself": {"danger": "no", "who": "me", "going-on": ["mine-hit"], "me-wish": "Help\nnow"},
    "long ago": {"danger": "no", "who": "adult", "then-reach": None},
    "marriage": {**CALM, "hurt": "no", "plans": ["engaged"], "home": ["fights"]},
    "with a council": {
        **CALM,
        "hurt": "no",
        "home-postcode": "s601ae",
        "council": {"code": ROTHERHAM, "postcode": "S60 1AE"},
        "reporter": {"name": "Robin", "phone": "01632 960 001"},
        "who-knows": {"chosen": ["school"], "details": {"school": "Ms Example"}},
    },
}
every_story = pytest.mark.parametrize("values", STORIES.values(), ids=STORIES)


def test_there_is_a_section_for_every_place_a_question_may_have() -> None:
    assert set(SECTIONS) == set(Section.__args__)  # type: ignore[attr-defined]


@every_story
def test_the_sections_hold_every_question_on_the_path_once(values: dict[str, Json]) -> None:
    answers = read_answers(worried(), values, content().asking(AT))
    path = content().judge(worried(), answers, AT).path
    referral = written(answers)
    printed = [each.question for section in referral.sections for each in section.answers]
    assert sorted(printed) == sorted(asked.question.id for asked in path.questions)
    order = [section.id for section in referral.sections]
    assert order == [id for id in SECTIONS if id in order]


@pytest.mark.parametrize(
    ("given", "state"),
    [
        pytest.param("yes", State.SAID, id="said"),
        pytest.param(None, State.BLANK, id="blank"),
        pytest.param("not_sure", State.NOT_SURE, id="not sure"),
        pytest.param(..., State.NOT_REACHED, id="not reached"),
    ],
)
def test_the_ways_of_giving_no_answer_are_told_apart(given: Json, state: State) -> None:
    values = {**CALM, "hurt": given} if given is not ... else CALM
    answer = answered(told(values))["hurt"]
    assert answer.state is state
    assert bool(answer.lines) is (state is State.SAID)


def test_what_is_held_back_is_told_apart_too() -> None:
    question = worried().question("hurt").model_copy(update={"may_answer": tuple(Unsaid)[1:]})
    assert (
        question.read({"unsaid": "prefer_not_to_say"}, content().asking(AT)) == "prefer_not_to_say"
    )
    held = written({"who": Chosen(("known",)), "hurt": Unsaid.PREFER_NOT_TO_SAY})
    assert answered(held)["hurt"].state is State.PREFER_NOT_TO_SAY


def test_a_withdrawn_answer_never_leaks() -> None:
    words = {"then-what": SECRET, "then-who": SECRET, "me-trust": SECRET, "mother": SECRET}
    referral = told({**CALM, **words, "then-reach": None})
    assert SECRET not in referral.model_dump_json()
    assert "then-what" not in referral.answers
    assert SECRET in told({**words, "danger": "no", "who": "adult"}).model_dump_json()


def test_a_name_that_was_withdrawn_is_not_piped_in() -> None:
    named = told({**CALM, "child-name": SECRET})
    assert answered(named)["safe-tonight"].asked == f"Is {SECRET} safe tonight?"
    withdrawn = told({**CALM, "who": "unborn", "child-name": SECRET})
    assert "people" in answered(withdrawn)
    assert SECRET not in withdrawn.model_dump_json()


TYPED = "He said: “you'll be <b>sorry</b> & 100% %(name)s”\n\n  she wrote\tit \u202e down سارة"


def test_typed_words_are_kept_exactly_and_marked_as_typed() -> None:
    values = {**CALM, "child-words": TYPED, "child-name": "%(x)s <i>", "school": "A & B"}
    found = answered(told(values))
    for id, words in (("child-words", TYPED), ("child-name", "%(x)s <i>"), ("school", "A & B")):
        [line] = found[id].lines
        assert (line.words, line.typed) == (words, True)
    assert found["safe-tonight"].asked == "Is %(x)s <i> safe tonight?"


def test_our_own_words_are_not_marked_as_typed() -> None:
    found = answered(told(STORIES["with a council"]))
    assert [(line.words, line.typed) for line in found["danger"].lines] == [("No", False)]
    assert [(line.words, line.typed) for line in found["council"].lines] == [(COUNCIL, False)]
    lines = [(line.label, line.words, line.typed) for line in found["reporter"].lines]
    assert lines == [("Name", "Robin", True), ("Phone number", "01632 960 001", True)]
    school = found["who-knows"].lines
    assert [(line.words, line.typed) for line in school] == [
        ("Their school or nursery", False),
        ("Ms Example", True),
    ]


@every_story
def test_the_json_fits_its_own_schema_and_comes_back_the_same(values: dict[str, Json]) -> None:
    referral = told(values)
    text = referral.model_dump_json()
    SCHEMA.validate(json.loads(text))
    assert Referral.model_validate_json(text) == referral


@given(answers_to(worried()))
def test_any_referral_comes_back_the_same_with_its_answers(answers: dict[str, Answer]) -> None:
    path = content().judge(worried(), answers, AT).path
    referral = written(answers)
    again = Referral.model_validate_json(referral.model_dump_json())
    assert again == referral
    known = {id: answer for id, answer in path.answers.items() if answer is not None}
    assert read_answers(worried(), again.answers, content().asking(AT)) == known


def ours(referral: Referral) -> list[str]:
    """Return every text of a referral that is not a name, a number, a code or typed."""
    words = referral.words
    texts = [referral.questionnaire.title, words.heading, words.do, *words.next, *words.still]
    for finding in referral.findings:
        texts.append(finding.because)
        texts += [reason.said for reason in finding.reasons]
        texts += [reason.asked for reason in finding.reasons if reason.asked]
    for destination in referral.destinations:
        texts += [destination.label, destination.ask]
        for contact in destination.contacts:
            texts += [contact.how, *filter(None, [contact.why])]
    for clock in referral.clocks:
        texts += [clock.text, *filter(None, [clock.if_missed])]
    texts += [caution.text for caution in referral.cautions]
    for section in referral.sections:
        texts.append(section.title)
        for answer in section.answers:
            texts.append(answer.asked)
            texts += [line.label for line in answer.lines if line.label]
            texts += [line.words for line in answer.lines if not line.typed]
    return texts


@every_story
def test_another_language_leaves_no_english_but_names_and_typed_words(
    values: dict[str, Json],
) -> None:
    answers = read_answers(worried(), {**values, "child-name": "Sam"}, content().asking(AT))
    texts = ours(written(answers, Marked()))
    assert len(texts) > 50
    left = {text for text in texts if not (text.startswith("«") and text.endswith("»"))}
    assert left <= {COUNCIL}


def test_the_answered_council_says_where_it_goes() -> None:
    with_council = told(STORIES["with a council"])
    assert with_council.area is not None
    assert (with_council.area.code, with_council.area.name) == (ROTHERHAM, COUNCIL)
    assert with_council.area.police == ("South Yorkshire",)
    assert told(STORIES["danger"]).area is None


def test_a_council_of_another_postcode_no_longer_says_where_it_goes() -> None:
    here: dict[str, Answer] = {"home-postcode": Postcode("S60 1AE")}
    stands = {**here, "council": Council(ROTHERHAM, "S60 1AE")}
    stale = {**here, "council": Council(ROTHERHAM, "RM17 6SL")}
    assert written(stands).area is not None
    assert written(stale).area is None
    assert written({"council": Council(ROTHERHAM)}).area is not None


def test_first_contact_and_groups() -> None:
    referral = told(STORIES["danger"])
    assert [phone.number for phone in referral.first_contacts[0].phones] == ["999"]
    assert referral.group("first")[0].code == "police_999"
    assert [finding.rule for finding in referral.deciding] == ["danger-now"]
    marriage = told(STORIES["marriage"])
    assert [each.code for each in marriage.group("not_yet")] == ["domestic_abuse_service"]


def test_the_clock_is_due_on_the_next_working_day_in_its_own_words() -> None:
    [clock] = told(STORIES["danger"]).clocks
    assert clock.due.isoformat() == "2026-11-25T17:00:00+00:00"
    assert "25 November 2026" in clock.text


def test_a_written_answer_is_read_from_the_case_and_not_from_the_words() -> None:
    referral = written({"who": Chosen(("known",)), "school": Written("not_sure")})
    assert answered(referral)["school"].state is State.SAID
