"""A session cannot be fixed from outside, and what has ended cannot be played again."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from app.drafts.errors import DraftGoneError
from app.drafts.keyring import new_token
from app.journey.stored import Stored
from app.questionnaires.answers import Written
from tests.journey.walker import Walker

SAW = "Umbrella marmalade."
ENDS = [
    pytest.param("leave", id="leaving"),
    pytest.param("done", id="deleting"),
    pytest.param("begin", id="beginning again"),
    pytest.param("purge", id="running out"),
]
PAGES = ("now", "check", "result", "letter", "letter.txt", "answers.json", "papers", "records")


def told(app: Flask) -> Walker:
    """Return somebody who has told something, which their letter holds."""
    return tell(Walker(app).begin())


def tell(walker: Walker) -> Walker:
    """Answer a question far down the walk at once."""
    asked = walker.questionnaire

    def answer(content: bytes) -> bytes:
        stored = Stored.load(content)
        return stored.with_case(stored.case.with_answers(asked, {"saw": Written(SAW)})).dump()

    walker.state.drafts.save(token_of(walker), answer)
    assert SAW in walker.client.get("/en/a/letter.txt").text
    return walker


def token_of(walker: Walker) -> str:
    """Return the draft's token in a browser; nothing where it has none."""
    kept = walker.client.get_cookie(walker.state.cookie)
    return kept.value if kept else ""


def cookies_of(walker: Walker) -> dict[str, str]:
    """Return every cookie that a browser has."""
    found = {name: walker.client.get_cookie(name) for name in (walker.state.cookie, "session")}
    return {name: each.value for name, each in found.items() if each}


def with_cookies(app: Flask, cookies: dict[str, str]) -> Walker:
    """Return a browser that somebody put cookies into."""
    walker = Walker(app)
    for name, value in cookies.items():
        walker.client.set_cookie(name, value)
    return walker


def end(walker: Walker, how: str) -> None:
    """End the draft of a browser."""
    if how == "leave":
        assert walker.client.post("/en/leave").status_code == 303
    elif how == "done":
        walker.open("/en/a/result")
        walker.send({}, path="/en/a/done")
        assert walker.at == "done"
    elif how == "begin":
        walker.go("").send({})
    else:
        walker.state.drafts.end(token_of(walker))  # as purging does, with the row


@pytest.mark.parametrize(
    "planted", ["x", pytest.param(new_token(), id="a token"), "../../etc", '"; Path=/']
)
def test_a_token_that_was_planted_is_not_adopted(whole_app: Flask, planted: str) -> None:
    walker = Walker(whole_app)
    walker.client.set_cookie(walker.state.cookie, planted)
    walker.begin()
    assert token_of(walker) not in {"", planted}
    with pytest.raises(DraftGoneError):
        walker.state.drafts.open(planted)


def test_a_live_token_that_was_planted_is_ended_when_its_victim_begins(whole_app: Flask) -> None:
    """Somebody begins a draft and puts its cookie into another's browser, to read along."""
    attacker = Walker(whole_app).begin()
    victim = with_cookies(whole_app, {attacker.state.cookie: token_of(attacker)})
    tell(victim.begin())
    assert token_of(victim) != token_of(attacker)
    for page in PAGES:
        response = attacker.client.get(f"/en/a/{page}", follow_redirects=True)
        assert SAW not in response.text


def test_beginning_gives_a_token_of_256_bits_that_is_never_the_same(whole_app: Flask) -> None:
    tokens = {token_of(Walker(whole_app).begin()) for _ in range(5)}
    assert len(tokens) == 5
    assert {len(each) for each in tokens} == {43}


@pytest.mark.parametrize("how", ENDS)
def test_after_the_end_the_old_cookies_open_nothing(whole_app: Flask, how: str) -> None:
    walker = told(whole_app)
    old = cookies_of(walker)
    assert len(old) == 2
    end(walker, how)
    replayed = with_cookies(whole_app, old)
    for page in PAGES:
        response = replayed.client.get(f"/en/a/{page}")
        assert response.status_code in {303, 404}, page
        assert SAW not in replayed.client.get(f"/en/a/{page}", follow_redirects=True).text
    for address in ("/en/work", "/en/bring/next", "/en/a/"):
        assert SAW not in replayed.client.get(address, follow_redirects=True).text


@pytest.mark.parametrize("how", ENDS)
def test_answers_sent_with_old_cookies_never_come_to_the_old_draft(
    whole_app: Flask, how: str
) -> None:
    walker = told(whole_app)
    old = cookies_of(walker)
    walker.go("account")
    form = {name: values[-1] for name, values in walker.page.form_fields().items()}
    end(walker, how)
    replayed = with_cookies(whole_app, old)
    response = replayed.client.post("/en/a/account", data={**form, "saw": "Somebody else"})
    assert response.status_code == 303  # what is sent is not lost: it begins another draft
    assert token_of(replayed) != old[walker.state.cookie]
    kept = Stored.load(replayed.state.drafts.open(token_of(replayed)).content)
    assert SAW not in kept.dump().decode()
    with pytest.raises(DraftGoneError):
        replayed.state.drafts.open(old[walker.state.cookie])


def test_leaving_takes_the_session_away_as_well(whole_app: Flask) -> None:
    walker = told(whole_app)
    assert len(cookies_of(walker)) == 2
    end(walker, "leave")
    assert cookies_of(walker) == {}


def test_the_session_holds_nothing_but_the_secret_of_forms(whole_app: Flask) -> None:
    walker = told(whole_app)
    for address in (
        "/en/school",
        "/en/bring",
        "/en/ring",
        "/en/work",
        "/en/a/result",
        "/en/a/lock",
    ):
        walker.client.get(address)
    opened = SecureCookieSessionInterface().get_signing_serializer(whole_app)
    assert opened
    assert opened.loads(cookies_of(walker)["session"]).keys() == {"csrf_token"}


def test_a_session_that_was_changed_is_not_taken(whole_app: Flask) -> None:
    walker = told(whole_app)
    old = cookies_of(walker)["session"]
    walker.client.set_cookie("session", old[:-1] + ("A" if old[-1] != "A" else "B"))
    walker.open("/en/a/")
    assert cookies_of(walker)["session"] != old


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_token_stands_in_no_page_and_no_address(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    walker = visitor_over(scheme).begin()
    token = token_of(walker)
    assert token
    for page in PAGES:
        response = walker.client.get(f"/en/a/{page}", base_url=walker.base_url)
        assert token not in response.text
        assert token not in str(response.headers)
