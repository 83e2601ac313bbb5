"""What goes over to another child's record: nothing unless its question says so."""

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.carrying import Brought, Tie, bring, names_in
from app.questionnaires.case import Case
from app.questionnaires.kinds.base import Carries
from tests.making import content, filed, page, questionnaire

HARMLESS = frozenset({"child", "area", "household", "adult", "factors", "views", "agencies"}) | {
    *("consent", "you", "done", "history", "strengths")
}
"""The parts of a referral that may hold something of a whole home or of who refers."""


def brought(value: Json, tie: Tie, carries: Carries | None, place: str = "household") -> Brought:
    asked = questionnaire(
        page("one", filed("text", "said", shared=True, carries=carries, place=place))
    )
    names = names_in(Case({"child-name": "Robin O'Example", "other-names": "Bo"}))
    return bring(Case({"said": value}), (asked,), tie, names=names, leave={"adult"})


@pytest.mark.parametrize(
    ("tie", "carries", "goes"),
    [
        pytest.param("home", "home", "stands", id="of the home"),
        pytest.param("home", "offer", "offered", id="may differ"),
        pytest.param("home", "referrer", "stands", id="who refers"),
        pytest.param("home", None, "stays", id="says nothing"),
        pytest.param("apart", "home", "stays", id="apart: of the home"),
        pytest.param("apart", "offer", "stays", id="apart: may differ"),
        pytest.param("apart", "referrer", "stands", id="apart: who refers"),
        pytest.param("apart", None, "stays", id="apart: says nothing"),
    ],
)
def test_an_answer_goes_as_far_as_its_question_says(
    tie: Tie, carries: Carries | None, goes: str
) -> None:
    found = brought("Words", tie, carries)
    assert dict(found.standing) == ({"said": "Words"} if goes == "stands" else {})
    assert dict(found.offered) == ({"said": "Words"} if goes == "offered" else {})


@pytest.mark.parametrize(
    "words", ["I teach Robin", "ROBIN’s tutor", "of the example family", "Bo's aunt", ["x", "bo"]]
)
def test_no_name_of_a_child_goes_to_a_record_apart(words: Json) -> None:
    assert brought(words, "apart", "referrer").everything == {}
    assert brought(words, "home", "referrer").everything == {"said": words}


def test_a_word_that_only_holds_a_name_is_no_name() -> None:
    assert brought("Board of robins", "apart", "referrer").everything


def test_a_part_that_is_left_stays_behind() -> None:
    assert brought("A cousin", "home", "home", place="adult").everything == {}


def test_what_was_left_blank_is_asked_again() -> None:
    assert brought(None, "home", "home").everything == {}


WORRY = {"yes_means": ["must-not-know"], "not_sure_means": ["must-not-know"]}
AT_RISK = {"no_means": ["referrer-at-risk"]}


@pytest.mark.parametrize(
    ("value", "means", "goes"),
    [
        pytest.param("yes", WORRY, "stands", id="yes is the worry"),
        pytest.param({"unsaid": "not_sure"}, WORRY, "stands", id="not sure is a worry"),
        pytest.param("no", WORRY, "offered", id="no takes it away"),
        pytest.param("no", AT_RISK, "stands", id="no is the worry"),
        pytest.param("yes", AT_RISK, "offered", id="yes takes it away"),
        pytest.param("no", {}, "stands", id="no is a plain fact"),
    ],
)
def test_no_worry_is_taken_away_by_what_was_said_of_another_child(
    value: Json, means: dict[str, list[str]], goes: str
) -> None:
    asked = questionnaire(
        page("one", filed("yes_no", "said", may_answer=["not_sure"], carries="home", **means))
    )
    found = bring(Case({"small.said": value}), (asked,), "home")
    assert dict(found.standing) == ({"small.said": value} if goes == "stands" else {})
    assert dict(found.offered) == ({"small.said": value} if goes == "offered" else {})


def test_a_choice_that_stands_for_another_child_is_known_to_be_harmless() -> None:
    asked = content().library.questionnaires.values()
    standing = {
        question.id
        for one in asked
        for question in one.questions.values()
        if question.carries in {"home", "referrer"}
        and question.type in {"one_of", "some_of", "signs", "body_map", "age", "decision"}
    }
    # It is about the adult who is harmed, and not about a child.
    assert standing == {"safe-message"}


@pytest.mark.parametrize(
    ("id", "reassuring", "worrying"),
    [
        pytest.param("must-not-know", "no", "yes", id="must not know"),
        pytest.param("address-secret", "no", "yes", id="a secret address"),
        pytest.param("name-to-family", "yes", "no", id="who refers may be named"),
    ],
)
def test_a_childs_own_safety_is_asked_again(id: str, reassuring: str, worrying: str) -> None:
    every = content().library.questionnaires.values()
    [asked, *_] = [each for each in every if id in each.questions]
    key = asked.key(asked.question(id))
    assert key in bring(Case({key: reassuring}), (asked,), "home").offered
    assert key in bring(Case({key: worrying}), (asked,), "home").standing


def test_words_keep_their_language_wherever_they_go() -> None:
    asked = questionnaire(
        page(
            "one",
            filed("text", "home", shared=True, carries="home"),
            filed("text", "maybe", shared=True, carries="offer"),
            filed("text", "own", shared=True),
            filed("text", "english", shared=True, carries="home"),
        )
    )
    words = dict.fromkeys(("home", "maybe", "own", "english"), "Geiriau")
    tagged = dict.fromkeys(("home", "maybe", "own"), "cy")
    found = bring(Case(words, written=tagged), (asked,), "home")
    assert found.written == {"home": "cy", "maybe": "cy"}


def test_nothing_of_one_child_alone_carries() -> None:
    asked = content().library.questionnaires.values()
    carrying = [each for one in asked for each in one.questions.values() if each.carries]
    assert {each.place for each in carrying} <= HARMLESS
    own = {
        *("child-name", "other-names", "birth-date", "age", "gender", "disabled", "talk"),
        *("agreement", "family-view", "seen-by-referrer", "attendance", "events", "thought"),
    }
    assert not own & {each.id for each in carrying}
    # An injury, a sign or a child's words is about one child; the strains of a home are offered.
    signs = {each.id: each.carries for each in carrying if each.type in {"signs", "body_map"}}
    assert signs == {"home-strain": "offer"}


def test_only_who_refers_may_go_to_a_record_apart() -> None:
    asked = content().library.questionnaires.values()
    found = {q.id for one in asked for q in one.questions.values() if q.carries == "referrer"}
    assert found == {"referrer", "role", "organisation", "ring-back", "second-contact"}


def test_a_shared_answer_carries_alike_wherever_professionals_give_it() -> None:
    found: dict[str, set[object]] = {}
    for one in content().library.questionnaires.values():
        if one.purpose in {"refer", "check", "assess"}:
            for question in one.questions.values():
                found.setdefault(one.key(question), set()).add(question.carries)
    assert [key for key, carries in found.items() if len(carries) > 1] == []
