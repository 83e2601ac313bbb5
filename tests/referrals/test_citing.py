"""A source is written for people by its short title, and an address stays an address."""

import pytest

from app.referrals.citing import cite
from tests.making import content


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        pytest.param("001 ¶150", "Working Together 2023, paragraph 150", id="a paragraph"),
        pytest.param("000a L443; 000b L5602", "Rotherham agenda pack 2024", id="twice the same"),
        pytest.param("stoke.gov.uk/info/20009/help", "stoke.gov.uk/info/20009/help", id="a number"),
        pytest.param("x.org/county-has-2000-reports", "x.org/county-has-2000-reports", id="2000"),
        pytest.param("x.org/public/help?id=001", "x.org/public/help?id=001", id="parts of one"),
    ],
)
def test_a_source_is_cited_by_its_title_and_an_address_is_no_document(
    source: str, cited: str
) -> None:
    assert cite(source, content().sources) == cited
