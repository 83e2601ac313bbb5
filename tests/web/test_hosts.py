"""Where Signpost is reached: a name that somebody made up is neither answered nor printed."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.conftest import app_for, close, settings_for

PUBLIC = "https://signpost.example"
EVIL = ["evil.example", "signpost.example.evil.example", "a b", "evil.example:443", "x@y", ""]


@pytest.fixture(scope="module")
def named_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Signpost where it is set at which address people reach it."""
    app = app_for(settings_for(tmp_path_factory.mktemp("named"), https=True, public_url=PUBLIC))
    yield app
    close(app)


@pytest.mark.parametrize("path", ["/", "/en/", "/en/ring", "/healthz", "/en/nowhere"])
@pytest.mark.parametrize("host", EVIL)
def test_a_strange_host_is_told_so_in_words(named_app: Flask, host: str, path: str) -> None:
    response = named_app.test_client().get(path, headers={"Host": host}, base_url=PUBLIC)
    assert response.status_code == 400
    assert response.mimetype == "text/plain"
    assert "999" in response.text
    assert "not reached at this address" in response.text
    assert not host or host not in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_a_form_sent_to_a_strange_host_is_not_taken(named_app: Flask) -> None:
    response = named_app.test_client().post("/en/leave", base_url="https://evil.example")
    assert response.status_code == 400
    assert "Location" not in response.headers


@pytest.mark.parametrize("host", ["signpost.example", "signpost.example:443", "127.0.0.1:8000"])
def test_its_own_name_and_this_machine_are_answered(named_app: Flask, host: str) -> None:
    client = named_app.test_client()
    assert client.get("/healthz", headers={"Host": host}, base_url=PUBLIC).status_code == 200
    assert client.get("/en/", headers={"Host": host}, base_url=PUBLIC).status_code == 200


def test_where_no_address_is_set_every_host_is_answered(whole_app: Flask) -> None:
    assert whole_app.test_client().get("/en/", base_url="http://any.example").status_code == 200
