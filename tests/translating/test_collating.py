"""Names stand in the order of the reader's own alphabet."""

import pytest

from app.translating.collating import in_order

NAMES = ("Rutland", "Hull", "Cumbria", "Rhondda Cynon Taf", "Cheshire East", "Isle of Wight")


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        pytest.param("en", "Cheshire East", "Cumbria", id="English"),
        pytest.param("cs", "Hull", "Cheshire East", id="Czech: ch comes after h"),
        pytest.param("sk", "Hull", "Cheshire East", id="Slovak: ch comes after h"),
        pytest.param("cy", "Rutland", "Rhondda Cynon Taf", id="Welsh: rh comes after r"),
        pytest.param("pl", "Cheshire East", "Cumbria", id="Polish"),
        pytest.param("ar", "Cheshire East", "Cumbria", id="Arabic"),
    ],
)
def test_a_name_is_where_its_reader_looks_for_it(language: str, first: str, second: str) -> None:
    found = in_order(NAMES, str, language)
    assert sorted(found) == sorted(NAMES)
    assert found.index(first) < found.index(second)
