"""Whatever two browsers do in whatever order, each answer is a page, and what was kept stays.

There is no 500, no trace, and no answer that changes but by its own page. `make walk` does it
thousands of times.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from werkzeug.test import TestResponse

from app.drafts.errors import DraftGoneError
from app.journey.state import EXTENSION, State
from app.journey.stored import Stored
from app.questionnaires.model import Questionnaire
from tests.journey.hostile import HOSTILE, TYPED, fields_of
from tests.journey.reading import PageRead, faults_of

BROWSERS = st.integers(0, 1)
LANGUAGES = st.sampled_from(["en", "en", "pl", "ar", "easy", "xx"])
EXPECTED = {200, 302, 303, 308, 400, 403, 404, 405, 409, 413, 422, 429}
OF_A_WALK = (
    *("", "check", "result", "ring", "tasks", "papers", "letter", "record", "copy", "letter.txt"),
    *("call", "call.txt", "answers.json", "wording", "blocks", "records", "family", "pack", "lock"),
    *("compare", "done", "whole", "no-such-page"),
)
OF_ANYBODY = (
    *("", "danger", "ring", "ring/E08000018", "work", "school", "bring", "bring/next", "about"),
    *("keep", "back", "delete", "deleted", "nowhere", "%00", "..%2f..%2fetc%2fpasswd"),
)
TRACES = ("Traceback", "sqlalchemy", "jinja2", "werkzeug.exceptions", "/app/")
Answers = Mapping[str, Any]


class Anything(RuleBasedStateMachine):
    """Two browsers, each with a draft or none."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self.state: State = app.extensions[EXTENSION]
        self.browsers: list[FlaskClient] = [app.test_client(), app.test_client()]
        self.library = self.state.content.library.questionnaires
        self.codes: list[str] = []
        self.letters = ["a", "a"]
        self.clock = time_machine.travel(self.state.now(), tick=False)
        self.traveller = self.clock.start()
        app.extensions["limits"].own.reset()

    def teardown(self) -> None:
        self.clock.stop()

    @initialize()
    def begin_both(self) -> None:
        for browser in (0, 1):
            self.begin(browser, "worried-about-a-child", was_told=False)

    @rule(
        browser=BROWSERS,
        name=st.sampled_from(["worried-about-a-child", "spotting-signs", ""]),
        was_told=st.booleans(),
    )
    def begin(self, browser: int, name: str, was_told: bool) -> None:  # noqa: FBT001 - drawn
        asked = self.library.get(name) or next(reversed(self.library.values()))
        self.letters[browser] = asked.address
        before, here = self.answers(browser), self.stored(browser)
        told = {"whose": here.child} if here and was_told else {}
        self.send(browser, f"/en/{asked.address}/", told)
        assert self.answers(browser) == ({} if was_told else before or {})

    @rule(browser=BROWSERS, language=LANGUAGES, page=st.sampled_from(OF_A_WALK))
    def look_at_the_walk(self, browser: int, language: str, page: str) -> None:
        self.look(browser, f"/{language}/{self.letters[browser]}/{page}")

    @rule(browser=BROWSERS, language=LANGUAGES, page=st.sampled_from(OF_ANYBODY))
    def look_at_anything(self, browser: int, language: str, page: str) -> None:
        self.look(browser, f"/{language}/{page}")

    @rule(
        browser=BROWSERS, language=LANGUAGES, query=HOSTILE, name=st.sampled_from(["why", "whose"])
    )
    def look_with_a_query(self, browser: int, language: str, query: str, name: str) -> None:
        path = f"/{language}/{self.letters[browser]}/check"
        self.check(self.browsers[browser].get(path, query_string={name: query}))

    @rule(browser=BROWSERS, language=LANGUAGES, data=st.data())
    def answer(self, browser: int, language: str, data: st.DataObject) -> None:
        asked = self.asked(browser)
        page = data.draw(st.sampled_from(asked.pages))
        fields: dict[str, Any] = dict(data.draw(fields_of(page)))
        if data.draw(st.booleans()):
            fields["say_in"] = language
        if data.draw(st.booleans()):
            fields |= dict(data.draw(st.dictionaries(st.sampled_from(["seen", "whose"]), HOSTILE)))
        before = self.answers(browser)
        sent = self.send(browser, f"/{language}/{asked.address}/{page.id}", fields)
        if before is None:
            return
        after = self.answers(browser)
        assert after is not None, "an answer took the draft away"
        keys = {asked.key(question) for question in page.questions} if sent == 303 else set()
        assert {key: each for key, each in before.items() if key not in keys} == {
            key: each for key, each in after.items() if key not in keys
        }
        assert not before.keys() - after.keys()

    @rule(browser=BROWSERS, do=st.sampled_from(["keep", "new", "stop"]) | HOSTILE)
    def keep(self, browser: int, do: str) -> None:
        before = self.answers(browser)
        self.send(browser, "/en/keep", {"do": do})
        assert self.answers(browser) == before
        stored = self.stored(browser)
        if stored and stored.code:
            self.codes.append(stored.code)

    @rule(browser=BROWSERS, code=HOSTILE, is_known=st.booleans(), delete=st.booleans())
    def come_back(self, browser: int, code: str, is_known: bool, delete: bool) -> None:  # noqa: FBT001 - drawn
        typed = self.codes[-1] if is_known and self.codes else code
        of_code = [self.answers(each) for each in (0, 1) if self.holds(each, typed)]
        sent = self.send(
            browser,
            "/en/back",
            {"code": typed, **({"delete": "yes"} if delete else {})},
        )
        if sent == 303 and of_code:
            assert self.answers(browser) == of_code[0]
            assert sum(self.holds(each, typed) for each in (0, 1)) == 1

    @rule(browser=BROWSERS, path=st.sampled_from(["leave", "delete", "a/done"]))
    def stop(self, browser: int, path: str) -> None:
        if self.send(browser, f"/en/{path}", {}) == 303:
            assert self.stored(browser) is None

    @rule(
        browser=BROWSERS,
        path=st.sampled_from(["bring", "bring/next", "school", "ring"]),
        data=st.data(),
    )
    def send_elsewhere(self, browser: int, path: str, data: st.DataObject) -> None:
        names = ["way", "delete", "read", "name", "postcode", "code", "do", "nation", "by"]
        fields = data.draw(st.dictionaries(st.sampled_from(names), HOSTILE, max_size=4))
        before = self.answers(browser)
        self.send(browser, f"/en/{path}", fields)
        assert path == "bring/next" or self.answers(browser) == before

    @rule(minutes=st.sampled_from([1, 30, 59, 61, 24 * 60]))
    def wait(self, minutes: int) -> None:
        self.traveller.shift(timedelta(minutes=minutes))

    def asked(self, browser: int) -> Questionnaire:
        return self.state.content.library.by_address[self.letters[browser]]

    def stored(self, browser: int) -> Stored | None:
        cookie = self.browsers[browser].get_cookie(self.state.cookie)
        try:
            draft = self.state.drafts.open(cookie.value if cookie else "")
        except DraftGoneError:
            return None
        return Stored.load(draft.content)

    def answers(self, browser: int) -> Answers | None:
        stored = self.stored(browser)
        return None if stored is None else json.loads(json.dumps(dict(stored.case.values)))

    def holds(self, browser: int, code: str) -> bool:
        stored = self.stored(browser)
        return bool(stored and stored.code and stored.code == code)

    def look(self, browser: int, path: str) -> None:
        self.check(self.browsers[browser].get(path))

    def send(self, browser: int, path: str, fields: Mapping[str, Any]) -> int:
        """Send a form with a token that is right, and look that the other browser's draft stays."""
        other = self.answers(1 - browser)
        page = PageRead(200, "", self.browsers[browser].get("/en/a/").text)
        token = page.fields()["csrf_token"][0]
        response = self.browsers[browser].post(path, data={**fields, "csrf_token": token})
        self.check(response)
        if not path.endswith("/back"):
            assert self.answers(1 - browser) == other
        return response.status_code

    def check(self, response: TestResponse) -> None:
        """Look an answer over; one that was only looked at changes nothing."""
        assert response.status_code in EXPECTED, response.status
        if response.mimetype == "text/html" and response.status_code == 200:
            page = PageRead(200, response.request.path, response.text)
            assert faults_of(page) == []
        body = (
            response.get_data(as_text=True) if (response.mimetype or "").startswith("text") else ""
        )
        assert not any(trace in body for trace in TRACES)
        assert "<script>alert" not in body
        header = str(response.headers)
        assert not any(typed in header for typed in TYPED if len(typed) > 6)


@pytest.fixture
def fresh(whole_app: Flask) -> Iterator[Flask]:
    yield whole_app
    whole_app.extensions["limits"].own.reset()


def run(app: Flask, examples: int, steps: int, *phases: Phase) -> None:
    class Here(Anything):
        def __init__(self) -> None:
            super().__init__(app)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=(Phase.generate, *phases),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_few_hundred_steps_in_any_order(fresh: Flask) -> None:
    run(fresh, 8, 25)


@pytest.mark.every
def test_thousands_of_steps_in_any_order(fresh: Flask) -> None:
    run(fresh, 150, 60, Phase.reuse, Phase.shrink)
