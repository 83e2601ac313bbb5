"""Stopping, and going on later or elsewhere with a code; deleting from anywhere."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.drafts.codes import read_code
from app.drafts.keeping import Keeper
from tests.journey.walker import Walker

REFERRAL = "c"


def codes_in(walker: Walker) -> list[str]:
    """Return what stands on the page in front as a code."""
    marked = (each for each in walker.page.all("p") if "letters" in (each.get("class") or ""))
    return ["".join(each.itertext()).strip() for each in marked]


def code_of(walker: Walker) -> str:
    """Return the code on the page in front, which must be a whole one."""
    (shown,) = codes_in(walker)
    assert read_code(shown) is not None
    return shown


def kept(walker: Walker) -> str:
    walker.open("/en/keep")
    walker.send({"do": "keep"})
    return code_of(walker)


def come_back(walker: Walker, code: str, **also: str) -> Walker:
    walker.open("/en/back")
    walker.send({"code": code, **also})
    return walker


@pytest.fixture
def other(whole_app: Flask) -> Walker:
    return Walker(whole_app)


def test_somebody_goes_on_with_their_code_on_another_phone(walker: Walker, other: Walker) -> None:
    walker.begin().answer(danger="no").answer(who="known")
    code = kept(walker)
    assert walker.page.title == "Your code – Signpost"
    come_back(other, code.lower().replace("-", " "))
    assert other.at == "age"
    other.go("check")
    assert "In danger" not in other.page.errors
    other.go("who")
    assert other.page.fields()["who"] == ["known"]
    walker.go("age")
    assert "no longer here" in walker.page.text, "the first phone can still read"


def test_a_code_is_shown_again_to_whoever_has_the_answers_open(walker: Walker) -> None:
    walker.begin()
    code = kept(walker)
    walker.open("/en/keep")
    assert code_of(walker) == code


def test_nothing_is_kept_until_it_is_asked_for(walker: Walker) -> None:
    walker.begin().open("/en/keep")
    assert walker.page.title == "Stop and go on later – Signpost"
    assert "24 hours" in walker.page.text
    assert codes_in(walker) == []


@pytest.mark.parametrize(("journey", "hours"), [("a", 24), (REFERRAL, 72)])
def test_it_says_until_when(whole_app: Flask, journey: str, hours: int) -> None:
    walker = Walker(whole_app, journey=journey).begin()
    walker.open("/en/keep")
    assert f"{hours} hours" in walker.page.text
    assert ("deputy" in walker.page.text) is (journey == REFERRAL)
    kept(walker)
    ends = datetime.now(UTC) + timedelta(hours=hours)
    assert str(ends.year) in walker.page.text


def test_a_new_code_ends_the_old_one(walker: Walker, other: Walker) -> None:
    walker.begin().answer(danger="no")
    old = kept(walker)
    walker.send({"do": "new"})
    new = code_of(walker)
    assert new != old
    come_back(other, old)
    assert other.page.errors == [
        "This code opens nothing. It may be mistyped, or its time may be over"
    ]
    assert come_back(other, new).at == "who"


def test_a_stale_page_ends_no_code_that_was_written_down(walker: Walker) -> None:
    walker.begin().answer(danger="no")
    walker.open("/en/keep")
    before = walker.page
    code = kept(walker)
    walker.page = before
    walker.send({"do": "keep"})
    assert code_of(walker) == code


def test_the_code_can_be_taken_back(walker: Walker, other: Walker) -> None:
    walker.begin().answer(danger="no")
    code = kept(walker)
    walker.send({"do": "stop"})
    assert walker.page.title == "Stop and go on later – Signpost"
    come_back(other, code)
    assert other.at == "back"
    walker.go("who")
    assert walker.at == "who"


def test_leaving_keeps_what_has_a_code_and_forgets_it_here(walker: Walker, other: Walker) -> None:
    walker.begin().answer(danger="no")
    code = kept(walker)
    walker.client.post("/en/leave")
    walker.open("/en/keep")
    assert walker.page.title == "There are no answers here – Signpost"
    assert come_back(other, code).at == "who"


def test_every_childs_record_comes_back(whole_app: Flask, other: Walker) -> None:
    walker = Walker(whole_app, journey=REFERRAL).begin().tell(child_name="Robin")
    walker.open("/en/c/records")
    walker.send({"tie": "home"}, path="/en/c/records")
    code = kept(walker)
    come_back(other, code)
    other.open("/en/c/records")
    assert "Robin" in other.page.text
    other.open("/en/keep")
    assert code_of(other) == code


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "not a code at all", "<b>", "0" * 5000, "\x00", "0123-4567-89AB-CDE!"]
)
def test_what_is_no_code_is_said_to_be_none(walker: Walker, typed: str) -> None:
    come_back(walker, typed)
    assert walker.page.status == 422
    assert walker.page.errors == ["A code has four groups of four letters and numbers"]


def test_what_was_typed_is_still_there(walker: Walker) -> None:
    come_back(walker, "ABCD-EFGH-JKMN-PQRS")
    assert walker.page.errors == [
        "This code opens nothing. It may be mistyped, or its time may be over"
    ]
    assert walker.page.fields()["code"] == ["ABCD-EFGH-JKMN-PQRS"]


def test_answers_that_are_here_go_only_when_that_is_ticked(walker: Walker, other: Walker) -> None:
    code = kept(walker.begin().answer(danger="no"))
    other.begin().answer(danger="yes")
    come_back(other, code)
    assert other.page.errors == ["Tick this to go on, or go back to the answers that are here"]
    assert other.page.fields()["code"] == [code]
    other.send({"code": code, "delete": "yes"})
    assert other.at == "who"


def test_answers_that_are_here_under_a_code_of_their_own_are_not_lost(
    walker: Walker, other: Walker
) -> None:
    first, second = (
        kept(walker.begin().answer(danger="no")),
        kept(other.begin().answer(danger="no")),
    )
    assert come_back(other, first).at == "who"
    assert come_back(other, second).at == "who"


def test_guessing_ends_in_a_wait_and_the_emergency_pages_do_not(walker: Walker) -> None:
    walker.open("/en/back")
    sent = {"csrf_token": walker.page.fields()["csrf_token"][0], "code": "ABCD-EFGH-JKMN-PQRS"}
    answers = [walker.client.post("/en/back", data=sent).status_code for _ in range(101)]
    assert set(answers) == {422, 429}
    assert answers == sorted(answers)
    for path in ("/en/", "/en/danger", "/en/a/", "/en/ring"):
        assert walker.client.get(path).status_code == 200
    assert walker.client.post("/en/leave").status_code == 303


def test_the_code_is_in_no_address_and_in_no_other_page(walker: Walker) -> None:
    walker.begin().answer(danger="no")
    code = kept(walker)
    for path in ("/en/a/who", "/en/a/check", "/en/a/result", "/en/a/letter", "/en/a/answers.json"):
        body = walker.client.get(path).text
        assert code not in body
        assert code.replace("-", "") not in body
    assert all(code[:4] not in page.url for page in walker.seen)


def test_a_phone_reads_the_address_with_the_code(walker: Walker) -> None:
    walker.begin()
    assert walker.client.get("/en/keep/code.svg").status_code == 404
    kept(walker)
    drawn = walker.client.get("/en/keep/code.svg")
    assert drawn.mimetype == "image/svg+xml"
    assert drawn.data.startswith(b"<svg")
    assert "http://localhost/en/back" in walker.page.text


def test_deleting_is_one_press_and_one_more_from_any_page(walker: Walker, other: Walker) -> None:
    code = kept(walker.begin().answer(danger="no"))
    walker.go("who")
    assert "/en/delete" in [each.get("href") for each in walker.page.all("a")]
    walker.open("/en/delete")
    assert "Your code will not work any more." in walker.page.text
    walker.send({})
    assert walker.at == "deleted"
    assert walker.client.get_cookie(walker.state.cookie) is None
    come_back(other, code)
    assert other.at == "back"
    walker.open("/en/delete")
    assert "There are no answers in this browser." in walker.page.text


def test_keeping_needs_our_own_page(walker: Walker) -> None:
    walker.begin()
    for path in ("/en/keep", "/en/back", "/en/delete"):
        assert walker.client.post(path, data={"do": "keep"}).status_code in {400, 403}
    walker.open("/en/keep")
    assert walker.page.title == "Stop and go on later – Signpost"


def test_a_code_that_two_type_at_once_lets_the_last_one_in(
    walker: Walker, whole_app: Flask
) -> None:
    code = kept(walker.begin().answer(danger="no"))
    keeper: Keeper = walker.state.keeper
    found = read_code(code)
    assert found is not None
    tokens = [keeper.resume(found)[0] for _ in range(2)]
    assert len(set(tokens)) == 2


PROMISES = ("for an hour", "an hour after you last used it", "It deletes your answers")


@pytest.mark.parametrize(
    ("journey", "path"),
    [
        ("a", "a/papers"),
        ("a", "a/result"),
        ("a", "a/"),
        (REFERRAL, f"{REFERRAL}/papers"),
        (REFERRAL, f"{REFERRAL}/"),
        (REFERRAL, "work"),
    ],
)
def test_with_a_code_no_page_promises_what_is_so_without_one(
    whole_app: Flask, journey: str, path: str
) -> None:
    walker = Walker(whole_app, journey=journey).begin()
    walker.go("now").answer(danger="no")
    walker.open(f"/en/{path}")
    without = [each for each in PROMISES if each in walker.page.text]
    assert without
    kept(walker)
    walker.open(f"/en/{path}")
    assert [each for each in PROMISES if each in walker.page.text] == []
    walker.open("/en/keep")
    walker.send({"do": "stop"})
    walker.open(f"/en/{path}")
    assert [each for each in PROMISES if each in walker.page.text] == without


def test_with_a_code_the_warning_does_not_say_that_using_them_puts_the_end_off(
    walker: Walker,
) -> None:
    walker.begin()
    assert "If you do nothing" in walker.client.get("/en/still").json["words"]["until"]  # type: ignore[index] # it is JSON
    kept(walker)
    said = walker.client.get("/en/still").json["words"]["until"]  # type: ignore[index] # it is JSON
    assert "under your code" in said
    assert "If you do nothing" not in said


def test_a_deputy_goes_on_in_the_questionnaire_that_was_last_open(
    whole_app: Flask, other: Walker
) -> None:
    walker = Walker(whole_app).begin().answer(danger="no")
    walker.go("result")
    assert "/en/take" in walker.page.html
    walker.carry_on(REFERRAL).tell(child_name="Robin")
    walker.open("/en/keep")
    assert "72 hours" in walker.page.text
    code = kept(walker)
    come_back(other, code)
    assert other.page.url.endswith("/en/c/tasks")
    assert other.open("/en/take").status_code == 404
    assert other.open("/en/a/result").status_code == 200
    assert "/en/take" not in other.page.html


def test_a_code_that_is_far_too_long_costs_nothing(walker: Walker) -> None:
    """To put so many accents in order takes minutes."""
    come_back(walker, "a" + "\u0315\u0300" * 100_000)
    assert walker.page.status == 422


@pytest.mark.parametrize("journey", ["a", REFERRAL])
def test_beginning_anew_says_that_the_code_ends(whole_app: Flask, journey: str) -> None:
    walker = Walker(whole_app, journey=journey).begin()
    walker.tell(**({"danger": "no"} if journey == "a" else {"child_name": "Robin"}))
    assert "Your code will not work any more." not in walker.go("").page.text
    kept(walker)
    assert "Your code will not work any more." in walker.go("").page.text
