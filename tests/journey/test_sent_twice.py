"""A form may be sent twice: by a double press, or by a proxy whose first instance died of it."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from typing_extensions import override
from werkzeug.test import TestResponse

from tests.benchmarks.walks import answers_to
from tests.journey.walker import HIDDEN, Walker


class Twice(Walker):
    """A person whose every form is sent twice, and who sees the second answer alone."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.led: list[tuple[str, str]] = []
        """Where each form led to, the first time and the second."""

    @override
    def send(self, fields: dict[str, Any], *, path: str = "") -> TestResponse:
        shown = {name: each[-1] for name, each in self.page.form_fields().items() if name in HIDDEN}
        first = self.client.post(
            path or urlsplit(self.page.url).path,
            data={**shown, **fields},
            base_url=self.base_url,
        )
        second = super().send(fields, path=path)
        self.led.append((first.headers["Location"], second.history[0].headers["Location"]))
        return second


def test_a_walk_of_which_all_is_sent_twice_ends_the_same(whole_app: Flask) -> None:
    once, twice = Walker(whole_app), Twice(whole_app)
    for walker in (once, twice):
        walker.begin().walk(answers_to(walker.questionnaire))
        walker.open("/en/a/check")
    assert len(twice.led) > 30
    assert [pair for pair in twice.led if pair[0] != pair[1]] == []
    assert twice.page.text == once.page.text


def test_danger_sent_twice_still_stops_to_say_ring_999(whole_app: Flask) -> None:
    walker = Twice(whole_app)
    walker.begin().answer(danger="yes")
    assert walker.led[-1] == ("/en/a/ring", "/en/a/ring")
    walker.open("/en/a/who")
    walker.answer(who="known")
    assert walker.at == "age"


def test_answers_deleted_twice_are_deleted(whole_app: Flask) -> None:
    walker = Twice(whole_app)
    walker.begin().answer(danger="no")
    walker.open("/en/a/result")
    walker.send({}, path="/en/a/done")
    assert walker.led[-1] == ("/en/a/done", "/en/a/done")
    assert walker.open("/en/a/result").request.path == "/en/a/"
