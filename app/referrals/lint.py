"""Lint over everything: questionnaires, rules, destinations, wording and sources together."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from app.assessment.lint import lint_rules, rule_places
from app.assessment.rulebook import Rulebook
from app.calendars import NATIONS
from app.directory.errors import UnknownDestinationError
from app.questionnaires.errors import Fault
from app.questionnaires.lint import lint
from app.questionnaires.lint.words import LIMITS, unfit_texts
from app.questionnaires.places import Place
from app.questionnaires.reading import measure
from app.referrals.citing import REFERENCE
from app.referrals.content import Content
from app.referrals.easy_read import lint_easy_read
from app.referrals.form_fields import REFERRAL, form_faults, read_form_fields
from app.referrals.kinds import KINDS
from app.referrals.lint_family import lint_family
from app.referrals.lint_gaps import lint_gaps
from app.referrals.lint_packs import lint_packs, overdue_packs
from app.referrals.wording.files import read_terms_file
from app.referrals.wording.lint import lint_wording
from app.referrals.wording.phrases import spelled_out


def lint_content(content: Content, forms: Path, at: datetime) -> Iterator[Fault]:
    """Yield every fault of `forms/`."""
    avoid = read_terms(forms)
    yield from lint(content.library, avoid)
    yield from lint_rules(content.rulebook, content.library)
    yield from unreachable_destinations(content, at)
    yield from _unfit_words(content.rulebook, avoid)
    yield from _unknown_sources(content)
    yield from _unknown_ends(content)
    yield from lint_packs(content, avoid)
    if asked := content.library.questionnaires.get(REFERRAL):
        yield from form_faults(read_form_fields(forms), asked)
        yield from lint_gaps(content.asks, content.library, avoid)
    yield from lint_family(content, avoid)
    yield from lint_easy_read(content.library.root, content.library, content.rulebook)
    yield from lint_wording(forms, content.sources)


def due_for_review(content: Content, today: date) -> Iterator[Fault]:
    """Yield what is to be read again by now: a questionnaire is still used, a pack is not."""
    for place in content.library.places():
        if place.item.review_by <= today:
            yield place.fault(f"was to be reviewed by {place.item.review_by}", "review it")
    yield from overdue_packs(content, today)


def read_terms(forms: Path) -> Mapping[str, str]:
    """Return the terms to avoid, in small letters, with what to say instead."""
    return {
        spelled.lower(): term.say.id
        for term in read_terms_file(forms).terms
        if term.ours
        for avoid in term.avoid
        for spelled in spelled_out(avoid)
    }


def unreachable_destinations(content: Content, at: datetime) -> Iterator[Fault]:
    """Find destinations that somewhere end in nobody who can be contacted."""
    directory = content.directory
    areas = [None, *(directory.area(directory.authorities(each)[0].code) for each in NATIONS)]
    source = content.rulebook.sources["../destinations"]
    for number, code in enumerate(content.rulebook.destinations):
        try:
            reached = [directory.contacts(code, area, at) for area in areas]
        except UnknownDestinationError:
            reached = [()]
        if not all(any(one.reachable for one in contacts) for contacts in reached):
            what = f"destination {code!r} ends in nobody who can be contacted"
            yield source.fault(
                ("destinations", number), what, "add a door in forms/directory/doors.yaml"
            )


def _unfit_words(rulebook: Rulebook, avoid: Mapping[str, str]) -> Iterator[Fault]:
    for place in rule_places(rulebook):
        yield from unfit_texts(place.below("because", item=place.item.because), avoid)
    for kind in ("destinations", "cautions", "clocks"):
        source = rulebook.sources[f"../{kind}"]
        for number, item in enumerate(getattr(rulebook, kind).values()):
            yield from unfit_texts(Place(source, (kind, number), item), avoid)
    outcome = rulebook.sources["../outcome"]
    for number, words in enumerate(dict.fromkeys(rulebook.words.values())):
        place = Place(outcome, ("urgencies", number), words)
        yield from unfit_texts(place, avoid)
        said = [words.heading.id, words.do.id, *(each.id for each in words.next + words.still)]
        limit = min(LIMITS[reader] for reader in words.audience)
        if (lix := measure(said).lix) > limit:
            what = f"the words for {words.id.code} read at LIX {lix:.0f}"
            yield place.fault(what, f"bring them to {limit}: shorter words, sentences")


def _unknown_sources(content: Content) -> Iterator[Fault]:
    for place in rule_places(content.rulebook):
        cited = [found["code"] for found in REFERENCE.finditer(place.item.source)]
        if not cited or any(code not in content.sources for code in cited):
            what = f"source {place.item.source!r} is not one we list"
            yield place.fault(what, "cite a document of forms/wording/sources.yaml")


def _unknown_ends(content: Content) -> Iterator[Fault]:
    """Find kinds of document and further questionnaires that are not there."""
    for place in content.library.places():
        for number, ending in enumerate(place.item.kinds):
            if ending.kind not in KINDS:
                where = place.below("kinds", number, item=ending)
                what = f"unknown kind of document {ending.kind!r}"
                yield where.fault(what, f"name one of {', '.join(KINDS)}")
        for number, id in enumerate(place.item.leads_to):
            if id not in content.library.questionnaires:
                where = place.below("leads_to", number, item=id)
                yield where.fault(f"unknown questionnaire {id!r}", "name one that there is")
