"""What is printed of each kind is what somebody has read and agreed to."""

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from app.referrals.bringing import brought
from app.referrals.data_file import read_file
from app.referrals.kinds import KINDS
from tests.golden.cases import HERE, GoldenCase
from tests.golden.printed import DATA_FILE, ONE_OF_A_KIND, WRITTEN
from tests.golden.test_json import PUBLISHED
from tests.making import content

one_of_a_kind = pytest.mark.parametrize("case", ONE_OF_A_KIND, ids=lambda case: case.slug)


def test_each_kind_has_its_golden_documents() -> None:
    assert sorted(case.kind for case in ONE_OF_A_KIND) == sorted(KINDS)


@one_of_a_kind
@pytest.mark.parametrize("name", WRITTEN)
def test_a_document_is_as_it_was_agreed(case: GoldenCase, name: str) -> None:
    """Where the change is meant, `make golden` writes them anew: read them, then commit.

    Where lines and pages end depends on the machine's text layout, so that is not compared.
    """
    made: Callable[[GoldenCase], str] = WRITTEN[name]
    agreed = (HERE / case.slug / name).read_text(encoding="utf-8")
    assert made(case).split() == agreed.split()


@one_of_a_kind
def test_a_data_file_of_the_first_format_can_still_be_brought_back(case: GoldenCase) -> None:
    data = (HERE / case.slug / DATA_FILE).read_bytes()
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert Draft202012Validator(schema).is_valid(json.loads(data))
    whole = content()
    found = brought(read_file(data), whole, whole.asking(case.at))
    assert found.questionnaire.id == case.questionnaire
    assert found.case.values
