"""Whatever is handed in, the answer is a plan or a refusal, never a fall."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.directory.errors import ExchangeFileError
from app.directory.exchange.plan import Held, plan
from app.directory.exchange.record import COLUMNS
from app.directory.exchange.standard import ATTRIBUTES
from app.directory.exchange.standard_reading import read_standard
from app.directory.exchange.table import read_table
from tests.directory.exchange.home import DAY, FRONT_DOOR, as_csv

KEYS = st.sampled_from(
    [
        *("id", "name", "status", "phones", "schedules", "service_areas", "languages", "number"),
        *("attributes", "taxonomy_term", "taxonomy", "link_type", "extent", "code", "byday"),
        *("opens_at", "freq", "organization", "minimum_age", "email", "valid_from", "x"),
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=10)
    | st.sampled_from(["Signpost", "WEEKLY", "MO", "09:00", "E08000018", *ATTRIBUTES])
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
CELLS = st.text(max_size=30) | st.sampled_from(list(FRONT_DOOR.values()))


@given(data=st.lists(VALUES, max_size=4) | VALUES)
def test_any_json_is_judged(first_held: Held, data: Any) -> None:
    with suppress(ExchangeFileError):
        rows = tuple(read_standard(Path("a.json"), json.dumps(data)))
        planned = plan(rows, first_held, DAY)
        assert len(planned.refused) + len(planned.kept) + planned.unchanged == len(rows)


@given(cells=st.dictionaries(st.sampled_from(COLUMNS), CELLS))
def test_any_cells_are_judged(first_held: Held, cells: dict[str, str]) -> None:
    with suppress(ExchangeFileError):
        rows = tuple(read_table(Path("a.csv"), as_csv(FRONT_DOOR | cells)))
        planned = plan(rows, first_held, DAY)
        assert len(planned.refused) + len(planned.kept) + planned.unchanged == len(rows)
        assert all(reason.isprintable() for each in planned.refused for reason in each.reasons)


@given(text=st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    for read in (read_table, read_standard):
        with suppress(ExchangeFileError):
            list(read(Path("a"), text))
