"""Lint of family copies: every name is known, and nothing that may be told has a place to hide."""

from collections.abc import Iterator, Mapping

from app.questionnaires.errors import Fault
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.lint.words import unfit_texts
from app.questionnaires.places import Place, questions_of
from app.questionnaires.source import Location, Source
from app.referrals.citing import REFERENCE
from app.referrals.content import Content
from app.referrals.family_rules import FamilyRules, family_source
from app.referrals.kinds import KINDS

NEVER = frozenset(
    {"urgent", "words", "history", "body", "household", "adult", "known", "done", "agencies"}
    | {"area", "you"}
)
"""The parts of a referral of which a family's copy holds nothing."""


def lint_family(content: Content, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Yield every fault of `forms/family_copy.yaml` and of what questionnaires let a family see."""
    source, rules = family_source(content.library.root), content.family
    yield from unfit_texts(Place(source, (), rules), avoid)
    yield from _unknown_facts(source, rules, content)
    yield from _unknown_questions(source, rules, content)
    yield from _unknown_kinds_and_sources(source, rules, content)
    yield from _shown_too_much(content)


def _unknown_facts(source: Source, rules: FamilyRules, content: Content) -> Iterator[Fault]:
    named = [(("allowed", number), each.fact) for number, each in enumerate(rules.allowed)]
    named += [
        (("refusals", number), fact)
        for number, each in enumerate(rules.refusals)
        for fact in each.facts
    ]
    seen: set[str] = set()
    for at, fact in named:
        if fact not in content.library.facts:
            yield source.fault(at, f"unknown fact {fact!r}", "name one of forms/facts")
        if fact in seen:
            yield source.fault(at, f"{fact!r} stands twice", "allow it or refuse it, once")
        seen.add(fact)


def _unknown_questions(source: Source, rules: FamilyRules, content: Content) -> Iterator[Fault]:
    """Find answers that are needed and that a questionnaire never asks for."""
    for place in content.library.places():
        kinds = {each.kind for each in place.item.kinds}
        for number, needed in enumerate(rules.answers):
            may_go = {kind for kind in kinds if kind in KINDS and KINDS[kind].may_go_to_family}
            is_asked = needed.question in place.item.questions
            if may_go - set(needed.not_asked_in) and not is_asked:
                what = f"{place.item.id!r} does not ask {needed.question!r}"
                yield source.fault(("answers", number), what, "ask it, or name the kind")
    for number, id in enumerate(rules.beside.questionnaires):
        if id not in content.library.questionnaires:
            what = f"unknown questionnaire {id!r}"
            yield source.fault(("beside", "questionnaires", number), what, "name one that there is")
    every = {id for asked in content.library.questionnaires.values() for id in asked.questions}
    named: list[tuple[Location, str]] = [
        (("about_somebody", number), id) for number, id in enumerate(rules.about_somebody)
    ]
    named += [(("left_blank", "questions"), id) for id in rules.left_blank.questions]
    named += [(("for_one", number), id) for number, id in enumerate(rules.for_one)]
    for at, id in named:
        if id not in every:
            yield source.fault(at, f"unknown question {id!r}", "name one that there is")


def _unknown_kinds_and_sources(
    source: Source, rules: FamilyRules, content: Content
) -> Iterator[Fault]:
    for part in ("allowed", "answers", "refusals", "next"):
        for number, each in enumerate(getattr(rules, part)):
            cited = [found["code"] for found in REFERENCE.finditer(each.source)]
            if not cited or any(code not in content.sources for code in cited):
                what = f"source {each.source!r} is not one we list"
                yield source.fault((part, number), what, "cite one of wording/sources.yaml")
    for number, step in enumerate(rules.next):
        for kind in step.kinds:
            if kind not in KINDS or not KINDS[kind].may_go_to_family:
                what = f"{kind!r} is no kind that goes to a family"
                yield source.fault(("next", number), what, "name one that does")


def _shown_too_much(content: Content) -> Iterator[Fault]:
    for place in content.library.places():
        for question in questions_of(place):
            asked = question.item
            columns = asked.columns if isinstance(asked, EntriesQuestion) else ()
            if asked.family and asked.place in NEVER:
                what = f"{asked.id!r} is of {asked.place!r}, which no family's copy holds"
                yield question.fault(what, "take family away")
            if any(column.family for column in columns) and not asked.family:
                what = f"a column of {asked.id!r} is shown, and the question is not"
                yield question.fault(what, "mark the question as well")
