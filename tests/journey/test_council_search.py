"""A council is found by its name or a place in it, and never only by a postcode."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from app.calendars import LONDON
from app.directory.naming import LONGEST_TYPED
from app.journey.state import EXTENSION, State
from tests.journey.reading import text_of
from tests.journey.walker import Walker

BEFORE, AFTER = datetime(2027, 3, 31, 12, tzinfo=LONDON), datetime(2027, 4, 1, 12, tzinfo=LONDON)
SURREY, CARDIFF = "E10000030", "W06000015"
HEAVIEST = 15_000

On = Callable[[datetime], None]


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """Somebody who knows no postcode, before the question for the council."""
    return at_council(Walker(whole_app), "")


def at_council(walker: Walker, postcode: str) -> Walker:
    """Answer all that comes before, as forms would, without looking at each page."""
    walker.begin()
    token = walker.page.fields()["csrf_token"][-1]
    told = {"danger": "no", "who": "known", "home-postcode": postcode}
    for page in walker.questionnaire.pages:
        if page.id == "council":
            break
        walker.client.post(f"/en/a/{page.id}", data={"csrf_token": token, **told})
    walker.go("council")
    assert walker.at == "council"
    return walker


@pytest.fixture
def on(whole_app: Flask) -> Iterator[On]:
    """Let it be another day."""
    kept: State = whole_app.extensions[EXTENSION]

    def be(day: datetime) -> None:
        whole_app.extensions[EXTENSION] = replace(kept, now=lambda: day)

    yield be
    whole_app.extensions[EXTENSION] = kept


def search(walker: Walker, name: str, **more: str) -> Walker:
    """Press "Search"."""
    walker.send({"council.name": name, "council.search": "1", **named(more)})
    assert walker.at == "council"
    return walker


def go_on(walker: Walker, **chosen: str) -> Walker:
    """Press "Continue" with what the page holds, and something chosen."""
    held = {name: values[-1] for name, values in walker.page.fields().items()}
    walker.send({**held, **named(chosen)})
    return walker


def named(parts: dict[str, str]) -> dict[str, str]:
    return {f"council.{part}": value for part, value in parts.items()}


def offered(walker: Walker, part: str = "code") -> dict[str, str]:
    """Return what can be chosen, by the words beside it."""
    words = {label.get("for"): text_of(label) for label in walker.page.all("label")}
    return {
        words[box.get("id")]: box.get("value") or ""
        for box in walker.page.all("input")
        if box.get("name") == f"council.{part}" and box.get("type") == "radio"
    }


def listed(walker: Walker) -> dict[str, str]:
    """Return the list of a nation."""
    [select] = walker.page.all("select")
    return {text_of(each): each.get("value") or "" for each in select}


def answer_of(walker: Walker) -> object:
    stored = walker.client.get(f"/en/{walker.journey}/answers.json").get_json()
    return stored["answers"].get("council")


def test_the_search_stands_before_the_countries(walker: Walker) -> None:
    label = "Type the name of the council, or of a town or district"
    assert label in walker.page.text
    assert walker.page.text.index(label) < walker.page.text.index("Or choose the country")
    assert list(offered(walker, "nation")) == [
        *("England", "Wales", "Scotland", "Northern Ireland", "Not sure"),
    ]


@pytest.mark.parametrize(
    ("typed", "words", "code"),
    [
        pytest.param(
            "rothrham", "Rotherham Metropolitan Borough Council", "E08000018", id="misspelt"
        ),
        pytest.param("Elmbridge", "Surrey County Council (Elmbridge)", SURREY, id="a district"),
        pytest.param("caerdydd", "City of Cardiff Council (Caerdydd)", CARDIFF, id="in Welsh"),
        pytest.param(
            "lisburn",
            "South Eastern Health and Social Care Trust (Lisburn and Castlereagh)",
            "NI-HSCT-SOUTH-EASTERN",
            id="Northern Ireland",
        ),
    ],
)
def test_a_council_is_found_by_any_of_its_names(
    walker: Walker, typed: str, words: str, code: str
) -> None:
    found = offered(search(walker, typed))
    assert found[words] == code
    assert list(found)[-2:] == ["None of these: choose the country", "Not sure"]
    assert walker.page.fields()["council.name"] == [typed[:LONGEST_TYPED]]
    assert walker.page.status == 200
    assert not walker.page.errors


def test_a_council_found_is_the_same_answer_as_one_from_the_list(whole_app: Flask) -> None:
    by_name = at_council(Walker(whole_app), "")
    go_on(search(by_name, "rotherham"), code="E08000018")
    assert by_name.at != "council"
    by_list = at_council(Walker(whole_app), "")
    go_on(go_on(by_list, nation="england"), code="E08000018")
    assert by_list.at == by_name.at
    assert answer_of(by_name) == answer_of(by_list) == "E08000018"


def test_none_of_these_leads_to_the_countries_with_the_words_kept(walker: Walker) -> None:
    go_on(search(walker, "rotherham"), code="none")
    assert (walker.at, walker.page.status) == ("council", 200)
    assert "Wales" in offered(walker, "nation")
    assert walker.page.fields()["council.name"] == ["rotherham"]
    go_on(walker, nation="wales")
    assert "Cardiff" in listed(walker)
    assert walker.page.fields()["council.name"] == ["rotherham"]


def test_nothing_found_is_said_and_the_countries_are_offered(walker: Walker) -> None:
    search(walker, "xq zzv")
    assert "We found no council or place with a name like that." in walker.page.text
    assert not offered(walker)
    assert "Scotland" in offered(walker, "nation")
    assert walker.page.fields()["council.name"] == ["xq zzv"]
    go_on(walker, nation="scotland")
    assert "Fife" in listed(walker)


def test_more_than_are_shown_is_said(walker: Walker) -> None:
    more = "There are more like this."
    assert more in search(walker, "north").page.text
    assert len(offered(walker)) == 8 + 2
    assert more not in search(walker, "rotherham").page.text


def test_enter_searches_for_new_words_whatever_was_chosen_before(walker: Walker) -> None:
    # Enter presses the first button of the form, so it must do what "Search" does.
    first, search_button = walker.page.buttons()[:2]
    assert text_of(search_button) == "Search"
    assert first.get("name") == search_button.get("name") == "council.search"
    search(walker, "rotherham")
    search(walker, "doncaster", searched="rotherham", code="E08000018")
    assert "City of Doncaster Council" in offered(walker)
    search(walker, "barnsley", searched="doncaster", nation="wales")
    assert "Barnsley Metropolitan Borough Council" in offered(walker)


def test_enter_beside_what_was_chosen_goes_on_with_it(walker: Walker) -> None:
    search(walker, "rotherham")
    go_on(walker, search="1", code="E08000018")
    assert walker.at != "council"


def test_words_typed_are_looked_for_also_where_continue_was_pressed(walker: Walker) -> None:
    walker.send({"council.name": "rotherham", "council.searched": ""})
    assert "Rotherham Metropolitan Borough Council" in offered(walker)


def test_nothing_typed_and_search_pressed_is_said(walker: Walker) -> None:
    search(walker, "  ")
    assert walker.page.status == 422
    assert walker.page.errors == ["Write a name to search for, or choose another way"]


def test_a_country_that_is_none_is_refused(walker: Walker) -> None:
    go_on(walker, nation="atlantis")
    assert (walker.at, walker.page.status) == ("council", 422)
    assert walker.page.errors == ["Choose one of the answers given"]


@pytest.mark.parametrize("typed", ["<b>x</b>", "=1+1", "x" * 5000, "\U0001f3eb"])
def test_any_words_come_back_as_they_were(walker: Walker, typed: str) -> None:
    search(walker, typed)
    assert walker.page.status == 200
    assert walker.page.fields()["council.name"] == [typed[:LONGEST_TYPED]]
    assert not walker.page.all("b")


def test_the_search_stands_beside_the_list_after_no(whole_app: Flask) -> None:
    walker = at_council(Walker(whole_app), "S64 0AA")
    go_on(walker, confirm="no")
    assert "Doncaster" in listed(walker)
    search(walker, "elmbridge", nation="england", code="")
    assert "Surrey County Council (Elmbridge)" in offered(walker)
    go_on(walker)
    assert walker.page.errors == ["Choose an answer"]
    assert "Surrey County Council (Elmbridge)" in offered(walker)
    go_on(walker, code=SURREY)
    assert answer_of(walker) == {"code": SURREY, "postcode": "S64 0AA"}


def test_searching_for_nothing_beside_the_list_keeps_the_list(whole_app: Flask) -> None:
    walker = at_council(Walker(whole_app), "S64 0AA")
    go_on(walker, confirm="no")
    search(walker, "", nation="england", code="")
    assert walker.page.status == 422
    assert "Doncaster" in listed(walker)


def test_northern_ireland_has_the_list_of_trusts_and_the_search(whole_app: Flask) -> None:
    walker = at_council(Walker(whole_app), "BT1 5GS")
    assert len(listed(walker)) == 1 + 5
    assert "Belfast Health and Social Care Trust" in str(offered(search(walker, "belfast")))


@pytest.mark.parametrize(
    ("day", "there", "gone", "elmbridge"),
    [
        pytest.param(BEFORE, "Surrey", "East Surrey", "Surrey County Council", id="the day before"),
        pytest.param(AFTER, "East Surrey", "Surrey", "East Surrey", id="the day"),
    ],
)
def test_only_councils_that_exist_on_the_day_are_found_or_listed(
    whole_app: Flask, on: On, *, day: datetime, there: str, gone: str, elmbridge: str
) -> None:
    on(day)
    walker = at_council(Walker(whole_app), "")
    [found, *_] = offered(search(walker, "elmbridge"))
    assert found.startswith(elmbridge)
    go_on(walker, code="none")
    go_on(walker, nation="england")
    assert there in listed(walker)
    assert gone not in listed(walker)


def test_the_pages_stay_light(walker: Walker) -> None:
    search(walker, "north")
    go_on(walker, code="none")
    go_on(walker, nation="england")
    weights = {page.url: len(page.html.encode()) for page in walker.seen if "council" in page.url}
    assert weights
    assert max(weights.values()) < HEAVIEST


def test_a_council_answered_before_stands_in_its_list(walker: Walker) -> None:
    go_on(search(walker, "cardiff"), code=CARDIFF)
    walker.go("council")
    assert walker.page.fields()["council.code"] == [CARDIFF]
    assert "Cardiff" in listed(walker)


@pytest.mark.parametrize("token", [{}, {"csrf_token": "stale"}], ids=["ours", "stale"])
def test_a_name_too_long_for_its_box_is_cut(walker: Walker, token: dict[str, str]) -> None:
    walker.send({"council.name": "x" * 2_900_000, "council.search": "1", **token})
    assert walker.page.fields()["council.name"] == ["x" * LONGEST_TYPED]
    assert len(walker.page.html) < HEAVIEST
    walker.send({"council.name": "elmbridge" + " " * 91 + "zzz", "council.search": "1"})
    assert SURREY in offered(walker).values()
    walker.send(
        {
            "council.name": "elmbridge",
            "council.searched": walker.page.fields()["council.searched"][0],
            "council.search": "1",
            "council.code": SURREY,
        }
    )
    assert walker.at != "council"


@pytest.fixture
def reviewer(whole_app: Flask) -> Walker:
    """Somebody before a page that asks for a council and for more."""
    return Walker(whole_app, journey="o").begin().go("council")


def press_enter(walker: Walker, **boxes: str) -> Walker:
    """Press Enter in a box: a browser presses the first button of its form."""
    held = {name: values[-1] for name, values in walker.page.form_fields().items()}
    first = walker.page.buttons()[0]
    pressed = {first.get("name") or "": first.get("value") or ""}
    typed = {name.replace("__", ".").replace("_", "-"): value for name, value in boxes.items()}
    walker.send({**held, **{name: value for name, value in pressed.items() if name}, **typed})
    return walker


def test_enter_in_another_box_of_the_page_goes_on(reviewer: Walker) -> None:
    press_enter(reviewer, looked_by="Ms A")
    assert reviewer.page.errors == []
    assert reviewer.at != "council"
    assert reviewer.go("council").page.fields()["looked-by"] == ["Ms A"]


def test_enter_in_the_box_for_a_name_searches_beside_other_boxes_too(reviewer: Walker) -> None:
    press_enter(reviewer, looked_by="Ms A", local_council__name="rotherham")
    assert (reviewer.at, reviewer.page.errors) == ("council", [])
    assert "Rotherham Metropolitan Borough Council" in reviewer.page.text
    assert reviewer.page.fields()["looked-by"] == ["Ms A"]
    chosen = {"local_council__name": "doncaster", "local_council__code": "E08000018"}
    press_enter(reviewer, **chosen)
    assert "City of Doncaster Council" in reviewer.page.text
    press_enter(reviewer, local_council__code="E08000017")
    assert reviewer.at != "council"
    press_enter(reviewer.go("council"), local_council__name="barnsley")
    assert "Barnsley Metropolitan Borough Council" in reviewer.page.text


def test_continue_goes_on_with_what_was_chosen_beside_words_not_looked_for(
    reviewer: Walker,
) -> None:
    held = {name: values[-1] for name, values in reviewer.page.form_fields().items()}
    reviewer.send({**held, "local-council.name": "rotherham"})
    more = {"local-council.name": "doncaster", "local-council.code": "E08000018"}
    held = {name: values[-1] for name, values in reviewer.page.form_fields().items()}
    reviewer.send({**held, **more})
    assert reviewer.at != "council"
