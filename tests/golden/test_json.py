"""A referral as JSON: what is published of its shape holds, and nothing is lost on the way."""

import json

from jsonschema import Draft202012Validator

from app.directory.paths import CHECKOUT
from app.questionnaires.case import read_answers
from app.referrals.comparison import LARGEST
from app.referrals.model import Referral
from tests.golden.cases import GoldenCase, every_case, golden, judged, referral
from tests.making import content

PUBLISHED = CHECKOUT / "docs" / "referral.schema.json"
VALIDATOR = Draft202012Validator(
    Referral.model_json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def test_the_published_schema_is_up_to_date() -> None:
    """`signpost referral schema > docs/referral.schema.json` writes it anew."""
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    assert published == Referral.model_json_schema()


@every_case
def test_a_referral_fits_its_schema(case: GoldenCase) -> None:
    whole = json.loads(referral(case).model_dump_json())
    assert [error.message for error in VALIDATOR.iter_errors(whole)] == []


def test_the_schema_refuses_what_is_no_referral() -> None:
    whole = json.loads(referral(golden("-thin")).model_dump_json())
    assert VALIDATOR.is_valid(whole)
    assert not VALIDATOR.is_valid({**whole, "score": 9})
    assert not VALIDATOR.is_valid({**whole, "schema_version": "0.9"})
    assert not VALIDATOR.is_valid({key: whole[key] for key in whole if key != "urgency"})


@every_case
def test_a_referral_comes_back_as_it_went(case: GoldenCase) -> None:
    written = referral(case)
    assert Referral.model_validate_json(written.model_dump_json(indent=2)) == written


@every_case
def test_the_answers_in_it_can_be_read_again(case: GoldenCase) -> None:
    """Also after a trip through JSON, and with each other questionnaire's in its annex."""
    whole = Referral.model_validate_json(referral(case).model_dump_json())
    told = judged(case)
    asking = content().asking(case.at)
    parts = [(told.questionnaire, told.path, whole.answers)]
    parts += [
        (walked.questionnaire, walked.path, annex.answers)
        for walked, annex in zip(told.before, whole.annexes, strict=True)
    ]
    for questionnaire, path, answers in parts:
        read = read_answers(questionnaire, answers, asking)
        assert read == {id: each for id, each in path.answers.items() if each is not None}


def test_the_longest_data_file_can_be_brought_back_with_room_for_toolkits() -> None:
    longest = len(referral(golden("-longest")).model_dump_json().encode())
    assert longest * 3 < LARGEST
