"""The real content is clean, and each way to break it is found, with file and line."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.assessment.rulebook import load_rulebook
from app.directory.paths import FORMS
from app.questionnaires.errors import Fault
from app.questionnaires.library import load_library
from app.referrals.lint import due_for_review, lint_content
from tests.making import AT, Broken, content, small_forms_copy

FACTS = "facts/everyday.yaml"
QUESTIONS = "questionnaires/worried-about-a-child.yaml"
CARER = "rules/young-carer.yaml"
LONG = "The child " + "sees a man and " * 6 + "runs home."
HARD = "Professional organisations investigate, considering circumstances, family relationships. "
TWENTY = HARD * 12

BROKEN = {
    "a condition on no question": Broken(
        QUESTIONS, "{question: who, is: me}", "{question: whom, is: me}", "{question: whom",
        "unknown question 'whom' in a condition",
    ),
    "a condition on a later question": Broken(
        QUESTIONS, "{question: who, is: me}", "{question: then-reach, is: yes}",
        "show_if: {question: then-reach", "unknown question 'then-reach' in a condition",
    ),
    "a condition on no option": Broken(
        QUESTIONS, "{question: who, is: me}", "{question: who, is: myself}", "is: myself",
        "'who' has no option 'myself'",
    ),
    "a page that cannot be reached": Broken(
        QUESTIONS, "{question: who, is: unborn}",
        "{all: [{question: who, is: unborn}, {question: who, is: me}]}", "- id: before",
        "page 'before' cannot be reached",
    ),
    "a page that a worry would close": Broken(
        QUESTIONS, "{question: disabled, is: yes}", "{question: safe-tonight, is: yes}",
        "{question: safe-tonight, is: yes}", "more worried answer to 'safe-tonight' would close",
    ),
    "a not over a worry": Broken(
        QUESTIONS, "{question: disabled, is: yes}", "{not: {question: disabled, is: no}}",
        "{not: {question: disabled", "more worried answer to 'disabled' would close",
    ),
    "a sign without a source": Broken(
        QUESTIONS, "means: [bite-mark]\n            source: public C1\n", "means: [bite-mark]\n",
        "- id: bite", "sign 'bite' has no source",
    ),
    "a sign that means nothing": Broken(
        QUESTIONS, "            means: [bite-mark]\n", "", "- id: bite", "sign 'bite' means no fact"
    ),
    "an answer that means an unknown fact": Broken(
        QUESTIONS, "yes_means: [danger-now]", "yes_means: [peril-now]", "- id: danger",
        "unknown fact 'peril-now'",
    ),
    "a page id twice": Broken(
        QUESTIONS, "  - id: looks\n    title", "  - id: body\n    title", "  - id: body",
        "two pages are 'body'",
    ),
    "a title twice": Broken(
        QUESTIONS, "title: How they look", "title: How they act", "- id: looks",
        "two page titles are 'How they act'",
    ),
    "a question id twice": Broken(
        QUESTIONS, "- id: hurt-how", "- id: hurt", "      - id: hurt", "two questions are 'hurt'"
    ),
    "an option id twice": Broken(
        QUESTIONS, "- id: week\n", "- id: today\n", "- id: since", "'today' stands twice in 'since'"
    ),
    "an option called none": Broken(
        QUESTIONS, "- id: week\n", "- id: none\n", "- id: since", "may not be called 'none'"
    ),
    "an age piped into a sentence": Broken(
        QUESTIONS, "fill: {name: child-name}", "fill: {name: age}", "- id: safe-tonight",
        "the answer to 'age' cannot stand inside a sentence",
    ),
    "a bare per cent sign in a piped text": Broken(
        QUESTIONS, "text: Is %(name)s safe tonight?", "text: Is %(name)s 100 % safe tonight?",
        "- id: safe-tonight", "a bare % in",
    ),
    "an age asked of no age": Broken(
        QUESTIONS, "{question: who, is: me}", "{question: who, below: 5}", "{question: who, below",
        "'who' is no age",
    ),
    "a phone number": Broken(
        QUESTIONS, "title: Right now", "title: Ring 0808 800 5000", "- id: now", "a phone number in"
    ),
    "markup": Broken(
        QUESTIONS, "title: Right now", "title: <b>Now</b>", "- id: now", "markup in"
    ),
    "a term to avoid": Broken(
        QUESTIONS, "title: Right now", "title: Promiscuous", "- id: now", "'promiscuous' in"
    ),
    "a sentence of over 25 words": Broken(
        QUESTIONS, "title: Right now", f"title: {LONG}", "- id: now", "over 25 words"
    ),
    "a page that is hard to read": Broken(
        QUESTIONS, "title: Right now", f"title: {TWENTY}", "- id: now", "reads at LIX"
    ),
    "another place in a piped text": Broken(
        QUESTIONS, "text: Is %(name)s safe tonight?", "text: Is %(nam)s safe tonight?",
        "- id: safe-tonight", "are not those in fill",
    ),
    "no place in a piped text": Broken(
        QUESTIONS, "text: Is %(name)s safe tonight?", "text: Is it safe tonight?",
        "- id: safe-tonight", "are not those in fill",
    ),
    "a piped answer that comes later": Broken(
        QUESTIONS, "fill: {name: child-name}", "fill: {name: child-words}", "- id: safe-tonight",
        "unknown question 'child-words' in a text",
    ),
    "a check on another page's question": Broken(
        QUESTIONS, "    title: How to reach you\n",
        "    title: How to reach you\n    checks:\n"
        "      - {needs_one_of: [child-name, me-reach.phone], say: Give one.}\n",
        "- {needs_one_of", "unknown question 'child-name' in a check",
    ),
    "a council looked up by no postcode": Broken(
        QUESTIONS,
        "id: council\n        type: authority\n        label: Which council is it?\n"
        "        suggested_by: home-postcode\n",
        "id: the-council\n        type: authority\n        label: Which council is it?\n"
        "        suggested_by: child-name\n",
        "- id: the-council",
        "'child-name' is no postcode question before this",
    ),
    "a fact that nothing means": Broken(
        FACTS, "facts:\n", "facts:\n  - {id: idle, meaning: Idle, source: public C1}\n",
        "id: idle", "no answer means 'idle'",
    ),
    "a fact that no rule speaks of": Broken(
        FACTS, "facts:\n", "facts:\n  - {id: idle, meaning: Idle, source: public C1}\n",
        "id: idle", "no rule speaks of 'idle'",
    ),
    "a rule that cannot fire": Broken(
        CARER, "when: {fact: young-carer}", "when: {all: [{fact: baby}, {fact: adult-now}]}",
        "- id: carer-support", "rule 'carer-support' cannot fire",
    ),
    "a rule of an unknown fact": Broken(
        CARER, "when: {fact: young-carer}", "when: {fact: old-carer}", "- id: carer-support",
        "unknown fact 'old-carer'",
    ),
    "a rule of an unknown caution": Broken(
        CARER, "[keep-noticing, carer-not-neglect]", "[keep-calm]", "- id: carer-support",
        "unknown caution 'keep-calm'",
    ),
    "a rule of an unknown destination": Broken(
        CARER, "[front_door_advice, school_dsl]", "[front_dor]", "- id: carer-support",
        "unknown destination 'front_dor'",
    ),
    "a rule of an unknown clock": Broken(
        CARER, "[la-decision]", "[la-decisions]", "- id: carer-strained",
        "unknown clock 'la-decisions'",
    ),
    "a rule that leads to nobody": Broken(
        CARER, "[front_door_advice, school_dsl]", "[]", "- id: carer-support", "leads to nobody"
    ),
    "a rule id twice": Broken(
        CARER, "- id: carer-strained", "- id: carer-support  # again", "# again",
        "two rules are called 'carer-support'",
    ),
    "a source that is not listed": Broken(
        CARER, "source: 001 L1207; 001 L1219; public C4", "source: the Guardian",
        "- id: carer-support", "is not one we list",
    ),
    "a hard reason": Broken(
        CARER, "because: A child who looks", f"because: {LONG} A child who looks",
        "because: The child", "over 25 words",
    ),
    "a destination nobody can be reached at": Broken(
        "destinations.yaml", "code: crimestoppers", "code: moon_base", "code: moon_base",
        "destination 'moon_base' ends in nobody",
    ),
    "a destination that no rule uses": Broken(
        "destinations.yaml", "code: crimestoppers", "code: moon_base", "code: moon_base",
        "no rule uses 'moon_base'",
    ),
    "a number in a destination": Broken(
        "destinations.yaml", "label: NSPCC helpline", "label: NSPCC 0808 800 5000",
        "code: nspcc_helpline", "a phone number in",
    ),
    "a caution of one long sentence": Broken(
        "cautions.yaml", "text: Keep safe. Do not go in", f"text: {LONG} Do not go in",
        "- id: stay-safe", "over 25 words",
    ),
    "a clock with markup": Broken(
        "clocks.yaml", "text: The council", "text: The <i>council</i>", "- id: la-decision",
        "markup in",
    ),
    "an outcome that is hard to read": Broken(
        "outcome.yaml", "do: Ring the council or a helpline", f"do: {TWENTY} Ring a helpline",
        "- id: advice_only", "the words for advice_only read at LIX",
    ),
    "an urgency without words": Broken(
        "outcome.yaml", "- id: early_help", "- id: advice_only", "urgencies:",
        "no words for the urgency early_help",
    ),
}  # fmt: skip


def linted(forms: Path) -> Iterator[Fault]:
    """Check the files of a copy with the directory that is loaded already."""
    changed = replace(content(), library=load_library(forms), rulebook=load_rulebook(forms))
    return lint_content(changed, forms, AT)


def test_the_real_content_is_clean() -> None:
    assert list(map(str, lint_content(content(), FORMS, AT))) == []


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_found_with_file_and_line(tmp_path: Path, broken: Broken) -> None:
    forms = small_forms_copy(tmp_path)
    broken.break_it(forms)
    assert broken.among(linted(forms), forms).mend


def test_two_questionnaires_of_one_address_are_found(tmp_path: Path) -> None:
    forms = small_forms_copy(tmp_path)
    text = (forms / QUESTIONS).read_text(encoding="utf-8")
    second = forms / "questionnaires" / "second.yaml"
    second.write_text(text.replace("id: worried-about-a-child", "id: second", 1), encoding="utf-8")
    assert any("two addresses are 'a'" in fault.what for fault in linted(forms))


def test_a_questionnaire_is_due_on_its_day_and_not_before() -> None:
    for asked in content().library.questionnaires.values():
        day = asked.review_by
        assert any(str(day) in fault.what for fault in due_for_review(content(), day))
    assert not list(due_for_review(content(), AT.date()))
