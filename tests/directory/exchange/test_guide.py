"""The guide for a partnership says what the program does."""

import re

import pytest

from app.directory.exchange.cells import read
from app.directory.exchange.record import COLUMNS
from app.directory.exchange.standard import ATTRIBUTES
from app.directory.paths import CHECKOUT
from app.questionnaires.reading import overlong
from tests.directory.exchange.home import LADO, Home, as_csv

GUIDE = (CHECKOUT / "docs" / "directory-import.md").read_text(encoding="utf-8")


def test_the_guide_explains_every_column_and_no_other() -> None:
    table = GUIDE.split("## The columns")[1].split("The codes of councils")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(COLUMNS)


def test_the_guide_names_every_attribute() -> None:
    assert all(f"`{name}`" in GUIDE.split("## Other directories")[1] for name in ATTRIBUTES)


@pytest.mark.parametrize(
    ("column", "begins", "parts"),
    [
        pytest.param("phones", "01632 960 001 |", 2, id="telephones"),
        pytest.param("schedules", "MO,TU,WE,TH ", 2, id="hours"),
        pytest.param("schedules", "SA,SU ", 1, id="hours of a season"),
    ],
)
def test_the_guides_examples_can_be_read(column: str, begins: str, parts: int) -> None:
    [line] = [each for each in GUIDE.splitlines() if each.startswith(f"    {begins}")]
    assert len(read(column, line)) == parts


def test_the_destinations_that_the_guide_offers_show_local_records(home: Home) -> None:
    offered = GUIDE.split("The ones you are likely to need are")[1].split("**Telephones")[0]
    doors = re.findall(r"`(\w+)`", offered)
    assert len(doors) == 8
    [kept] = home.plan(as_csv(LADO | {"doors": ", ".join(doors)})).kept
    assert kept.notes == ()


def test_the_guide_is_plain() -> None:
    prose = re.sub(r"```.*?```|^(?: {4}|\|).*?$", "", GUIDE, flags=re.DOTALL | re.MULTILINE)
    for part in re.sub(r"`[^`]*`", "x", prose).split("\n\n"):
        for item in re.split(r"\n- |\n\d\. ", part):
            assert not overlong(item.replace("\n", " ").replace("**", "")), item
    assert "please" not in GUIDE.lower()
