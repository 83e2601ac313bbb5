"""The mutants that are made, and the verdicts on them, over a few rules and one small form."""

from dataclasses import replace
from typing import Any

import pytest

from app.assessment.rulebook import Rule, Topic
from app.assessment.when import AllOf, AnyOf, CountOf, HasFact
from app.referrals.content import Content
from tests.making import CONTEXT, content, page, questionnaire
from tests.mutants.answering import smallest_sets, tellings, unavoidable
from tests.mutants.judging import outcome_under
from tests.mutants.mutation import mutants_of, narrowed
from tests.mutants.proving import Prover

FORM = questionnaire(
    page(
        "one",
        {
            "id": "signs",
            "type": "signs",
            "scale": "how-sure",
            "label": "What?",
            "place": "worry",
            "signs": [
                {"id": "burn", "label": "Burn", "means": ["burnt"], "source": "x"},
                {"id": "bite", "label": "Bite", "means": ["bitten", "burnt"], "source": "x"},
                {"id": "thin", "label": "Thin", "means": ["thin"], "source": "x"},
            ],
        },
    )
)
STAGE = page(
    "two",
    {
        "id": "stage",
        "type": "yes_no",
        "label": "Back?",
        "place": "worry",
        "yes_means": ["back"],
        "no_means": ["gone"],
        "blank_means": ["gone"],
    },
)


def rule(id: str, when: dict[str, Any], urgency: str, **keys: Any) -> Rule:
    whole = {"id": id, "when": when, "urgency": urgency, "level": "universal", "source": "x"}
    more = {"because": "Because.", "destinations": ["childrens_social_care"], **keys}
    return Rule.model_validate({**whole, **more}, context=CONTEXT)


BASE = rule("base", {"always": True}, "advice_only", destinations=["nspcc_helpline"])
BURNT = rule("burnt", {"any": [{"fact": "burnt"}, {"fact": "thin"}]}, "same_day")
BITTEN = rule("bitten", {"fact": "bitten"}, "one_working_day")


def small(*rules: Rule) -> Content:
    whole = content()
    topic = Topic(topic="few", title="Few", rules=rules)
    return replace(
        whole,
        library=replace(whole.library, questionnaires={FORM.id: FORM}),
        rulebook=replace(whole.rulebook, topics=(topic,)),
    )


def verdicts(made: Rule, *others: Rule) -> dict[tuple[str, str], str]:
    whole = small(BASE, made, *others)
    proofs = Prover(whole).proofs(made, list(mutants_of(made, whole.rulebook)))
    return {(each.mutant.kind, each.mutant.what): each.verdict for each in proofs}


def test_a_rule_is_lowered_by_each_step_of_urgency_and_loses_each_of_its_parts() -> None:
    made = rule(
        "many",
        {"any": [{"fact": "burnt", "at_least": "not_sure"}, {"fact": "thin"}]},
        "same_day",
        level="child_in_need",
        exploitation_level="low",
        clocks=["la-decision"],
        cautions=["keep-noticing", "do-not-tell-family"],
    )
    found = [(each.kind, each.what) for each in mutants_of(made, content().rulebook)]
    assert found == [
        ("rule taken out", "many"),
        ("urgency lowered", "same_day to one_working_day"),
        ("urgency lowered", "same_day to early_help"),
        ("urgency lowered", "same_day to advice_only"),
        ("level lowered", "child_in_need to early_help"),
        ("exploitation lowered", "low to none_identified"),
        ("exploitation lowered", "low to none"),
        ("destination taken out", "childrens_social_care"),
        ("clock taken out", "la-decision"),
        ("caution taken out", "do-not-tell-family"),
        ("part taken out of any", "burnt"),
        ("part taken out of any", "thin"),
        ("not sure no longer counts", "burnt"),
    ]


def test_conditions_inside_others_are_narrowed_and_their_place_is_named() -> None:
    count = CountOf(count_of=("a", "b"), at_least=2)
    when = AllOf(all=(AnyOf(any=(HasFact(fact="c"), count)), HasFact(fact="d")))
    found = {(what, at) for _, what, at, _ in narrowed(when, ("when",))}
    assert found == {
        ("c", ("when", "all", 0, "any", 0)),
        ("a, b", ("when", "all", 0, "any", 1)),
        ("at_least: 3", ("when", "all", 0, "any", 1, "at_least")),
    }


def test_what_no_other_rule_says_is_grave() -> None:
    found = verdicts(BURNT)
    assert found["urgency lowered", "same_day to one_working_day"] == "grave"
    assert found["destination taken out", "childrens_social_care"] == "grave"
    assert found["part taken out of any", "thin"] == "grave"


def test_what_another_rule_says_of_the_same_answers_is_equivalent() -> None:
    found = verdicts(BITTEN, BURNT)
    assert found["urgency lowered", "one_working_day to advice_only"] == "equivalent"
    assert found["destination taken out", "childrens_social_care"] == "equivalent"
    assert found["rule taken out", "bitten"] == "equivalent"


def test_what_changes_no_urgency_and_no_destination_only_survives() -> None:
    clocked = rule("clocked", {"fact": "bitten"}, "same_day", clocks=["la-decision"])
    assert verdicts(clocked, BURNT)["clock taken out", "la-decision"] == "survived"


def test_of_answers_that_mean_the_same_or_more_only_the_weakest_is_tried() -> None:
    found = smallest_sets(HasFact(fact="burnt"), list(tellings(FORM)))
    assert found.whole
    assert {each.said["burn"] for [each] in found.sets} == {"before", "suspected"}


def test_several_answers_are_counted_once_each() -> None:
    count = CountOf(count_of=("burnt", "thin"), at_least=2)
    sets = smallest_sets(count, list(tellings(FORM))).sets
    assert {frozenset(each.part for each in some) for some in sets} == {
        frozenset({"burn", "thin"}),
        frozenset({"bite", "burn"}),
        frozenset({"bite", "thin"}),
    }


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([STAGE], [["back", "gone", "gone"]], id="every answer means something"),
        pytest.param([{**STAGE, "show_if": {"question": "stage", "is": "no"}}], [], id="hidden"),
    ],
)
def test_a_question_whose_every_answer_means_something_cannot_be_avoided(
    pages: list[dict[str, Any]], expected: list[list[str]]
) -> None:
    asked = [
        [fact.id for each in answers for fact in each.facts]
        for answers in unavoidable(questionnaire(*pages))
    ]
    assert asked == expected


def test_no_rule_at_all_has_no_outcome() -> None:
    assert outcome_under(content().rulebook, [BURNT], (), "public") is None
