"""What a front door will still ask: a blank is a gap, "not sure" is none, nothing is blocked."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given

from app.directory.paths import FORMS
from app.questionnaires.answers import Answer, Json, Unsaid
from app.questionnaires.case import read_case
from app.questionnaires.errors import Fault
from app.questionnaires.text import English
from app.referrals.asks import read_asks
from app.referrals.build import Writer
from app.referrals.content import Judged
from app.referrals.gaps import Gap, gaps
from app.referrals.kinds import KINDS
from app.referrals.lint_gaps import FEWEST, lint_gaps
from app.translating.extraction import extract_forms
from tests.answering import answers_to
from tests.making import AT, WORRIED, Broken, content, forms_copy, worried

FILE = "wording/asked.yaml"
NOBODY_ASKS = {"note-to-file", "note-to-self", "screening", "readiness-action-list"}
"""The kinds of document that no front door reads."""


def judged(values: Mapping[str, Json], id: str = "referral") -> Judged:
    """Follow answers by question id; `questionnaire.id` is of another questionnaire."""
    library = content().library.questionnaires
    case = read_case(library[id], library, values, content().asking(AT))
    return content().judge_case(library[id], case, AT)


def found(values: Mapping[str, Json] | None = None, id: str = "referral") -> dict[str, Gap]:
    """Return the gaps by their id, in order."""
    return {gap.id: gap for gap in gaps(judged(values or {}, id), content().asks)}


def test_what_was_left_blank_is_a_gap_with_its_reason_and_page() -> None:
    gap = found()["lives-there"]
    assert gap.asks.id == "They will ask who else lives there."
    assert gap.why.id == "A child nobody named is a child nobody looks for."
    assert (gap.question, gap.page.id) == ("home-people", "home")


def test_the_most_wanted_stands_first() -> None:
    ranks = {ask.id: ask.rank for ask in content().asks.asked}
    order = [ranks[id] for id in found()]
    assert order == sorted(order)
    assert next(iter(found())) == "where-now"


@pytest.mark.parametrize(
    ("gap", "values"),
    [
        pytest.param("tonight", {"safe-tonight": "yes"}, id="an answer"),
        pytest.param("tonight", {"safe-tonight": "not_sure"}, id="not sure"),
        pytest.param("social-worker", {"social-worker": "not_sure"}, id="not sure of a worker"),
        pytest.param("interpreter", {"interpreter": "none"}, id="none of these"),
        pytest.param("doctor", {"doctor": "not known"}, id="words that say it is not known"),
        pytest.param("lives-there", {"household": "An uncle"}, id="the second of two questions"),
        pytest.param("lives-there", {"home-people": [{"name": "Ada"}]}, id="a row"),
        pytest.param("name", {"child-name": "Robin"}, id="a name"),
    ],
)
def test_an_answer_settles_it(gap: str, values: dict[str, Json]) -> None:
    assert gap in found()
    assert gap not in found(values)


def test_a_deliberate_blank_settles_nothing() -> None:
    asked = content().library.questionnaire("referral")
    blank: dict[str, Json] = {
        question.id: None for question in asked.questions.values() if not question.required
    }
    assert list(found(blank)) == list(found())


@pytest.mark.parametrize("unsaid", [Unsaid.NOT_SURE, Unsaid.PREFER_NOT_TO_SAY])
def test_all_that_may_be_left_open_is_an_answer_when_it_is_said(unsaid: Unsaid) -> None:
    asked = content().library.questionnaire("referral")
    said: dict[str, Json] = {
        question.id: {"unsaid": str(unsaid)}
        for question in asked.questions.values()
        if unsaid in question.may_answer
    }
    assert {gap.question for gap in found(said).values()}.isdisjoint(said)


def test_what_was_told_in_another_questionnaire_counts() -> None:
    before: dict[str, Json] = {
        "neglect.doctor": "Dr Example, Sample Surgery",
        "neglect.home-people": [{"name": "Ada", "relation": "sister"}],
        "neglect.must-not-know": "not_sure",
    }
    gone = found().keys() - found(before).keys()
    assert {"doctor", "lives-there", "must-not-know"} <= gone


def test_a_question_of_the_same_name_that_asks_something_else_does_not_count() -> None:
    seen = {f"{WORRIED}.who": "known", f"{WORRIED}.looks": ["bite"], "stage": "now"}
    assert "looks" in found(seen, "missing")
    assert "looks" not in found({"stage": "now", "looks": "Tall, red hair"}, "missing")


@pytest.mark.parametrize(
    ("gap", "without", "with_"),
    [
        pytest.param("due", {}, {"age": {"unborn": True}}, id="a baby not born yet"),
        pytest.param("due", {"age": 3}, {"age": {"unborn": True}}, id="a child who is born"),
        pytest.param("born", {"age": {"unborn": True}}, {"age": 3}, id="no date before birth"),
        pytest.param("own-words", {"age": {"unborn": True}}, {}, id="an age that is not known"),
        pytest.param(
            "why-not-told", {"safe-to-ask": "asked"}, {"safe-to-ask": "harm"}, id="not told"
        ),
        pytest.param("why-not-told", {}, {"safe-to-ask": "police"}, id="not told for the police"),
        pytest.param("must-not-know-who", {}, {"must-not-know": "yes"}, id="somebody must not"),
    ],
)
def test_some_things_are_asked_only_where_they_apply(
    gap: str, without: dict[str, Json], with_: dict[str, Json]
) -> None:
    assert gap not in found(without)
    assert gap in found(with_)


@given(answers_to(worried()))
def test_every_gap_leads_to_a_page_on_the_path(answers: Mapping[str, Answer]) -> None:
    one = content().judge(worried(), answers, AT)
    for gap in gaps(one, content().asks):
        assert one.path.holds(gap.page)
        assert gap.question in {question.id for question in gap.page.questions}
        assert one.path.answers[gap.question] in {None, Unsaid.BLANK}


EVERY = sorted(KINDS.keys() - NOBODY_ASKS)


@pytest.mark.parametrize("kind", EVERY)
def test_each_kind_of_document_has_its_own(kind: str) -> None:
    assert len(content().asks.of(kind)) >= FEWEST
    asked = next(
        each
        for each in content().library.questionnaires.values()
        if kind in {ending.kind for ending in each.kinds}
    )
    one = judged({"stage": "back"} if kind == "return-home-interview" else {}, asked.id)
    assert one.questionnaire.kind_for(one.path.answers) == kind
    assert len(gaps(one, content().asks)) >= FEWEST


@pytest.mark.parametrize(
    ("id", "values", "own"),
    [
        pytest.param(
            "worried-about-a-child",
            {"who": "known"},
            {"find", "seen", "which-day", "lives-there", "other-children", "safe-time"},
            id="public",
        ),
        pytest.param(
            "allegation",
            {},
            {"tests", "adult", "role", "employer", "adult-told", "manager-told"},
            id="allegation",
        ),
        pytest.param(
            "missing",
            {"stage": "now"},
            {"clothes", "childs-phone", "last-seen", "looks", "dangers"},
            id="missing",
        ),
        pytest.param(
            "missing", {"stage": "back"}, {"came-back", "who-talked", "harmed"}, id="returned"
        ),
        pytest.param("early-help", {}, {"responsibility", "lives-there", "tried"}, id="early help"),
        pytest.param("follow-up", {}, {"reported", "why-wrong", "by-when"}, id="escalation"),
        pytest.param("intelligence", {}, {"sightings", "vehicles", "how-known"}, id="police"),
    ],
)
def test_a_document_is_asked_about_what_its_reader_needs(
    id: str, values: dict[str, Json], own: set[str]
) -> None:
    assert own <= found(values, id).keys()


def test_a_member_of_the_public_is_never_asked_who_they_are() -> None:
    named = {name for ask in content().asks.of("public-concern") for name in ask.answered_by}
    assert named.isdisjoint({"reporter", "may-name", "referrer"})


def test_a_child_is_not_met_with_a_list_of_gaps() -> None:
    assert found(id="worried-about-myself") == {}


def test_gaps_change_nothing_that_is_decided_or_printed() -> None:
    one = judged({})
    assert gaps(one, content().asks)
    before = Writer(content=content(), translator=English()).referral(one)
    gaps(one, content().asks)
    after = Writer(content=content(), translator=English()).referral(one)
    assert before == after
    assert after.is_finished


def linted(forms: Path) -> list[Fault]:
    return list(lint_gaps(read_asks(forms), content().library, {"mouldy": "damp"}))


BROKEN = {
    "no such question": Broken(
        FILE, "[with-now, found-where]", "[with-nobody]", "- id: where-now", "'with-nobody'"
    ),
    "no such question in a condition": Broken(
        FILE, "{question: must-not-know, is:", "{question: must-know, is:",
        "- id: must-not-know-who", "'must-know'",
    ),
    "no such kind": Broken(
        FILE, "kinds: [missing-report]", "kinds: [lost-report]", "- id: last-seen", "'lost-report'"
    ),
    "a kind that asks no such thing": Broken(
        FILE, "answered_by: [tests]", "answered_by: [saw]", "- id: tests", "asks none of saw"
    ),
    "a name of two different questions": Broken(
        FILE, "answered_by: [missing.looks]", "answered_by: [looks]", "- id: looks",
        "another question in each of",
    ),
    "twice": Broken(FILE, "- id: clothes", "- id: looks", "- id: looks", "stands twice"),
    "a why of too many words": Broken(
        FILE, "It settles how fast they act.", "It " + "is so. It " * 13, "- id: tonight",
        "over 25 words",
    ),
    "a term to avoid": Broken(
        FILE, "It settles how fast they act.", "It is mouldy.", "- id: tonight", "say: damp"
    ),
    "an unreadable source": Broken(
        FILE, "source: 003 L3128\n", "source: somewhere\n", "- id: clothes", "no place in a source"
    ),
    "too few for a kind": Broken(
        FILE, "kinds: [police-intelligence]\n    rank: 10",
        "kinds: [screening]\n    rank: 10", "- id: where-now", "for 'screening'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_each_way_to_break_it_is_found(tmp_path: Path, broken: Broken) -> None:
    forms = forms_copy(tmp_path)
    broken.break_it(forms)
    fault = broken.among(linted(forms), forms)
    assert fault.mend


def test_the_real_ones_are_clean() -> None:
    assert linted(FORMS) == []


def test_hard_words_are_found(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    file = forms / FILE
    text = file.read_text(encoding="utf-8")
    hard = "Professional organisations investigate considering circumstances. They will ask"
    file.write_text(text.replace("They will ask", hard), encoding="utf-8")
    assert [each.what for each in linted(forms) if "reads at LIX" in each.what]


def test_every_word_is_collected_for_translators() -> None:
    with (FORMS / FILE).open("rb") as opened:
        collected = {words[1] for _, _, words, _ in extract_forms(opened, None, None, None)}
    assert collected == {text.id for ask in content().asks.asked for text in (ask.asks, ask.why)}
