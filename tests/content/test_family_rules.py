"""The lists of `forms/family_copy.yaml`: narrow, whole and sourced, and each way to break them."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.assessment.assess import assess
from app.assessment.scales import ExploitationLevel, Level, Urgency
from app.questionnaires.facts import Fact
from app.questionnaires.library import load_library
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import Text
from app.referrals.family_rules import read_family_rules
from app.referrals.kinds import KINDS
from app.referrals.lint_family import lint_family
from tests.making import Broken, content, forms_copy, page, questionnaire

FILE = "family_copy.yaml"
RULES = content().family

FORBIDDEN = {
    "forced marriage": ["forced-marriage-planned", "child-marriage", "siblings-forced"],
    "honour": ["honour-threat", "honour-punished", "honour-life-at-risk", "honour-control"],
    "cutting": ["named-cutting", "fgm-suspected", "fgm-known", "fgm-in-family", "fgm-sign"],
    "fabricated illness": ["named-illness", "illness-made-up", "illness-induced", "illness-hint"],
    "domestic abuse": [
        *("domestic-abuse-in-home", "domestic-abuse-control", "family-domestic-abuse"),
        *("strangulation", "stalking", "abuse-after-parting", "parental-conflict"),
    ],
    "exploitation": [
        *("named-exploitation", "named-trafficking", "exploitation-sign", "exploitation-concern"),
        *("gang-involved", "drug-debt", "nrm-asked", "missing-episodes"),
    ],
    "sexual abuse": [
        *("named-sexual", "disclosure-sexual", "sexual-harm-done", "contact-sexual-offender"),
        *("harmed-sexually-by-child", "sexual-picture-of-child", "hsb-sign"),
    ],
    "an allegation": ["works-with-children", "allegation-harmed", "allegation-crime"],
    "evidence": ["evidence-at-risk", "crime-possible", "gives-intelligence", "injury-marked"],
    "not sure who": ["harmer-unknown", "harmer-in-home", "harmer-access", "adult-known-risk"],
    "must not know": ["must-not-know", "unsafe-to-ask", "agreement-not-asked", "referrer-at-risk"],
    "hidden": ["address-secret", "location-secret"],
    "harm": [
        *("danger-now", "disclosure-of-harm", "significant-harm-feared", "self-harm", "hungry"),
        *("child-died", "hurt-now", "not-safe-tonight", "alone-now", "neglect-grave", "weak-sign"),
    ],
    "known to the council": ["open-plan", "reported-before", "in-care", "earlier-child-harmed"],
}


@pytest.mark.parametrize("topic", FORBIDDEN)
def test_no_fact_of_a_forbidden_topic_is_allowed(topic: str) -> None:
    facts = FORBIDDEN[topic]
    assert set(facts) <= content().library.facts.keys()
    assert not RULES.allowed_facts.intersection(facts)


def test_very_few_facts_are_allowed_and_every_topic_has_its_reason() -> None:
    assert len({fact for facts in FORBIDDEN.values() for fact in facts}) >= 40
    assert len(RULES.allowed_facts) <= len(content().library.facts) // 20
    topics = {each.id for each in RULES.refusals}
    assert topics >= {"forced-marriage", "honour", "cutting", "illness", "domestic-abuse", "sexual"}
    assert topics >= {"exploitation", "allegation", "evidence", "who", "not-told", "hidden"}


@pytest.mark.parametrize("id", sorted(RULES.allowed_facts))
def test_no_allowed_fact_by_itself_is_urgent_or_kept_from_the_family(id: str) -> None:
    fact = Fact(id=id, question="q", said=Text("Said", "test"))
    outcome = assess(content().rulebook, (fact,), "professional")
    assert outcome.urgency < Urgency.SAME_DAY
    assert outcome.level < Level.CHILD_PROTECTION
    assert outcome.exploitation_level in {None, ExploitationLevel.NONE_IDENTIFIED}
    assert not any(each.keeps_from_family for each in outcome.cautions)


def test_only_what_may_go_to_a_family_may_be_begun_beside_it() -> None:
    assert set(RULES.beside.questionnaires) == {
        each.id
        for each in content().library.questionnaires.values()
        if any(KINDS[its.kind].may_go_to_family for its in each.kinds if its.kind in KINDS)
    }


def test_the_real_lists_are_clean() -> None:
    assert list(lint_family(content(), {})) == []


BROKEN = {
    "an unknown fact": Broken(
        FILE, "{fact: poverty,", "{fact: povrty,", "povrty", "unknown fact 'povrty'"
    ),
    "an unknown refused fact": Broken(
        FILE, "[address-secret, location", "[adress-secret, location", "- id: hidden",
        "unknown fact 'adress-secret'",
    ),
    "allowed and refused": Broken(
        FILE, "[address-secret, location", "[poverty, location", "- id: hidden",
        "'poverty' stands twice",
    ),
    "an answer that nobody asks": Broken(
        FILE, "- question: crime", "- question: crimes", "- question: crimes",
        "does not ask 'crimes'",
    ),
    "an answer that one kind does not ask": Broken(
        FILE, "    not_asked_in: [early-help-assessment]\n", "", "- question: crime",
        "'early-help' does not ask 'crime'",
    ),
    "an unknown question": Broken(
        FILE, "[person-works,", "[person-work,", "about_somebody:",
        "unknown question 'person-work'",
    ),
    "an unknown question to leave blank": Broken(
        FILE, "[must-not-know-who,", "[must-not-know-whom,", "questions: [must-not-know-whom",
        "unknown question 'must-not-know-whom'",
    ),
    "an unknown questionnaire": Broken(
        FILE, "[referral, early-help, neglect]", "[referal, early-help, neglect]",
        "questionnaires: [referal", "unknown questionnaire 'referal'",
    ),
    "an unknown question for one holder": Broken(
        FILE, "for_one: [family-view]", "for_one: [family-views]", "for_one:",
        "unknown question 'family-views'",
    ),
    "an unknown source": Broken(
        FILE, "Early help is your choice. You can say no, and you can stop.\n"
        "    kinds: [early-help-assessment]\n    source: 001 L799; 001 L907",
        "Early help is your choice. You can say no, and you can stop.\n"
        "    kinds: [early-help-assessment]\n    source: hearsay", "- text: Early help is your",
        "source 'hearsay' is not one we list",
    ),
    "a kind that goes to no family": Broken(
        FILE, "    kinds: [early-help-assessment]", "    kinds: [screening]",
        "- text: Early help is your", "'screening' is no kind that goes to a family",
    ),
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN.values(), ids=list(BROKEN))
def test_each_way_to_break_them_is_named_with_its_line(broken: Broken, tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    broken.break_it(forms)
    library = replace(content().library, root=forms)
    there = replace(content(), library=library, family=read_family_rules(forms))
    broken.among(lint_family(there, {}), forms)


SHOWN = [
    pytest.param(
        "forms/blocks/you.yaml", "you", "- id: organisation\n        type: text",
        id="the reporter",
    ),
    pytest.param(
        "forms/blocks/household.yaml", "household", "- id: household\n        type: long_text",
        id="the household",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("file", "place", "at"), SHOWN)
def test_a_question_that_may_never_be_shown_is_named(
    tmp_path: Path, file: str, place: str, at: str
) -> None:
    forms = forms_copy(tmp_path)
    changed = tmp_path / file
    text = changed.read_text(encoding="utf-8")
    assert at in text
    changed.write_text(text.replace(at, f"{at}\n        family: true"), encoding="utf-8")
    there = replace(content(), library=load_library(forms))
    found = [
        fault for fault in lint_family(there, {}) if "which no family's copy holds" in fault.what
    ]
    assert found
    assert all(fault.file == changed and repr(place) in fault.what for fault in found)


def test_an_answer_for_the_agency_alone_is_never_for_the_family() -> None:
    def asked(**keys: bool) -> Questionnaire:
        question = {"id": "q", "type": "text", "label": "What?", "place": "child", **keys}
        return questionnaire(page("one", question))

    assert asked(family=True).question("q").family
    with pytest.raises(ValueError, match="exclude each other"):
        asked(family=True, agency_only=True)


def test_no_address_and_no_place_is_shown_in_any_questionnaire() -> None:
    for each in content().library.questionnaires.values():
        for question in each.questions.values():
            if question.family:
                assert question.type not in {"postcode", "authority", "person", "body_map"}
                assert question.type not in {"people", "consent", "chronology", "decision"}
