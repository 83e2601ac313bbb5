"""A whole walk leaves nothing of the person in anything that is written."""

import logging

from flask import Flask

from tests.conftest import SECRET
from tests.journey.walker import Walker
from tests.web.written import Written

TYPED = {
    "child-name": "Zebedee Quillfeather",
    "saw": "Umbrella marmalade.",
    "think": "Kaleidoscope.",
    "reporter": {
        "name": "Ottoline Frobisher",
        "phone": "01632 960 123",
        "email": "ottoline@frobisher.example",
    },
    "home-postcode": "S64 0AA",
    "council": {"code": "E08000017", "postcode": "S64 0AA"},
}
MARKERS = (
    *("Zebedee", "Quillfeather", "marmalade", "Kaleidoscope", "Ottoline", "frobisher", "960 123"),
    *("S64", "E08000017", "Doncaster", "Periscope", "127.0.0.1", SECRET),
)


def go_wrong(walker: Walker) -> None:
    """Do what people do wrong, and meet what we did wrong."""
    client = walker.client
    headers = {"User-Agent": "Periscope", "Referer": "https://Periscope.example"}
    client.get("/en/a/Periscope?why=Periscope", headers=headers)
    client.post("/en/a/account", data={"saw": "Periscope" * 70_000})
    client.post("/en/a/account", data={"saw": "Periscope"}, headers={"Sec-Fetch-Site": "x"})
    client.post("/en/a/area", data={"home-postcode": "Periscope"})
    client.post("/en/broken?who=Periscope", data={"saw": "Periscope"}, headers=headers)


def test_nothing_of_a_walk_is_written_anywhere(broken_app: Flask, written: Written) -> None:
    walker = Walker(broken_app)
    walker.begin().walk({"danger": "no", "who": "known", **TYPED})
    assert "Umbrella marmalade." in walker.page.text
    assert "Ottoline Frobisher" in walker.page.text
    cookies = [walker.client.get_cookie(name) for name in (walker.state.cookie, "session")]
    secrets = [each.value for each in cookies if each]
    assert len(secrets) == 2
    for name in ("result", "letter", "record"):
        walker.open(f"/en/a/{name}")
    walker.client.get("/en/a/answers.json")
    go_wrong(walker)
    walker.client.post("/en/leave")
    out, err = written.to_streams()
    assert "request failed" in out
    assert "CSRF token is missing" in written.to_logs()
    everything = "\n".join([out, err, written.to_logs()]).lower()
    assert [each for each in (*MARKERS, *secrets) if each.lower() in everything] == []


def test_a_log_that_told_would_be_found(written: Written) -> None:
    logging.getLogger("werkzeug").info("GET %s", "/en/a/Zebedee")
    logging.getLogger("anything").debug("GET %s", "/en/a/Quillfeather")
    print("Periscope")  # noqa: T201 - what is being looked for
    assert "Zebedee" in written.to_logs()
    assert "Quillfeather" in written.to_logs()
    assert written.to_streams() == ("Periscope\n", "")
