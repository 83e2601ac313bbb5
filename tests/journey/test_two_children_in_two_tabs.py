"""Two tabs, two children: no answer about one reaches the record of the other."""

import pytest
from flask import Flask

from app.journey.errors import OtherRecordError
from app.journey.stored import Stored
from app.journey.visit import open_visit, save, visit_to
from app.questionnaires.answers import Written
from tests.journey.test_children import REFERRAL, add, letter, open_record, stored
from tests.journey.walker import Walker

TYPED = "He said that no one was at home"


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """Somebody with a record of Robin and one of Kim, which is open."""
    walker = Walker(whole_app, journey=REFERRAL).begin().tell(child_name="Robin", age=6)
    return add(walker).tell(child_name="Kim", age=3)


def left_open(walker: Walker, page: str, number: int) -> dict[str, str]:
    """Return the hidden boxes of a page that a tab shows, after which Kim's record is opened."""
    open_record(walker, number)
    fields = walker.go(page).page.form_fields()
    open_record(walker, 3 - number)
    return {name: fields[name][-1] for name in ("csrf_token", "seen", "whose")}


def records(walker: Walker) -> dict[object, object]:
    return {
        each.case.values.get("child-name"): each.case.values.get("thought")
        for each in stored(walker).records
    }


@pytest.mark.parametrize("number", [1, 2], ids=["the first child", "the second child"])
def test_a_page_of_one_child_never_writes_into_another(walker: Walker, number: int) -> None:
    hidden = left_open(walker, "account", number)
    before = stored(walker)
    walker.send({**hidden, "thought": TYPED}, path=f"/en/{REFERRAL}/account")
    assert walker.page.status == 409
    assert stored(walker) == before
    assert "Another child's record is open now" in walker.page.text
    assert walker.page.fields()["thought"] == [TYPED]
    assert walker.page.fields()["whose"] == [hidden["whose"]]


def test_pressing_again_does_not_slip_it_in(walker: Walker) -> None:
    hidden = left_open(walker, "account", 1)
    walker.send({**hidden, "thought": TYPED}, path=f"/en/{REFERRAL}/account")
    for _ in range(2):
        walker.send({"thought": TYPED})
        assert walker.page.status == 409
    assert records(walker) == {"Robin": None, "Kim": None}


def test_one_more_button_saves_it_in_the_right_record(walker: Walker) -> None:
    hidden = left_open(walker, "account", 1)
    walker.send({**hidden, "thought": TYPED}, path=f"/en/{REFERRAL}/account")
    walker.send({"thought": TYPED, "switch": "yes"})
    assert records(walker) == {"Robin": TYPED, "Kim": None}
    assert letter(walker)["answers"]["child-name"] == "Robin"


def test_a_page_that_is_also_stale_in_its_token_stays_with_its_child(walker: Walker) -> None:
    hidden = left_open(walker, "account", 1)
    sent = {**hidden, "csrf_token": "stale", "thought": TYPED, "switch": "yes"}
    walker.send(sent, path=f"/en/{REFERRAL}/account")
    assert walker.page.fields()["whose"] == [hidden["whose"]]
    walker.send({"thought": TYPED})
    assert records(walker) == {"Robin": None, "Kim": None}


def test_a_page_with_a_mistake_stays_with_its_child(walker: Walker) -> None:
    hidden = left_open(walker, "now", 1)
    walker.send({**hidden, "danger": ""}, path=f"/en/{REFERRAL}/now")
    assert walker.page.status == 409
    walker.send({"danger": "yes"})
    assert not any("danger" in each.case.values for each in stored(walker).records)


def test_a_page_without_a_name_is_of_nobody_once_there_are_two(walker: Walker) -> None:
    hidden = {"csrf_token": walker.go("account").page.form_fields()["csrf_token"][-1]}
    response = walker.client.post(
        f"/en/{REFERRAL}/account", data={**hidden, "thought": TYPED}, follow_redirects=True
    )
    assert response.status_code == 409
    assert records(walker) == {"Robin": None, "Kim": None}


def test_a_page_of_a_removed_record_is_saved_nowhere(walker: Walker) -> None:
    hidden = left_open(walker, "account", 1)
    walker.go("records").send({"do": "remove:" + hidden["whose"]})
    for more in ({}, {"switch": "yes"}):
        sent = {**hidden, "thought": TYPED, **more}
        walker.send(sent, path=f"/en/{REFERRAL}/account")
        assert walker.page.status == 409
        assert "whose record is gone" in walker.page.text
        assert walker.page.fields()["thought"] == [TYPED]
    assert records(walker) == {"Kim": None}


def test_a_page_of_an_earlier_draft_is_not_saved_in_a_new_one(walker: Walker) -> None:
    hidden = left_open(walker, "account", 2)
    walker.begin()
    walker.send(
        {"whose": hidden["whose"], "seen": hidden["seen"], "thought": TYPED},
        path=f"/en/{REFERRAL}/account",
    )
    assert walker.page.status == 409
    assert "thought" not in stored(walker).case.values


def test_a_new_record_is_not_begun_beside_the_wrong_child(walker: Walker) -> None:
    open_record(walker, 1)
    fields = walker.go("records").page.form_fields()
    hidden = {name: fields[name][-1] for name in ("csrf_token", "whose")}
    open_record(walker, 2)
    sent = {**hidden, "do": "add", "home": "yes", "harm": "no"}
    walker.send(sent, path=f"/en/{REFERRAL}/records")
    assert walker.page.status == 409
    assert len(stored(walker).records) == 2


def test_the_save_itself_looks_again(walker: Walker, whole_app: Flask) -> None:
    """The other tab may switch between the look at a form and the save of it."""
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie
    headers = {"Cookie": f"{walker.state.cookie}={cookie.value}"}
    with whole_app.test_request_context(f"/en/{REFERRAL}/account", headers=headers):
        visit = open_visit(REFERRAL)
        robin = visit_to(visit, visit.stored.records[0])
        with pytest.raises(OtherRecordError):
            save(robin, robin.questionnaire, {"thought": Written(TYPED)})
    assert records(walker) == {"Robin": None, "Kim": None}


def test_a_copy_of_what_is_stored_is_what_was_stored(walker: Walker) -> None:
    now = stored(walker)
    assert Stored.load(now.dump()) == now
    assert [each.number for each in now.records] == [1, 2]


def test_to_begin_says_what_goes_where_only_another_child_s_record_is_filled_in(
    whole_app: Flask,
) -> None:
    walker = Walker(whole_app, journey="c").begin().tell(child_name="Robin")
    walker.go("records")
    walker.send({"do": "add", "home": "no", "harm": "no"})
    walker.go("")
    assert "Begin with another child and delete those answers" in walker.page.text


def test_a_page_from_before_there_were_answers_deletes_none(whole_app: Flask) -> None:
    walker = Walker(whole_app)
    walker.go("")
    before = walker.page
    walker.begin().answer(danger="no")
    walker.page = before
    walker.send({})
    assert "You have answers here already." in walker.page.text
    walker.go("now")
    assert walker.page.fields()["danger"] == ["no"]
    walker.go("")
    walker.send({})
    assert walker.at == "now"
    assert walker.page.fields().get("danger", []) != ["no"]
