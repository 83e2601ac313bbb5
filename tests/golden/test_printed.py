"""What is printed of each kind is what somebody has read and agreed to."""

import json

import pytest
from jsonschema import Draft202012Validator

from app.referrals.bringing import brought
from app.referrals.data_file import read_file
from app.referrals.kinds import KINDS
from tests.golden.cases import HERE, GoldenCase
from tests.golden.printed import (
    DATA_FILE,
    ONE_OF_A_KIND,
    PDF,
    WORD,
    as_pdf,
    as_word,
    page,
    pdf_of,
)
from tests.golden.structure import faults
from tests.golden.test_json import PUBLISHED
from tests.making import content

one_of_a_kind = pytest.mark.parametrize("case", ONE_OF_A_KIND, ids=lambda case: case.slug)


def test_each_kind_has_its_golden_documents() -> None:
    assert sorted(case.kind for case in ONE_OF_A_KIND) == sorted(KINDS)


@one_of_a_kind
def test_a_pdf_is_as_it_was_agreed_and_can_be_read_aloud(case: GoldenCase) -> None:
    """Where the change is meant, `make golden` writes it anew: read it, then commit.

    Where lines and pages end depends on the machine's text layout, so that is not compared.
    """
    assert as_pdf(case).split() == agreed(case, PDF)
    assert list(faults(pdf_of(case), page(case))) == []


@one_of_a_kind
def test_a_word_file_is_as_it_was_agreed(case: GoldenCase) -> None:
    assert as_word(case).split() == agreed(case, WORD)


def agreed(case: GoldenCase, name: str) -> list[str]:
    return (HERE / case.slug / name).read_text(encoding="utf-8").split()


@one_of_a_kind
def test_a_data_file_of_the_first_format_can_still_be_brought_back(case: GoldenCase) -> None:
    data = (HERE / case.slug / DATA_FILE).read_bytes()
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(json.loads(data))
    whole = content()
    found = brought(read_file(data), whole, whole.asking(case.at))
    assert found.questionnaire.id == case.questionnaire
    assert found.case.values
