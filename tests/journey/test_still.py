"""How long answers are still kept: told without putting it off, and put off when asked."""

from datetime import timedelta

import pytest
from flask import Flask

from app.journey.lasting import lasting_for
from tests.journey.walker import Walker

HOUR = 3600


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    return Walker(whole_app).begin()


def asked(walker: Walker) -> dict[str, object]:
    found: dict[str, object] = walker.client.get("/en/still").get_json()
    return found


def test_a_page_of_a_walk_says_until_when_its_answers_are_kept(walker: Walker) -> None:
    for page in ("now", "check", "result"):
        walker.go(page)
        assert "If you do nothing until " in walker.page.text
    walker.open("/en/")
    assert "If you do nothing until " not in walker.page.text


def test_asking_tells_how_long_and_holds_nothing_else_about_anybody(walker: Walker) -> None:
    told = asked(walker)
    assert HOUR - 60 <= int(str(told["seconds"])) <= HOUR
    assert set(told) == {"seconds", "token", "words"}


def test_who_has_no_draft_has_no_time(whole_app: Flask) -> None:
    stranger = Walker(whole_app)
    assert asked(stranger)["seconds"] == 0
    sent = {"csrf_token": str(asked(stranger)["token"])}
    assert stranger.client.post("/en/still", data=sent).get_json()["seconds"] == 0


def test_only_our_own_page_puts_the_end_off(walker: Walker) -> None:
    assert walker.client.post("/en/still").status_code == 400
    sent = {"csrf_token": str(asked(walker)["token"])}
    there = {"Sec-Fetch-Site": "cross-site"}
    assert walker.client.post("/en/still", data=sent, headers=there).status_code == 403
    assert walker.client.post("/en/still", data=sent).get_json()["seconds"] > HOUR - 60


def test_a_time_that_could_be_another_day_s_comes_with_its_day(whole_app: Flask) -> None:
    with whole_app.test_request_context("/en/"):
        whole_app.preprocess_request()
        soon, far = lasting_for(timedelta(hours=1)), lasting_for(timedelta(hours=71))
        none = lasting_for(timedelta(seconds=-1))
    assert len(soon.said) < len(far.said)
    assert any(day in far.said for day in ("day, ", "day "))
    assert none.seconds == 0


def test_what_a_code_keeps_cannot_be_put_off(walker: Walker) -> None:
    walker.begin().answer(danger="no")
    assert '"stay":"I am still here"' in walker.client.get("/en/still").text.replace(": ", ":")
    walker.open("/en/keep")
    walker.send({"do": "keep"})
    assert '"stay":""' in walker.client.get("/en/still").text.replace(": ", ":")
    walker.go("who")
    assert "Your answers are kept until" in walker.page.text


def test_only_the_line_that_says_until_when_is_one_for_the_script(walker: Walker) -> None:
    for path in ("/en/take", "/en/keep", "/en/a/result", "/en/delete"):
        walker.open(path)
        lines = [each for each in walker.page.all("p") if each.get("data-still")]
        assert walker.page.html.count("data-still=") == len(lines), path
        assert all(each.get("data-seconds") for each in lines)


def test_the_page_with_the_code_says_until_when_and_goes_with_the_answers(walker: Walker) -> None:
    walker.open("/en/keep")
    assert "If you do nothing until " in walker.page.text
    walker.send({"do": "keep"})
    assert "Your answers are kept until " in walker.page.text
