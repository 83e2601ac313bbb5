"""The address for whoever keeps Signpost running."""

import pytest
from flask import Flask


def test_it_answers_without_a_cookie_or_a_language(whole_app: Flask) -> None:
    response = whole_app.test_client().get("/healthz")
    assert response.status_code == 200
    assert response.json == {"status": "ok"}
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/en/healthz", "/healthz/"])
def test_it_has_one_address(whole_app: Flask, path: str) -> None:
    assert whole_app.test_client().get(path).status_code == 404


def test_it_is_only_read(whole_app: Flask) -> None:
    assert whole_app.test_client().post("/healthz").status_code == 405
