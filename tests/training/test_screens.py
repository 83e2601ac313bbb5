"""What is too long for the wall goes on to another screen: nothing is lost, none too full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.languages import OFFERED, language
from app.training.charts import Chart, Row, Strip
from app.training.screens import ROOM, Item, Screen, Section, drawn, room_in, screens, texts

SHORT, LONG = "A word or two.", "word " * 80


def lines(screen: Screen) -> float:
    return sum(each.head + sum(map(each.needs, each.items)) for each in screen)


def words(found: tuple[Screen, ...]) -> list[str]:
    return [item.text for screen in found for section in screen for item in section.items]


def chart(rows: int) -> Chart:
    strips = (Strip(width=600, count=9, is_before=True), Strip(width=60, count=1, is_before=False))
    bars = tuple(
        Row(label=f"Answer {number}", is_ours=False, strips=strips, before=9, count=1)
        for number in range(rows)
    )
    return Chart(
        id="tell", title="Who?", rows=bars, every=bars, nobody=(), people=10, people_before=10
    )


def test_what_fits_stands_on_one_screen() -> None:
    [screen] = screens([*texts("sentence", [SHORT]), *texts("list", [SHORT] * 3, "Why")])
    assert [each.kind for each in screen] == ["sentence", "list"]


def test_a_wall_with_nothing_to_say_has_one_screen() -> None:
    assert screens([]) == ((),)


def test_what_belongs_together_begins_on_a_screen_of_its_own_where_it_fits_on_one() -> None:
    first, second = screens([*texts("story", [LONG]), *texts("list", [SHORT] * 6, "To talk about")])
    assert ([each.kind for each in first], [each.kind for each in second]) == (["story"], ["list"])


@pytest.mark.parametrize("code", OFFERED)
def test_a_screen_holds_fewer_lines_of_a_tall_script_and_beside_a_notice(code: str) -> None:
    checked, unchecked = room_in(language(code)), room_in(language(code, is_checked=False))
    assert unchecked < checked <= ROOM
    assert (checked < ROOM) is (code in {"ar", "bn", "pa", "ur"})


def test_a_list_that_goes_on_has_its_heading_again() -> None:
    found = screens(texts("list", [LONG] * 4, "Why"))
    assert len(found) > 1
    assert {section.heading for screen in found for section in screen} == {"Why"}


def test_a_room_that_was_spread_widely_is_seen_on_one_screen_before_and_after() -> None:
    assert len(screens([drawn(chart(6))])) == 1


def test_no_bar_is_lost_from_a_chart_of_many() -> None:
    found = screens([drawn(chart(14))])
    labels = [
        item.row.label for screen in found for each in screen for item in each.items if item.row
    ]
    assert labels == [f"Answer {number}" for number in range(14)]
    assert all(each.chart for screen in found for each in screen)


@given(st.lists(st.lists(st.text(min_size=1, max_size=500), min_size=1, max_size=6), max_size=8))
def test_nothing_is_lost_and_no_screen_is_too_full(found: list[list[str]]) -> None:
    parts = [Section(kind="list", items=tuple(Item(text=each) for each in part)) for part in found]
    shown = screens(parts)
    assert words(shown) == [text for part in found for text in part]
    assert all(lines(each) <= ROOM for each in shown if sum(len(part.items) for part in each) > 1)
