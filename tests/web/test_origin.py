"""Forms are taken from our own pages only."""

import pytest
from flask import Flask

from tests.journey.walker import Walker

FOREIGN = ["cross-site", "same-site", "", "made-up"]


def begin(visitor: Walker, sent_from: str | None) -> int:
    """Send the form that begins, as a browser would that tells where it came from."""
    visitor.open("/en/a/")
    headers = {} if sent_from is None else {"Sec-Fetch-Site": sent_from}
    token = visitor.page.fields()["csrf_token"][0]
    sent = {"csrf_token": token}
    return visitor.client.post("/en/a/", data=sent, headers=headers).status_code


@pytest.mark.parametrize("sent_from", ["same-origin", "none", None])
def test_a_form_from_our_page_or_an_older_browser_is_taken(
    visitor: Walker, sent_from: str | None
) -> None:
    assert begin(visitor, sent_from) == 303


@pytest.mark.parametrize("sent_from", FOREIGN)
def test_a_form_from_another_site_is_refused_even_with_a_token(
    visitor: Walker, sent_from: str
) -> None:
    assert begin(visitor, sent_from) == 403
    assert visitor.client.get_cookie(visitor.state.cookie) is None


@pytest.mark.parametrize("sent_from", FOREIGN)
@pytest.mark.parametrize("path", ["/en/leave", "/en/a/now", "/en/a/done", "/en/ring"])
def test_another_site_can_change_nothing(visitor: Walker, path: str, sent_from: str) -> None:
    visitor.begin()
    response = visitor.client.post(path, headers={"Sec-Fetch-Site": sent_from})
    assert response.status_code == 403
    assert "Set-Cookie" not in response.headers
    assert "999" in response.text
    visitor.open("/en/a/now")
    assert visitor.at == "now"
    assert "no longer here" not in visitor.page.text


def test_a_link_from_another_site_is_followed(visitor: Walker) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/en/", "/en/danger", "/en/a/"):
        assert visitor.client.get(path, headers=headers).status_code == 200


def test_somebody_elses_token_is_refused(whole_app: Flask, visitor: Walker) -> None:
    other = Walker(whole_app)
    other.open("/en/a/")
    visitor.open("/en/a/")
    token = other.page.fields()["csrf_token"][0]
    response = visitor.client.post("/en/a/", data={"csrf_token": token})
    assert response.status_code == 400


def test_leaving_needs_no_token(visitor: Walker) -> None:
    visitor.begin()
    assert visitor.client.post("/en/leave").status_code == 303
    assert visitor.client.get_cookie(visitor.state.cookie) is None
