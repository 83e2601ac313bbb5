"""What gunicorn itself writes of a request bears neither its sender nor its words."""

import logging
import runpy
from io import StringIO
from pathlib import Path

import pytest
from gunicorn.config import Config

CONF = runpy.run_path(str(Path(__file__).parents[2] / "gunicorn.conf.py"))


@pytest.mark.parametrize("is_filtered", [True, False])
def test_a_failure_outside_the_application_is_told_without_its_words(*, is_filtered: bool) -> None:
    said = StringIO()
    log = logging.Logger("made up")  # noqa: LOG001 - one that nobody else has
    log.addHandler(logging.StreamHandler(said))
    if is_filtered:
        log.addFilter(CONF["WithoutSender"]())
    log.warning("Invalid request from ip=192.0.2.7: Zebedee")
    try:
        int("Zebedee")
    except ValueError:
        log.exception("Error handling request %s %s", "GET", "/en/ring?where=Zebedee")
    log.info("Booting worker with pid: %s", 1)
    told = said.getvalue()
    assert ("Zebedee" not in told) is is_filtered
    assert ("192.0.2.7" not in told) is is_filtered
    assert "ValueError" in told
    assert "Booting worker" in told


def test_no_header_stands_for_an_address() -> None:
    config = Config()
    assert "SCRIPT_NAME" in config.forwarder_headers, "gunicorn's own default is another now"
    config.set("forwarder_headers", CONF["forwarder_headers"])
    assert config.forwarder_headers == []
    assert config.header_map == "drop"
