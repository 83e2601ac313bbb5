"""What cannot be is refused with a sentence, and nothing that was typed is lost."""

import pytest

from app.web.headers import LARGEST_FORM
from tests.journey.reading import text_of
from tests.journey.walker import Walker

REQUIRED = {"now": {"danger": "no"}, "who": {"who": "known"}}


def at_page(walker: Walker, page: str) -> Walker:
    """Walk to a page, leaving blank what may be."""
    walker.begin()
    while walker.at != page:
        walker.answer(**REQUIRED.get(walker.at, {}))
    return walker


def beside_fields(walker: Walker) -> list[str]:
    """Return the errors that stand beside a field."""
    texts = [p for p in walker.page.all("p") if "govuk-error-message" in (p.get("class") or "")]
    return [text_of(each) for each in texts]


WRONG: dict[str, tuple[str, dict[str, str | list[str]], str]] = {
    "one too long": ("account", {"saw": "x" * 4001}, "shorter by 1 character"),
    "lines count once": ("account", {"saw": "x" * 3999 + "\r\nyz"}, "by 2 char"),
    "NUL": ("account", {"saw": "a bruise\x00"}, "hidden characters"),
    "control": ("account", {"saw": "a\x1b[31mred"}, "hidden characters"),
    "mistyped": ("area", {"home-postcode": "S6 4"}, "Check the postcode"),
    "foreign": ("area", {"home-postcode": "10115 Berlin"}, "Check the postcode"),
    "age 300": ("age", {"age": "years", "age.years": "300"}, "Check the age"),
    "age in words": ("age", {"age": "years", "age.years": "x"}, "whole number"),
    "age not given": ("age", {"age": "years"}, "Write the age"),
    "many months": ("age", {"age": "months", "age.months": "99"}, "in years"),
    "signs and none of these": ("looks", {"looks": ["bite", "none"]}, "not both"),
    "unknown sign": ("looks", {"looks": ["made-up"]}, "answers given"),
    "danger left out": ("now", {}, "Choose an answer"),
    "31 February": (
        "when",
        {"last-noticed.day": "31", "last-noticed.month": "2", "last-noticed.year": "2026"},
        "Give a real day",
    ),
    "the future": (
        "when",
        {"last-noticed.day": "1", "last-noticed.month": "1", "last-noticed.year": "2999"},
        "today's date or one before",
    ),
    "half a date": ("when", {"last-noticed.day": "4"}, "the day, the month and"),
    "phone of letters": ("you", {"reporter.phone": "not a number"}, "in digits"),
    "email without @": ("you", {"reporter.email": "nobody"}, "email address"),
}
TYPED_WRONG = tuple(WRONG.values())


@pytest.mark.parametrize(("page", "typed", "says"), TYPED_WRONG, ids=list(WRONG))
def test_what_cannot_be_is_refused_and_stays_as_it_was_typed(
    walker: Walker, page: str, typed: dict[str, str | list[str]], says: str
) -> None:
    at_page(walker, page)
    response = walker.send(typed)
    assert response.status_code == 422
    assert walker.at == page
    assert any(says in error for error in walker.page.errors), walker.page.errors
    assert any(says in error for error in beside_fields(walker))
    assert walker.page.title.startswith("Error: ")
    held = walker.page.fields()
    for name, value in typed.items():
        known = [
            each for each in ([value] if isinstance(value, str) else value) if each != "made-up"
        ]
        shown = [
            each.replace("\r\n", "\n").replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
            for each in known
        ]
        assert [each.replace("\x1b", "\ufffd") for each in held.get(name, [])] == shown


def test_every_error_leads_to_a_box_that_is_there(walker: Walker) -> None:
    for page, typed, _ in TYPED_WRONG:
        at_page(walker, page).send(typed)
        ids = {each.get("id") for each in walker.page.root.iter()}
        links = [a.get("href") or "" for a in walker.page.all("a")]
        summary = [link for link in links if link.startswith("#") and link != "#main"]
        assert summary, page
        assert {link[1:] for link in summary} <= ids, page


def test_a_page_asked_for_out_of_turn_leads_to_the_one_that_comes_first(walker: Walker) -> None:
    walker.begin()
    walker.open("/en/a/account")
    assert walker.at == "now"
    assert "Answer this page first" in walker.page.text


def test_an_answer_sent_out_of_turn_is_kept(walker: Walker) -> None:
    walker.begin()
    walker.send({"saw": "He was limping."}, path="/en/a/account")
    assert walker.at == "now"
    at_check = walker.walk({"danger": "no", "who": "known", "saw": "He was limping."})
    assert "He was limping." in at_check.page.text


def test_an_address_that_is_nowhere_says_so(walker: Walker) -> None:
    for path in ("/en/a/nowhere", "/en/z/", "/xx/", "/en/a/../../etc/passwd", "/en/%00"):
        assert walker.open(path).status_code == 404
        assert "999" in walker.page.text


def test_a_draft_that_ended_half_way_keeps_what_was_just_typed(walker: Walker) -> None:
    at_page(walker, "account")
    walker.client.delete_cookie(walker.state.cookie)
    walker.send({"saw": "She has a burn on her arm."})
    assert "What you just sent is kept." in walker.page.text
    walker.walk({"danger": "no", "who": "known", "saw": "She has a burn on her arm."})
    assert "She has a burn on her arm." in walker.page.text


def test_a_page_opened_after_the_draft_ended_says_why(walker: Walker) -> None:
    at_page(walker, "age")
    walker.client.delete_cookie(walker.state.cookie)
    walker.open("/en/a/age")
    assert "Your answers are no longer here" in walker.page.text


def test_a_form_sent_twice_is_one_answer(walker: Walker) -> None:
    at_page(walker, "account")
    first = dict(walker.page.form_fields())
    sent = {**{name: values[-1] for name, values in first.items()}, "saw": "Twice."}
    for _ in range(2):
        response = walker.client.post("/en/a/account", data=sent)
        assert response.status_code == 303


def test_two_windows_on_one_page_show_both_texts(walker: Walker) -> None:
    at_page(walker, "account")
    opened = {name: values[-1] for name, values in walker.page.form_fields().items()}
    walker.client.post("/en/a/account", data={**opened, "saw": "From the first window."})
    response = walker.client.post("/en/a/account", data={**opened, "saw": "From the second."})
    page = response.get_data(as_text=True)
    assert response.status_code == 409
    assert "From the first window." in page
    assert "From the second." in page


def test_a_token_that_is_not_ours_loses_nothing_typed(walker: Walker) -> None:
    at_page(walker, "account")
    walker.send({"csrf_token": "made up", "saw": "A long story."})
    assert walker.page.status == 400
    assert walker.page.fields()["saw"] == ["A long story."]
    walker.send({"saw": "A long story."})
    assert walker.page.status == 200
    assert walker.at != "account"


def test_a_form_from_another_site_is_refused(walker: Walker) -> None:
    at_page(walker, "account")
    response = walker.client.post(
        "/en/a/account", data={"saw": "x"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 403


def test_a_form_larger_than_every_box_together_is_refused(walker: Walker) -> None:
    at_page(walker, "account")
    response = walker.client.post("/en/a/account", data={"saw": "x" * (LARGEST_FORM + 1)})
    assert response.status_code == 413
    assert "999" in response.get_data(as_text=True)


def test_the_wrong_method_is_no_trace(walker: Walker) -> None:
    assert walker.client.delete("/en/a/now").status_code == 405
    assert walker.client.get("/en/leave").status_code == 405


@pytest.mark.parametrize("kind", ["application/json", "text/xml", "text/plain", ""])
def test_a_body_of_another_kind_is_an_empty_form(walker: Walker, kind: str) -> None:
    at_page(walker, "account")
    body = b'{"saw": "x", "csrf_token": "y"}'
    response = walker.client.post("/en/a/account", data=body, content_type=kind)
    empty = walker.client.post("/en/a/account")
    assert (response.status_code, response.text) == (empty.status_code, empty.text)


HOSTILE = [
    pytest.param("<script>alert(1)</script>", id="markup"),
    pytest.param("{{ 7*7 }}{% for x in y %}", id="template"),
    pytest.param('" onfocus="alert(1)', id="attribute"),
    pytest.param("%(name)s %s %d %", id="placeholders"),
    pytest.param("\u202eright to left\u202c", id="override"),
    pytest.param("=cmd|' /C calc'!A0", id="formula"),
    pytest.param("../../../etc/passwd", id="path"),
    pytest.param("Set-Cookie: a=b", id="header"),
    pytest.param("👩‍👩‍👧‍👦 ي ਪ ব 中", id="scripts"),
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_is_typed_is_only_ever_text(walker: Walker, typed: str) -> None:
    walker.begin().walk(
        {"danger": "no", "who": "known", "child-name": typed, "saw": typed, "think": typed}
    )
    assert typed in walker.page.text
    for page in ("result", "letter", "record"):
        walker.open(f"/en/a/{page}")
        assert walker.page.status == 200
    assert " ".join(typed.split()) in walker.page.text


@pytest.mark.parametrize("made_up", ["\x00", "\ud800", "<b>", "x" * 5000])
@pytest.mark.parametrize("box", ["seen", "whose"])
def test_what_a_hidden_box_was_made_to_hold_is_never_shown_again(
    walker: Walker, box: str, made_up: str
) -> None:
    walker.begin()
    token = walker.page.form_fields()["csrf_token"]
    sent = made_up.encode("utf-8", "surrogatepass")
    for more in ({}, {"say_in": "pl"}):
        answer = walker.client.post(
            "/en/a/now", data={"csrf_token": token, "danger": "no", box: sent, **more}
        )
        assert sent not in answer.data
        assert answer.status_code < 500
