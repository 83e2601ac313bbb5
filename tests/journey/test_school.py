"""A professional's school: found by name, filled in, remembered only where they ask for it."""

import lzma
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest
from flask import Flask

from app.config import ROOT
from app.directory.school_rows import COLUMNS, SCHOOLS_FILE
from app.directory.schools import Schools
from app.journey.school_search import NO_PLACE, PLACES
from app.journey.state import EXTENSION
from app.questionnaires.base import WORK
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.kinds.written import TextQuestion
from app.questionnaires.reading import measure
from tests.conftest import app_for, close, settings_for
from tests.journey.reading import text_of
from tests.journey.walker import Walker
from tests.web.written import Written, listening

WALES_HIGH, NAME = "136331", "Wales High School"
FILLED = f"{NAME}, Rotherham"
REMEMBERED, CHOSEN = "school", "chosen"
EARLIER = "100000"
ONCE_MORE = "This page lay open too long. Press the button once more"
HEAVIEST, HARDEST, AT_ONCE = 15_000, 30, 1.0
REFERRAL, PUBLIC, READINESS = "c", "a", "o"


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional who has not begun yet."""
    walker = Walker(whole_app, journey=REFERRAL)
    walker.open("/en/school")
    return walker


def search(walker: Walker, name: str, **more: str) -> Walker:
    walker.send({"name": name, "do": "search", **more}, path="/en/school")
    return walker


def choose(walker: Walker, urn: str = WALES_HIGH, *, remember: bool = False) -> Walker:
    """Choose a school and say that it is right."""
    walker.open("/en/school")
    walker.send({"urn": urn, "do": "choose"}, path="/en/school")
    ticked = {"remember": "yes"} if remember else {}
    walker.send({"urn": urn, "do": "use", **ticked}, path="/en/school")
    return walker


def forget(walker: Walker) -> Walker:
    walker.open("/en/school")
    walker.send({"do": "forget"}, path="/en/school")
    return walker


def offered(walker: Walker) -> dict[str, str]:
    """Return the schools to choose from, by what is read beside them."""
    words = {label.get("for"): text_of(label) for label in walker.page.all("label")}
    hints = {each.get("id"): text_of(each) for each in walker.page.all("div")}
    found = {}
    for box in walker.page.all("input"):
        if box.get("name") == "urn" and box.get("type") == "radio":
            about = hints.get(f"{box.get('id')}-item-hint")
            said = words[box.get("id")] + (f" ({about})" if about else "")
            found[said] = box.get("value") or ""
    return found


def organisation(walker: Walker) -> str:
    """Return what stands in the box for the organisation."""
    return walker.go("referrer").page.fields()["organisation"][0]


def set_cookies(walker: Walker) -> dict[str, set[str]]:
    """Return the cookies that the last form set, each with its flags."""
    found: dict[str, set[str]] = {}
    [response] = walker.sent.history
    for each in response.headers.getlist("Set-Cookie"):
        first, *flags = each.split("; ")
        found[first.partition("=")[0]] = {flag for flag in flags if not flag.startswith("Expires")}
    return found


def test_a_school_is_found_by_its_name_and_council(walker: Walker) -> None:
    search(walker, "wales hihg", council="rothrham")
    assert offered(walker)["Wales High School (Rotherham, secondary)"] == WALES_HIGH
    assert walker.page.fields()["name"] == ["wales hihg"]
    assert walker.page.fields()["council"] == ["rothrham"]
    search(walker, "st mary", council="Elmbridge")
    assert offered(walker)
    assert all("(Surrey, " in each for each in offered(walker))


def test_a_town_that_is_no_council_is_taken_as_a_part_of_the_name(walker: Walker) -> None:
    search(walker, "church of england primary", council="Wath")
    assert any("Wath" in each for each in offered(walker))


def test_twenty_are_shown_and_it_is_said_that_there_are_more(walker: Walker) -> None:
    more = "There are more like this. Add the council or the town"
    assert more in search(walker, "st mary").page.text
    assert len(offered(walker)) == 20
    assert more not in search(walker, "wickersley school").page.text


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        pytest.param("xq zzv", 200, "We found no school with a name like that.", id="nothing"),
        pytest.param("ab", 422, "Type at least three letters of the name", id="too short"),
        pytest.param("", 422, "Type at least three letters of the name", id="empty"),
    ],
)
def test_what_is_not_found_says_so_and_keeps_the_words(
    walker: Walker, typed: str, status: int, said: str
) -> None:
    search(walker, typed, council="Rotherham")
    assert (walker.page.status, said in walker.page.text) == (status, True)
    assert walker.page.fields()["name"] == [typed]
    assert walker.page.fields()["council"] == ["Rotherham"]
    assert "type its name in the form by hand" in walker.page.text


def test_the_page_says_of_what_day_the_list_is(walker: Walker) -> None:
    assert "England and Wales, as it was on 17 June 2024" in walker.page.text


def test_the_page_says_what_else_is_in_the_list(walker: Walker) -> None:
    for place in ("Jersey", "Guernsey", "Isle of Man", "Gibraltar", "Scotland", "forces"):
        assert place in walker.page.text


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        pytest.param("dubai british school", "Dubai British School", id="abroad"),
        pytest.param("panaga school", "Panaga School (another country)", id="of a firm"),
        pytest.param(
            "queen berengaria", "Queen Berengaria School (school of the forces)", id="forces"
        ),
        pytest.param("la moye", "La Moye School (Jersey)", id="Jersey"),
        pytest.param("blanchelande", "Blanchelande College", id="not said where"),
    ],
)
def test_a_school_of_no_council_is_offered_with_its_place_if_it_is_known(
    walker: Walker, typed: str, offer: str
) -> None:
    assert next(iter(offered(search(walker, typed)))) == offer
    walker.send({"urn": offered(walker)[offer], "do": "choose"}, path="/en/school")
    for said in ("Does not apply", "Establishments"):
        assert said not in "".join(page.text for page in walker.seen)


def test_every_place_that_is_no_council_has_words(whole_app: Flask) -> None:
    schools: Schools = whole_app.extensions[EXTENSION].schools
    outside = {each.authority for each in schools if each.authority_code is None}
    assert outside - {NO_PLACE} == set(PLACES)


def test_enter_searches_for_new_words_and_goes_on_with_a_choice(walker: Walker) -> None:
    search(walker, "wales high")
    held = walker.page.fields()["searched"][0]
    search(walker, "thrybergh academy", searched=held, urn=WALES_HIGH)
    assert any(each.startswith("Thrybergh Academy") for each in offered(walker))
    search(walker, "wales high", searched=held, urn=WALES_HIGH)
    assert walker.page.heading == "Use this school?"


@pytest.mark.parametrize("urn", ["", "999999", "1", "abc", "13639 7", "<b>", "136331; x"])
def test_a_number_that_no_school_has_is_refused(walker: Walker, urn: str) -> None:
    for do in ("choose", "use"):
        walker.open("/en/school")
        walker.send(
            {"name": "wales", "searched": "wales, ", "urn": urn, "do": do}, path="/en/school"
        )
        assert walker.page.errors == ["Choose a school, or search again"]
        assert walker.page.status == 422
        assert walker.client.get_cookie(CHOSEN) is None


def test_the_question_says_what_is_kept_and_nothing_is_ticked(walker: Walker) -> None:
    walker.send({"urn": WALES_HIGH, "do": "choose"}, path="/en/school")
    assert "remember" not in walker.page.fields()
    for words in ("for up to a year", "in a cookie", "Forget my school", "Leave this page"):
        assert words in walker.page.text


def test_without_a_tick_the_school_is_for_the_next_child_alone(walker: Walker) -> None:
    choose(walker)
    assert set_cookies(walker) == {CHOSEN: {"HttpOnly", "SameSite=Lax", "Path=/"}}
    assert NAME in walker.page.text
    walker.begin()
    assert walker.client.get_cookie(CHOSEN) is None
    assert organisation(walker) == FILLED
    assert "This is the school that you chose." in walker.page.text
    walker.begin()
    assert organisation(walker) == ""


def test_with_a_tick_it_is_remembered_for_the_next_children_too(walker: Walker) -> None:
    choose(walker, remember=True)
    year = f"Max-Age={int(timedelta(days=365).total_seconds())}"
    assert set_cookies(walker) == {REMEMBERED: {year, "HttpOnly", "SameSite=Lax", "Path=/"}}
    cookie = walker.client.get_cookie(REMEMBERED)
    assert cookie
    assert cookie.value == WALES_HIGH
    for _ in range(2):
        walker.begin()
        assert organisation(walker) == FILLED
        assert "This is the school that this device remembers." in walker.page.text


def test_over_https_the_browser_holds_it_to_this_site(tmp_path: Path) -> None:
    app = app_for(settings_for(tmp_path, https=True))
    walker = Walker(app, base_url="https://localhost")
    choose(walker, remember=True)
    [(name, flags)] = set_cookies(walker).items()
    assert name == f"__Host-{REMEMBERED}"
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} < flags
    choose(forget(walker))
    assert set_cookies(walker) == {
        f"__Host-{CHOSEN}": {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}
    }
    close(app)


def test_what_is_filled_in_is_no_answer_before_it_was_seen(walker: Walker) -> None:
    choose(walker, remember=True)
    walker.begin()
    assert "organisation" not in answers(walker)
    walker.open("/en/work")
    assert "There are answers about a child" not in walker.page.text
    walker.go("referrer")
    walker.send({"organisation": walker.page.fields()["organisation"][0]})
    assert answers(walker)["organisation"] == FILLED


@pytest.mark.parametrize("typed", ["", "The office"])
def test_what_was_changed_or_cleared_is_not_filled_in_again(walker: Walker, typed: str) -> None:
    choose(walker, remember=True)
    walker.begin().go("referrer")
    walker.send({"organisation": typed})
    assert organisation(walker) == typed
    assert "this device remembers" not in walker.page.text


def test_choosing_later_fills_what_was_left_blank_and_nothing_else(walker: Walker) -> None:
    walker.begin().go("referrer")
    walker.send({"organisation": ""})
    choose(walker)
    assert walker.client.get_cookie(CHOSEN) is None
    assert organisation(walker) == FILLED
    walker.send({"organisation": "The office"})
    choose(walker)
    assert organisation(walker) == "The office"


def test_a_second_questionnaire_about_the_child_is_filled_in_too(walker: Walker) -> None:
    walker.begin()
    choose(walker)
    assert organisation(walker.carry_on("f")) == FILLED


def test_the_council_of_the_school_fits_one_question_and_never_the_childs_home(
    walker: Walker,
) -> None:
    choose(walker, remember=True)
    questionnaires = walker.state.content.library.questionnaires.values()
    filled = {
        (each.id, question.id)
        for each in questionnaires
        for question in each.questions.values()
        if isinstance(question, AuthorityQuestion) and question.prefill
    }
    assert filled == {("readiness", "local-council")}
    walker.carry_on(READINESS).begin().go("area").send({"office-postcode": ""})
    walker.go("council")
    assert walker.page.fields()["local-council.code"] == ["E08000018"]
    walker.go("area").send({"office-postcode": "S64 0AA"})
    walker.go("council")
    assert "local-council.confirm" not in walker.page.fields()


def test_it_can_be_forgotten_where_one_looks_for_it_and_on_the_page_for_professionals(
    walker: Walker,
) -> None:
    walker.begin()
    choose(walker, remember=True)
    for path in ("/en/school", "/en/work"):
        walker.open(path)
        assert "Forget my school" in [text_of(each) for each in walker.page.all("button")]
        assert NAME in walker.page.text
    forget(walker)
    assert "Your school is forgotten." in walker.page.text
    assert walker.client.get_cookie(REMEMBERED) is None
    assert NAME not in walker.page.text
    assert organisation(walker) == ""


def test_leaving_keeps_a_remembered_school_and_ends_all_else(walker: Walker) -> None:
    choose(walker, remember=True)
    walker.begin()
    walker.client.post("/en/leave")
    assert walker.client.get_cookie(walker.state.cookie) is None
    assert walker.client.get_cookie("session") is None
    assert walker.client.get_cookie(REMEMBERED)
    walker.begin()
    assert organisation(walker) == FILLED


@pytest.mark.parametrize("junk", ["", "999999", "<b>x</b>"])
def test_leaving_removes_everything_where_nothing_is_remembered(walker: Walker, junk: str) -> None:
    choose(walker)
    walker.client.set_cookie(REMEMBERED, junk)
    walker.client.post("/en/leave")
    for name in (CHOSEN, REMEMBERED, "session"):
        assert walker.client.get_cookie(name) is None, name


@pytest.mark.parametrize("junk", ["999999", "abc", "=1+1", "<b>x</b>", "1" * 4000, "１３６３９７"])
def test_a_cookie_that_holds_no_number_of_the_list_is_ignored(walker: Walker, junk: str) -> None:
    walker.client.set_cookie(REMEMBERED, junk)
    walker.client.set_cookie(CHOSEN, junk)
    walker.open("/en/work")
    assert "Your school:" not in walker.page.text
    walker.begin()
    assert organisation(walker) == ""
    assert walker.page.status == 200


def test_the_public_and_young_people_see_nothing_of_it(whole_app: Flask) -> None:
    walker = choose(Walker(whole_app), remember=True)
    choose(walker, "100000")
    public = {
        each.address
        for each in walker.state.content.library.questionnaires.values()
        if each.reader not in WORK
    }
    assert PUBLIC in public
    del walker.seen[:]
    for address in sorted(public):
        walker.carry_on(address).begin()
        for page in walker.questionnaire.pages:
            walker.go(page.id)
        for last in ("check", "result", "letter", "record"):
            walker.go(last)
        assert walker.client.get_cookie(CHOSEN)
    for path in ("/en/", "/en/danger", "/en/about"):
        walker.open(path)
    assert len(walker.seen) > 70
    for each in walker.seen:
        assert not {word for word in (NAME, WALES_HIGH, "Aldgate", "100000") if word in each.html}
    prefilled = {
        question.id
        for address in public
        for question in walker.state.content.library.by_address[address].questions.values()
        if isinstance(question, (TextQuestion, AuthorityQuestion)) and question.prefill
    }
    assert not prefilled


def test_a_draft_that_the_public_began_keeps_the_school_for_professionals(walker: Walker) -> None:
    choose(walker)
    walker.carry_on(PUBLIC).begin()
    assert organisation(walker.carry_on(REFERRAL)) == FILLED


def test_the_school_of_an_earlier_child_does_not_come_back(walker: Walker) -> None:
    choose(walker, EARLIER)
    walker.carry_on(PUBLIC).begin()
    assert walker.client.get_cookie(CHOSEN)
    choose(walker)
    assert walker.client.get_cookie(CHOSEN) is None
    walker.carry_on(REFERRAL).begin()
    assert organisation(walker) == FILLED
    walker.begin()
    assert organisation(walker) == ""


def test_a_school_chosen_while_the_public_answer_goes_on_to_the_next_draft(
    walker: Walker,
) -> None:
    walker.carry_on(PUBLIC).begin()
    choose(walker)
    walker.carry_on(PUBLIC).begin()
    assert organisation(walker.carry_on(REFERRAL).begin()) == FILLED


@pytest.mark.parametrize("ending", ["begin", "done"])
def test_a_school_that_was_used_for_a_child_goes_with_that_child(
    walker: Walker, ending: str
) -> None:
    choose(walker)
    walker.carry_on(PUBLIC).begin()
    organisation(walker.carry_on(REFERRAL))
    walker.send({"organisation": FILLED})
    if ending == "done":
        walker.go("result").send({}, path=f"/en/{REFERRAL}/done")
    walker.begin()
    assert organisation(walker) == ""
    assert walker.client.get_cookie(CHOSEN) is None


def test_it_is_never_said_to_be_forgotten_while_it_is_kept(walker: Walker) -> None:
    forget(choose(walker))
    assert "Your school is forgotten." in walker.page.text
    choose(walker)
    walker.open("/en/school?why=forgotten")
    assert "Your school is forgotten." not in walker.page.text


def test_choosing_another_says_what_the_device_still_remembers(walker: Walker) -> None:
    still = "This device still remembers The Aldgate School"
    choose(walker, EARLIER, remember=True)
    assert still not in walker.page.text
    choose(walker)
    assert f"Your school: {NAME}" in walker.page.text
    assert still in walker.page.text
    forget(walker)
    assert "Aldgate" not in walker.page.text
    assert walker.client.get_cookie(REMEMBERED) is None


@pytest.mark.parametrize("draft", ["", REFERRAL, PUBLIC])
def test_taking_the_tick_away_forgets_what_was_remembered(walker: Walker, draft: str) -> None:
    choose(walker, remember=True)
    if draft:
        walker.carry_on(draft).begin()
    walker.open("/en/school")
    walker.send({"urn": WALES_HIGH, "do": "choose"}, path="/en/school")
    assert walker.page.fields()["remember"] == ["yes"]
    walker.send({"urn": WALES_HIGH, "do": "use"})
    assert walker.client.get_cookie(REMEMBERED) is None
    assert f"Your school: {NAME}" in walker.page.text
    assert "It is kept with the answers about one child" in walker.page.text
    walker.send({"urn": WALES_HIGH, "do": "choose"}, path="/en/school")
    assert "remember" not in walker.page.fields()


def test_each_state_of_the_page_has_its_own_title_and_heading(walker: Walker) -> None:
    names = ("wales high", "xq zzv")
    headings = [walker.page.heading, *(search(walker, each).page.heading for each in names)]
    assert headings == ["Your school or college", "Choose your school", "No school found"]
    assert [page.title for page in walker.seen] == [f"{each} – Signpost" for each in headings]


def test_nothing_of_it_is_written_anywhere(
    whole_app: Flask, capfd: pytest.CaptureFixture[str]
) -> None:
    with listening(capfd) as written:
        _choose_and_go_wrong(Walker(whole_app, journey=REFERRAL))
        assert "CSRF token is missing" in written.to_logs()
        assert _told(written) == []


def _choose_and_go_wrong(walker: Walker) -> None:
    walker.open("/en/school")
    search(walker, "wales high", council="rotherham")
    choose(walker, remember=True)
    organisation(walker.begin())
    walker.client.post("/en/school", data={"name": "wales high", "urn": WALES_HIGH})
    walker.client.post("/en/school", data={"urn": WALES_HIGH}, headers={"Sec-Fetch-Site": "x"})


def _told(written: Written) -> list[str]:
    everything = "\n".join([*written.to_streams(), written.to_logs()]).lower()
    return [each for each in ("wales", WALES_HIGH, "rotherham") if each in everything]


def late(walker: Walker, **fields: str) -> Walker:
    """Send a form that lay open until its token was no good any more."""
    walker.open("/en/school")
    walker.send({**fields, "csrf_token": "stale"}, path="/en/school")
    return walker


def beside(walker: Walker, button: str) -> str:
    """Return what a button is described by."""
    [found] = [each for each in walker.page.all("button") if each.get("value") == button]
    [notes] = [e for e in walker.page.root.iter() if e.get("id") == found.get("aria-describedby")]
    return text_of(notes)


def test_a_search_that_lay_open_too_long_keeps_the_words_and_looks_for_nothing(
    walker: Walker,
) -> None:
    late(walker, name="wales high", council="rotherham", do="search")
    assert (walker.page.status, walker.page.errors) == (400, [ONCE_MORE])
    assert beside(walker, "search") == f"Error: {ONCE_MORE}"
    assert offered(walker) == {}
    held = walker.page.fields()
    assert (held["name"], held["council"]) == (["wales high"], ["rotherham"])
    assert held["searched"] == [""]


@pytest.mark.parametrize("do", ["choose", "search"])
def test_a_choice_that_lay_open_too_long_stays_chosen(walker: Walker, do: str) -> None:
    words = {"name": "wales high", "council": "rotherham", "searched": "wales high, rotherham"}
    late(walker, **words, urn=WALES_HIGH, do=do)
    assert (walker.page.status, walker.page.errors) == (400, [ONCE_MORE])
    assert beside(walker, "choose") == f"Error: {ONCE_MORE}"
    held = {name: values[-1] for name, values in walker.page.fields().items()}
    assert {**words, "urn": WALES_HIGH}.items() <= held.items()
    walker.send({**held, "do": do})
    assert walker.page.heading == "Use this school?"


@pytest.mark.parametrize("ticked", [{}, {"remember": "yes"}], ids=["unticked", "ticked"])
def test_a_school_to_use_that_lay_open_too_long_is_asked_about_again(
    walker: Walker, ticked: dict[str, str]
) -> None:
    late(walker, urn=WALES_HIGH, do="use", **ticked)
    assert (walker.page.status, walker.page.errors) == (400, [ONCE_MORE])
    assert walker.page.heading == "Use this school?"
    assert beside(walker, "use") == f"Error: {ONCE_MORE}"
    assert ("remember" in walker.page.fields()) == bool(ticked)
    assert walker.client.get_cookie(CHOSEN) is walker.client.get_cookie(REMEMBERED) is None
    held = {name: values[-1] for name, values in walker.page.fields().items()}
    walker.send({**held, "do": "use"})
    assert NAME in walker.page.text
    assert bool(walker.client.get_cookie(REMEMBERED)) == bool(ticked)


def test_a_school_is_forgotten_however_long_the_page_lay_open(walker: Walker) -> None:
    choose(walker, remember=True)
    late(walker, do="forget")
    assert (walker.page.status, walker.page.errors) == (200, [])
    assert walker.client.get_cookie(REMEMBERED) is None


MARKS = "a" + "\u0301\u0316" * 20_000


@pytest.mark.parametrize("box", ["name", "council"])
@pytest.mark.parametrize("token", [{}, {"csrf_token": "stale"}], ids=["ours", "stale"])
def test_a_box_full_of_accents_holds_nobody_up(
    walker: Walker, box: str, token: dict[str, str]
) -> None:
    held = {"csrf_token": walker.page.fields()["csrf_token"][0], **token}
    typed = {"do": "search", "name": "wales high", box: MARKS, **held}
    began = perf_counter()
    response = walker.client.post("/en/school", data=typed)
    assert perf_counter() - began < AT_ONCE
    assert len(response.data) < HEAVIEST


def test_what_is_too_long_for_its_box_is_cut_where_it_is_read(walker: Walker) -> None:
    search(walker, "wales high" + " " * 90 + "zzz", council="rotherham" + " " * 91 + "zzz")
    assert offered(walker)["Wales High School (Rotherham, secondary)"] == WALES_HIGH
    assert walker.page.fields()["name"] == ["wales high"]
    assert walker.page.fields()["council"] == ["rotherham"]


@pytest.mark.parametrize("typed", ["<b>wales</b>", "=wales+high", "x" * 5000, "wales\x07high"])
def test_any_words_are_shown_as_text(walker: Walker, typed: str) -> None:
    search(walker, typed, council=typed)
    assert walker.page.status == 200
    assert not walker.page.all("b")
    assert walker.page.fields()["name"] == [typed[:100].replace("\x07", "�")]


MARKUP, FORMULA = '<b>Bold</b> & "Odd" School', '=HYPERLINK("x") School'


@pytest.fixture
def odd(tmp_path: Path) -> Iterator[Walker]:
    """Somebody where the list holds names that no school should have."""
    forms = tmp_path / "forms"
    shutil.copytree(ROOT / "forms", forms)
    rows = [
        ",".join(COLUMNS),
        '100001,"<b>Bold</b> & ""Odd"" School",Rotherham,Primary,Mixed,Open',
        '100002,"=HYPERLINK(""x"") School",Rotherham,Primary,Mixed,Open',
    ]
    (forms / "directory" / SCHOOLS_FILE).write_bytes(lzma.compress("\n".join(rows).encode()))
    app = app_for(settings_for(tmp_path, forms=forms))
    walker = Walker(app, journey=REFERRAL)
    walker.open("/en/school")
    yield walker
    close(app)


@pytest.mark.parametrize(
    ("typed", "urn", "name"),
    [
        pytest.param("bold odd", "100001", MARKUP, id="markup"),
        pytest.param("hyperlink", "100002", FORMULA, id="formula"),
    ],
)
def test_a_name_of_markup_or_a_formula_is_shown_as_text(
    odd: Walker, typed: str, urn: str, name: str
) -> None:
    assert offered(search(odd, typed)) == {f"{name} (Rotherham, primary)": urn}
    choose(odd, urn, remember=True)
    assert name in odd.page.text
    odd.begin()
    assert organisation(odd) == f"{name}, Rotherham"
    odd.send({"organisation": organisation(odd)})
    assert name in odd.go("check").page.text
    assert not [each for page in odd.seen for each in page.all("b")]


def test_the_pages_are_plain_and_light(walker: Walker) -> None:
    search(walker, "st mary")
    choose(walker, remember=True)
    walker.open("/en/school")
    search(walker, "xq zzv")
    walker.open("/en/work")
    for page in walker.seen:
        assert len(page.html.encode()) < HEAVIEST
        [main] = page.all("main")
        ours = ("}p", "}h1", "}legend", "}button")  # names of schools are not our words
        said = [text_of(each) for each in main.iter() if each.tag.endswith(ours)]
        assert measure(said).lix <= HARDEST, page.url


def answers(walker: Walker) -> dict[str, object]:
    found: dict[str, object] = walker.client.get(f"/en/{walker.journey}/answers.json").get_json()[
        "answers"
    ]
    return found
