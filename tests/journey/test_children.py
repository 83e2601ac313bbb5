"""A record for each child: typed once, never mixed up, never lost."""

import json
from typing import Any

import pytest
from flask import Flask

from app.journey.stored import Stored
from app.journey.views.children import MOST
from app.questionnaires.reading import measure
from tests.journey.reading import text_of
from tests.journey.walker import Walker

REFERRAL = "c"
HARDEST = 40
"""Professionals read these pages."""
LARGEST = 15 * 1024
HERE = {"code": "E08000018", "postcode": "S60 1AE"}
ELSEWHERE = {"code": "E08000017", "postcode": "S64 0AA"}
CALM = {"danger": "no", "safe_tonight": "yes", "reach": "no", "hurt": "no", "missing": "no"}
OF_THE_HOME: dict[str, Any] = {
    "home_postcode": "S60 1AE",
    "council": HERE,
    "address": "12 Sample Street",
    "home_people": [{"name": "Alex Example", "relation": "Mother"}],
    "household": "A big dog",
    "responsibility": "Alex, the mother",
    "main_carer": "Alex again",
    "must_not_know": "yes",
    "must_not_know_who": "Pat, who stays there",
}
OF_WHO_REFERS: dict[str, Any] = {
    "referrer": {"name": "Sam Sample", "phone": "01632 960123"},
    "role": "Safeguarding lead",
    "organisation": "Sample School",
    "ring_back": "At any time",
}
OFFERED: dict[str, Any] = {
    "school": "Sample Nursery",
    "doctor": "Sample Surgery",
    "worry_person": "parent",
    "worry_name": {"name": "Chris Sample"},
    "why_needed": "To keep the home safe",
    "lawful_basis": "agreed",
    "sensitive": "no",
}
OF_ROBIN: dict[str, Any] = {
    **CALM,
    "child_name": "Robin Example",
    "age": 6,
    "child_words": "I am hungry",
    "why_now": "He fell asleep in class",
    "hurt_how": "A graze on one knee",
    "thought": "I think he is left alone",
    "health_needs": "Peanuts make him ill",
}


def stored(walker: Walker) -> Stored:
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie
    return Stored.load(walker.state.drafts.open(cookie.value).content)


def letter(walker: Walker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(walker.client.get(f"/en/{REFERRAL}/answers.json").data)
    return found


def shown(walker: Walker) -> str:
    return walker.client.get(f"/en/{REFERRAL}/letter").get_data(as_text=True)


def add(walker: Walker, *, home: str = "yes", harm: str = "no") -> Walker:
    walker.go("records").send({"do": "add", "home": home, "harm": harm})
    return walker


def open_record(walker: Walker, number: int) -> Walker:
    child = next(each.child for each in stored(walker).records if each.number == number)
    walker.go("records").send({"do": "open:" + child})
    return walker


def dashed(told: dict[str, Any]) -> dict[str, Any]:
    return {key.replace("_", "-"): value for key, value in told.items()}


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A safeguarding lead who has just referred Robin."""
    walker = Walker(whole_app, journey=REFERRAL).begin()
    return walker.tell(**OF_ROBIN, **OF_THE_HOME, **OF_WHO_REFERS, **OFFERED)


def test_words_keep_their_language_in_the_record_of_another_child(walker: Walker) -> None:
    walker.language = "cy"
    walker.tell(household="Ci mawr", why_needed="Cadw'r cartref yn ddiogel")
    walker.language = "en"
    add(walker)
    assert letter(walker)["written"] == {"household": "cy"}
    pages = {
        question.id: page for page in walker.questionnaire.pages for question in page.questions
    }
    for language, asked in (("en", "why-needed"), ("cy", "school"), ("en", "household")):
        walker.language = language
        walker.go(pages[asked].id)
        walker.send({name: each[-1] for name, each in walker.page.form_fields().items()})
        assert walker.page.errors == []
    sent = letter(walker)
    assert sent["answers"]["school"] == "Sample Nursery"
    assert sent["written"] == {"household": "cy", "why-needed": "cy"}
    walker.language = "en"
    walker.tell(why_needed="To be safe")
    assert letter(walker)["written"] == {"household": "cy"}


def test_the_task_list_leads_to_the_records(walker: Walker) -> None:
    links = {text_of(a): a.get("href") or "" for a in walker.go("tasks").page.all("a")}
    walker.open(links["Write a record for another child"])
    assert walker.at == "records"
    assert "Robin Example" in walker.page.text


def test_a_sister_has_a_record_with_nothing_of_the_home_typed_twice(walker: Walker) -> None:
    first = letter(walker)["answers"]
    add(walker)
    assert "Child 2, no name yet" in walker.page.text
    second = letter(walker)["answers"]
    carried = dashed({**OF_THE_HOME, **OF_WHO_REFERS})
    assert {key: first[key] for key in carried} == {key: second[key] for key in carried}
    assert set(second) == set(carried)


def test_nothing_of_robin_stands_in_the_letter_about_the_sister(walker: Walker) -> None:
    add(walker).tell(**CALM, child_name="Kim Example", age=3, child_words="Up, up")
    page = shown(walker)
    for told in OF_ROBIN.values():
        if isinstance(told, str) and " " in told:
            assert told not in page
    assert "Robin" not in page
    assert "Kim Example" in page
    assert "Alex Example" in page
    for offered in ("Sample Nursery", "Sample Surgery", "Chris Sample", "To keep the home safe"):
        assert offered not in page
    open_record(walker, 1)
    page = shown(walker)
    assert "Robin Example" in page
    assert "Kim" not in page
    assert "Up, up" not in page


def test_what_may_differ_is_filled_in_and_no_answer_before_it_is_sent(walker: Walker) -> None:
    add(walker)
    walker.go("learning")
    assert walker.page.fields()["school"] == ["Sample Nursery"]
    assert "from the record of another child" in walker.page.text
    assert "school" not in letter(walker)["answers"]
    walker.send({"school": "Another Nursery"})
    assert letter(walker)["answers"]["school"] == "Another Nursery"
    assert "from the record of another child" not in walker.go("learning").page.text


def test_that_nobody_must_be_kept_from_knowing_is_said_of_each_child(walker: Walker) -> None:
    walker.tell(must_not_know="no", must_not_know_who="")
    add(walker)
    assert "must-not-know" not in letter(walker)["answers"]
    assert "must-not-know" in stored(walker).from_other


def test_the_pages_to_look_at_again_are_listed_until_they_were(walker: Walker) -> None:
    add(walker)
    links = {text_of(a) for a in walker.go("records").page.all("a")}
    assert {"People in the home", "School or nursery", "Parental responsibility"} <= links
    walker.go("home")
    assert "Alex Example" in {one for each in walker.page.fields().values() for one in each}
    walker.answer(home_people=[{"name": "Robin Example", "relation": "Brother"}])
    assert "People in the home" not in {text_of(a) for a in walker.go("records").page.all("a")}


def test_to_and_fro_loses_nothing(walker: Walker) -> None:
    first = letter(walker)["answers"]
    add(walker).tell(child_name="Kim Example", age=3)
    second = letter(walker)["answers"]
    for _ in range(3):
        open_record(walker, 1)
        assert walker.at == "tasks"
        assert "This record is about: Robin Example" in walker.page.text
        assert letter(walker)["answers"] == first
        open_record(walker, 2)
        assert letter(walker)["answers"] == second


@pytest.mark.parametrize(
    ("home", "harm"),
    [
        pytest.param("no", "no", id="another home"),
        pytest.param("not_sure", "no", id="perhaps another home"),
        pytest.param("yes", "yes", id="harm between them"),
        pytest.param("yes", "not_sure", id="perhaps harm between them"),
    ],
)
def test_a_record_apart_has_only_who_refers(walker: Walker, home: str, harm: str) -> None:
    add(walker, home=home, harm=harm)
    assert set(letter(walker)["answers"]) == set(dashed(OF_WHO_REFERS))
    assert "take this child out" not in walker.page.text
    page = shown(walker)
    assert "Robin" not in page
    assert "Alex" not in page
    # To a record begun from one apart no more goes over, whatever is said of it.
    walker.tell(address="7 Other Street")
    add(walker)
    assert [each.tie for each in stored(walker).records] == ["home", "apart", "apart"]
    assert "address" not in letter(walker)["answers"]


def test_no_line_with_a_childs_name_goes_to_a_record_apart(walker: Walker) -> None:
    walker.tell(role="I teach Robin", organisation="Sample School")
    add(walker, home="no")
    assert "role" not in letter(walker)["answers"]
    assert "Robin" not in walker.go("referrer").page.html


def test_who_harmed_stays_behind_where_it_was_a_child(walker: Walker) -> None:
    walker.tell(worry_person="child", worry_name={"name": "Chris Sample"})
    add(walker)
    assert "Chris" not in walker.go("person").page.html
    assert not {key for key in stored(walker).from_other if key.startswith(("worry", "person"))}


def test_both_questions_need_an_answer_and_keep_what_was_chosen(walker: Walker) -> None:
    walker.go("records").send({"do": "add", "home": "yes"})
    assert walker.page.status == 422
    assert walker.page.errors == ["Say if one could have harmed another"]
    assert walker.page.fields()["home"] == ["yes"]
    assert len(stored(walker).records) == 1


def test_a_record_is_removed_after_asking_and_the_others_stay(walker: Walker) -> None:
    first = letter(walker)["answers"]
    add(walker).tell(child_name="Kim Example")
    kim = stored(walker).child
    walker.go("records").send({"do": "ask:" + kim})
    assert "Remove this record?" in walker.page.text
    assert "Kim Example" in walker.page.text
    assert len(stored(walker).records) == 2
    walker.send({"do": "remove:" + kim})
    assert "Kim" not in walker.page.text
    assert letter(walker)["answers"] == first
    walker.send({"do": "remove:" + stored(walker).child})
    assert walker.page.status == 409
    assert letter(walker)["answers"] == first


def test_a_record_can_be_kept_apart_later(walker: Walker) -> None:
    add(walker)
    walker.go("records").send({"do": "apart:" + stored(walker).child})
    assert [each.tie for each in stored(walker).records] == ["home", "apart"]
    assert "On its own" in walker.page.text


def test_a_record_that_is_not_there_opens_nothing(walker: Walker) -> None:
    before = stored(walker)
    walker.go("records").send({"do": "open:" + "0" * 8})
    assert walker.page.status == 409
    assert stored(walker) == before


@pytest.mark.parametrize("journey", ["a", "b", "k", "l", "n", "o"])
def test_only_professionals_forms_about_a_child_have_records(
    whole_app: Flask, journey: str
) -> None:
    walker = Walker(whole_app, journey=journey).begin()
    assert walker.go("records").page.status == 404
    assert walker.go("pack").page.status == 404


def test_a_pack_of_two_and_a_third_on_its_own(walker: Walker) -> None:
    add(walker).tell(**{**CALM, "danger": "yes"}, child_name="Kim Example", age=3)
    open_record(walker, 1)
    add(walker, home="no").tell(**CALM, child_name="Jo Other", home_postcode="S60 1AE")
    walker.go("pack")
    together, _, own = walker.page.text.partition("On their own")
    assert "One pack: 2 records" in together
    assert "Robin Example" in together
    assert "Kim Example" in together
    assert "Jo Other" not in together
    assert "Jo Other" in own
    assert "You keep this record on its own." in own
    assert "999" in together.partition("Ring first:")[2]


def test_children_of_two_councils_make_no_pack(walker: Walker) -> None:
    add(walker).tell(child_name="Kim Example", home_postcode="S64 0AA", council=ELSEWHERE)
    walker.go("pack")
    assert "There is no pack." in walker.page.text
    assert "No other record goes to the same council" in walker.page.text


def test_children_of_two_addresses_make_no_pack(walker: Walker) -> None:
    add(walker).tell(child_name="Kim Example", home_postcode="S65 1AA", address="A refuge")
    walker.tell(council={**HERE, "postcode": "S65 1AA"})
    walker.go("pack")
    assert "There is no pack." in walker.page.text
    assert "The postcode or address is not the same" in walker.page.text


def test_what_the_first_record_tells_counts_though_it_was_begun_without_a_question(
    walker: Walker,
) -> None:
    add(walker).tell(child_name="Kim Example")
    open_record(walker, 1).tell(worry_person="home")
    assert "One pack" in walker.go("pack").page.text
    walker.tell(fears_outside={"peer": "now"})
    assert "There is no pack." in walker.go("pack").page.text


def test_harm_by_a_child_that_is_told_later_ends_the_pack(walker: Walker) -> None:
    add(walker).tell(child_name="Kim Example")
    assert "One pack" in walker.go("pack").page.text
    walker.tell(worry_person="child")
    walker.go("pack")
    assert "There is no pack." in walker.page.text
    assert "one child may have harmed another" in walker.page.text


def test_an_old_draft_opens_and_is_given_another_child() -> None:
    old = b'{"format":1,"answers":{"child-name":"Robin"},"begun":["referral"],"new":1}'
    before = Stored.load(old)
    assert (before.child, before.aside, before.other) == ("", (), {"format": 1, "new": 1})
    assert Stored.load(before.dump()) == before


def test_every_page_of_it_reads_easily(walker: Walker) -> None:
    add(walker, home="no")
    pages = [walker.go("records").page]
    walker.send({"do": "ask:" + stored(walker).child})
    pages += [walker.page, walker.go("pack").page]
    for page in pages:
        [main] = page.all("main")
        ours = ("}p", "}h1", "}h2", "}legend", "}button", "}li")
        said = [text_of(each) for each in main.iter() if each.tag.endswith(ours)]
        assert measure(said).lix <= HARDEST, page.url
        assert len(page.html.encode()) <= LARGEST, page.url


def test_a_page_of_as_many_records_as_there_may_be_is_small(walker: Walker) -> None:
    for _ in range(MOST - 1):
        add(walker)
    assert len(stored(walker).records) == MOST
    page = walker.go("records").page
    assert "There is no room" in page.text
    assert len(page.html.encode()) <= LARGEST
    assert len(walker.go("pack").page.html.encode()) <= LARGEST


def test_a_pack_is_made_for_those_who_are_in_one(walker: Walker) -> None:
    add(walker).tell(child_name="Kim Example")
    made = walker.client.get(f"/en/{REFERRAL}/pack1.pdf")
    assert made.mimetype == "application/pdf"
    assert made.headers["Content-Disposition"] == 'attachment; filename="pack.pdf"'
    assert walker.client.get(f"/en/{REFERRAL}/pack2.pdf").status_code == 404
    assert walker.client.get(f"/en/{REFERRAL}/pack0.pdf").status_code == 404
