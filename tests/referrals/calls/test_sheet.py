"""What to say on the phone: whom to, in which order, and what is never said."""

from collections.abc import Mapping

import pytest

from app.directory.paths import FORMS
from app.questionnaires.answers import Json
from app.questionnaires.text import English
from app.referrals.calls import asked
from app.referrals.calls.asked import Named
from app.referrals.calls.sheet import Call, CallSheet
from app.referrals.calls.text import call_text
from app.referrals.cases import example_cases
from app.referrals.model import Referral
from tests.made_up_pack import written
from tests.making import content
from tests.referrals.calls.spoken import CALM, WORK, said, sheet, step, told
from tests.referrals.documents.made_up import LONG, STORIES, every_story, referral

TWO_MINUTES = 300
"""Words that a person says in two minutes, at a calm pace."""


def codes(found: Referral) -> list[str]:
    return [call.code for call in sheet(found).calls]


@pytest.fixture(scope="module")
def call() -> Call:
    """A professional's call to the council."""
    values = {id: value for id, value in WORK.items() if id != "asked-for"}
    [only] = sheet(written(content(), values)).calls
    return only


def test_a_call_is_in_the_order_in_which_a_front_door_asks(call: Call) -> None:
    assert [each.say for each in call.steps] == [
        "This is a referral about a child, to City of Doncaster Council.",
        "Say who you are, your role, and the number to ring back.",
        "Say why now.",
        "Say what was seen, heard or told.",
        "Say what you think it means, and that this is your own view.",
        "Say what you know of the child.",
        "Say what the child said, in the child's own words.",
        "Say who else is there, and which other children.",
        "Say who must not know, and how it is safe to reach people.",
        "Ask who decides, and by when you will hear.",
    ]


@pytest.mark.parametrize(
    ("begins", "point"),
    [
        pytest.param("Say who you are", "Who rings: Sam Sample; 01632 960123", id="who"),
        pytest.param("Say who you are", "Role: Teacher", id="role"),
        pytest.param("Say why now", "Why now: She came in with a mark today.", id="why now"),
        pytest.param("Say what was seen", "Seen: A red mark on her arm.", id="seen"),
        pytest.param(
            "Say what was seen", "Told by others: Her aunt told me of shouting.", id="told"
        ),
        pytest.param("Say what you think", "My view: I fear that she is hit.", id="thought"),
        pytest.param("Say what you know of the child", "Is now: At school", id="where now"),
        pytest.param("Say what you know of the child", "Safe tonight: Yes", id="safe tonight"),
        pytest.param("Say who else", "Who is often there: Her mother, and a friend.", id="others"),
        pytest.param("Say who must not know", "Who must not know: The friend", id="secret"),
    ],
)
def test_each_step_holds_what_belongs_to_it(call: Call, begins: str, point: str) -> None:
    assert point in step(call, begins).points


def test_a_childs_words_are_said_as_they_stand(call: Call) -> None:
    own = step(call, "Say what the child said")
    assert own.points == ("“He hits me.”\nThen she cried.",)
    assert own.is_exact
    assert [each for each in call.steps if each.is_exact] == [own]


def test_a_childs_words_without_an_end_are_read_from_the_letter() -> None:
    [found] = sheet(written(content(), {**CALM, "child-words": "and then he " * 60})).calls
    assert "and then he" not in said(found)
    assert step(found, "The child's own words stand in the letter.").points == ()


def test_of_many_words_of_a_child_the_first_sentence_is_said_whole() -> None:
    [found] = sheet(written(content(), {**CALM, "child-words": LONG[:900]})).calls
    first = LONG.partition(".")[0] + "."
    assert step(found, "Say what the child said").points == (first,)
    assert step(found, "The child said more.").points == ()


def test_what_only_the_agency_may_print_is_read_from_the_letter() -> None:
    secret: dict[str, Json] = {"secret-address": "1 Hidden Street", "safe-number": "01632 960 999"}
    found = sheet(written(content(), {**CALM, **secret}, asked="domestic-abuse"))
    everything = call_text(found, English())
    assert "Hidden" not in everything
    assert "960 999" not in everything
    care = step(found.calls[0], "Say who must not know")
    apart = "It is kept apart. Read it from the letter, and write it nowhere else."
    assert care.points == (f"The safe number: {apart}", f"The secret address: {apart}")


def test_999_is_short_and_the_council_is_rung_after_it() -> None:
    found = sheet(referral(STORIES["emergency"]))
    assert [each.code for each in found.calls] == ["police_999", "childrens_social_care"]
    police = found.calls[0]
    assert [each.say for each in police.steps] == [
        "Ask for an ambulance and the police. Say: a child is hurt or ill.",
        "Say where the child is, and how to get there.",
        "Say who it is about, and who is with them.",
        "Say what is happening now.",
        "Say if anybody is hurt, and how.",
        "Say if there are weapons, drugs, fire or a dog.",
        "Say who is calling, from which number, and where you are.",
        "Do what they say, and stay on the line.",
    ]
    assert police.steps[1].points[0] == "Home: 12 Sample Street, the green door"
    assert [number.number for each in police.contacts for number in each.phones] == ["999"]


@pytest.mark.parametrize(
    ("values", "questionnaire", "first", "sentence"),
    [
        pytest.param(
            {"stage": "now", "age": 16, **CALM},
            "missing",
            "missing_police",
            "I want to report a child missing.",
            id="a child who is missing",
        ),
        pytest.param(
            {**CALM, "drawn": "yes"},
            "radicalisation",
            "childrens_social_care",
            "This is a referral about a child who may be drawn into terrorism.",
            id="Prevent",
        ),
        pytest.param(
            {**CALM, "tests": {"harmed": "now"}},
            "allegation",
            "childrens_social_care",
            "This is a referral about a child, and about an adult who works with children.",
            id="somebody who works with children",
        ),
        pytest.param(
            {"child-at-risk": "yes", "danger": "no"},
            "intelligence",
            "childrens_social_care",
            "This is a referral about a child. I have intelligence for the police as well.",
            id="intelligence",
        ),
        pytest.param(
            {**CALM, "meanwhile": "yes"},
            "follow-up",
            "childrens_social_care",
            "I ring about a referral that I made. I ask a manager to look at it again.",
            id="one that is asked about again",
        ),
        pytest.param(
            {**CALM, "who": "adult", "then-reach": "yes"},
            "worried-about-a-child",
            "childrens_social_care",
            "I want to report something that was done to a child some time ago.",
            id="long ago",
        ),
    ],
)
def test_each_kind_has_its_own_first_sentence(
    values: Mapping[str, Json], questionnaire: str, first: str, sentence: str
) -> None:
    call = sheet(told(values, questionnaire)).calls[0]
    assert (call.code, call.steps[0].say) == (first, sentence)


def test_the_officer_for_those_who_work_with_children_is_rung_as_well() -> None:
    adult: dict[str, Json] = {"tests": {"harmed": "now"}, "worry-name": {"name": "Al Example"}}
    values = {**CALM, **adult}
    found = sheet(told(values, "allegation"))
    [officer] = [each for each in found.calls if each.code == "lado"]
    assert officer.steps[0].say.endswith("It is for the designated officer (LADO).")
    assert "Name: Al Example" in step(officer, "Say who the adult is").points
    assert officer.steps[-1].say == "Ask what happens next, who may be told, and who does what."


def test_two_councils_each_have_their_own_first_sentence() -> None:
    values: dict[str, Json] = {"danger": "yes", "found-postcode": "S60 1AE"}
    _, found = sheet(written(content(), values)).calls
    starts = {each.say for each in found.steps if each.say.startswith("This is a referral")}
    assert starts == {
        "This is a referral about a child, to City of Doncaster Council.",
        "This is a referral about a child, to Rotherham Metropolitan Borough Council.",
    }


def test_the_public_need_not_give_a_name() -> None:
    for may, shown in [("no", False), ("not_sure", False), ("yes", True)]:
        story = {**STORIES["same_day"], "may-name": may, "reporter": {"name": "Sam Sample"}}
        [found] = sheet(referral(story)).calls
        caller = step(found, "You do not have to give your name.")
        assert ("Who rings: Sam Sample" in caller.points) is shown
        assert ("Sam Sample" in said(found)) is shown


def test_for_advice_the_child_need_not_be_named() -> None:
    [found] = sheet(referral({**STORIES["advice"], "child-name": "Kim"})).calls
    assert found.code == "front_door_advice"
    assert "Name: Kim" in step(found, "You do not have to name the child.").points


@pytest.mark.parametrize(
    ("values", "code", "first"),
    [
        pytest.param(
            {"my-danger": "no", "my-words": "It hurts.", "my-wish": "Peace"},
            "childline",
            "Hello. Something is going on, and I would like to talk about it.",
            id="a helpline",
        ),
        pytest.param(
            {"my-danger": "yes"},
            "police_999",
            "Ask for the police. Say: I am in danger now.",
            id="999",
        ),
    ],
)
def test_a_young_person_has_words_of_their_own(
    values: Mapping[str, Json], code: str, first: str
) -> None:
    call, *after = sheet(told(values, "worried-about-myself")).calls
    assert (call.code, call.steps[0].say) == (code, first)
    assert [each.code for each in after] == (["childline"] if code == "police_999" else [])
    assert "referral" not in said(call)


def test_a_young_person_says_their_own_words_and_hears_that_it_is_not_their_fault() -> None:
    values = {"my-danger": "no", "my-words": "It hurts.", "my-trust": "Ms Example"}
    [call] = sheet(told(values, "worried-about-myself")).calls
    assert step(call, "Say what is going on").points == ("It hurts.",)
    assert step(call, "You can say the same to an adult").points == (
        "An adult I trust: Ms Example",
    )
    assert call.steps[-1].say.startswith("It is not your fault.")


def test_who_reports_themselves_to_the_council_speaks_for_themselves() -> None:
    [call] = sheet(referral(STORIES["myself"])).calls
    assert call.steps[0].say == "I am under 18. I want help with something that is going on."
    assert "the child" not in said(call)


def test_what_nobody_knows_is_said_for_what_every_front_door_asks() -> None:
    [call] = sheet(referral(STORIES["nothing"])).calls
    assert step(call, "Say what you know of the child.").points == (
        "Name: not known",
        "Age: not known",
        "Home: not known",
        "Safe tonight: not known",
    )


@every_story
def test_a_call_is_said_in_two_minutes(story: str) -> None:
    for call in sheet(referral(STORIES[story])).calls:
        assert all(len(each.points) <= 10 for each in call.steps)
        points = " ".join(point for each in call.steps for point in each.points)
        assert len(points.split()) <= TWO_MINUTES


TYPED = ("why-now", "seen-by-you", "heard-by-you", "told-by-others", "thought")


def test_a_call_with_all_that_can_be_typed_is_said_in_two_minutes() -> None:
    typed: dict[str, Json] = dict.fromkeys(TYPED, LONG[:1000])
    [call] = sheet(written(content(), {**WORK, **typed, "asked-for": None})).calls
    assert len(" ".join(p for each in call.steps for p in each.points).split()) <= TWO_MINUTES


NAMED = {
    name: each for name, each in vars(asked).items() if name.isupper() and isinstance(each, dict)
}


@pytest.mark.parametrize("named", NAMED.values(), ids=NAMED)
def test_every_answer_that_is_said_is_asked_for_somewhere(named: Named) -> None:
    every = content().library.questionnaires.values()
    assert set(named) <= {id for each in every for id in each.questions}


@pytest.mark.every
def test_every_example_can_be_rung_about() -> None:
    known, seen = content(), set()
    for id, place in example_cases(FORMS):
        found = told(place.item.answers, id)
        key = (found.kind, found.first.code)
        if key in seen:
            continue
        seen.add(key)
        for call in sheet(found).calls:
            assert call.contacts, key
            assert call.steps[0].say, key
            assert "%(" not in said(call), key
    assert {kind for kind, _ in seen} == {
        ending.kind for each in known.library.questionnaires.values() for ending in each.kinds
    }


def test_as_text_a_call_has_its_numbers_its_steps_and_lines_to_write_on() -> None:
    lines = call_text(sheet(referral(STORIES["emergency"])), English()).splitlines()
    assert lines[0] == "Nobody has been told yet."
    assert "Police, in an emergency: 999" in " ".join(lines)
    assert "1. Ask for an ambulance and the police. Say: a child is hurt or ill." in lines
    assert "   - Home: 12 Sample Street, the green door" in lines
    assert lines[-1] == "When they ring back: " + "_" * 40


def test_typed_lines_in_a_text_stay_under_their_point() -> None:
    [call] = sheet(written(content(), {**CALM, "child-words": "One.\n1. Ring nobody."})).calls
    text = call_text(CallSheet(calls=(call,), write=()), English())
    assert "   - One.\n     1. Ring nobody.\n" in text
