"""Every cookie that any address sets: for this site alone, closed to scripts, soon forgotten."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from tests.journey.walker import Walker
from tests.web.test_headers import SCHEMES, every_address

SCHOOL = "136331"
YEAR = f"Max-Age={365 * 24 * 60 * 60}"
SESSION, DRAFT, CHOSEN, REMEMBERED = "session", "signpost", "chosen", "school"


def flags(cookie: str) -> set[str]:
    """Return a cookie's flags without its value and the day of its end."""
    _, *rest = cookie.split("; ")
    return {each for each in rest if not each.startswith("Expires=")}


def cookies_of(response: TestResponse) -> dict[str, set[str]]:
    """Return the flags of every cookie that an answer and what led to it set, by its name."""
    every = [*response.history, response]
    found = [each for one in every for each in one.headers.getlist("Set-Cookie")]
    return {each.partition("=")[0]: flags(each) for each in found}


def always(scheme: str) -> set[str]:
    """Return what every cookie has."""
    return {"HttpOnly", "SameSite=Lax", "Path=/"} | ({"Secure"} if scheme == "https" else set())


def named(scheme: str, *names: str) -> set[str]:
    """Return names as browsers know them: over https they hold the cookie to this very host."""
    return {f"__Host-{name}" if scheme == "https" else name for name in names}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_cookie_of_a_walk_is_for_this_site_alone_and_ends_with_the_browser(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    visitor = visitor_over(scheme)
    opened = cookies_of(visitor.open("/en/a/"))
    assert opened.keys() == named(scheme, SESSION)
    begun = cookies_of(visitor.send({}))
    assert begun.keys() == named(scheme, DRAFT)
    assert [*opened.values(), *begun.values()] == [always(scheme)] * 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_school_is_kept_as_long_as_was_asked_for(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    for ticked, name, more in (({}, CHOSEN, set()), ({"remember": "yes"}, REMEMBERED, {YEAR})):
        visitor = visitor_over(scheme)
        visitor.open("/en/school")
        visitor.send({"urn": SCHOOL, "do": "choose"}, path="/en/school")
        kept = cookies_of(visitor.send({"urn": SCHOOL, "do": "use", **ticked}, path="/en/school"))
        (name_given,) = named(scheme, name)
        assert kept[name_given] == always(scheme) | more


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_address_sets_another_cookie_or_one_with_other_flags(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    visitor = visitor_over(scheme)
    secure = scheme == "https"
    known = named(scheme, SESSION, DRAFT, CHOSEN, REMEMBERED)
    set_by = {}
    for endpoint, method, path in every_address(visitor.client.application):
        for name in known - named(scheme, SESSION):
            visitor.client.set_cookie(name, "planted", secure=secure)
        response = visitor.client.open(path, method=method, base_url=visitor.base_url)
        set_by[endpoint, method] = cookies_of(response)
    assert {name for found in set_by.values() for name in found} >= named(scheme, SESSION, DRAFT)
    for found in set_by.values():
        assert found.keys() <= known
        for each in found.values():
            assert each in (always(scheme), always(scheme) | {"Max-Age=0"})
