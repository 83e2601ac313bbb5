"""The real area packs are clean, and each way to break one is found, with file and line."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.directory.packs import read_packs
from app.directory.paths import FORMS
from app.questionnaires.errors import Fault
from app.questionnaires.library import read_scales
from app.questionnaires.lint import lint
from app.referrals.content import Content
from app.referrals.lint import due_for_review, lint_content, read_terms
from app.referrals.lint_packs import lint_packs
from tests.making import AT, Broken, content, edit, line_of

AREAS = "directory/areas"
ROTHERHAM, THURROCK = f"{AREAS}/rotherham.yaml", f"{AREAS}/thurrock.yaml"
LONG = "The child " + "sees a man and " * 6 + "runs home."
HARD = "Professional organisations investigate, considering circumstances, family relationships. "
TWENTY = HARD * 12
HOME_CLOCK = "{id: exploitation-review, weeks: 12"
CARE = "          label: Has a trained worker done"
OFFICER = "- id: rotherham-designated-officer"
AGENCY = "      id: rotherham-agency\n      title: Your own agency in Rotherham\n"
PHONE = (
    "- destination: childrens_social_care\n    by: phone\n    alone: true\n"
    "    says: Referrals are taken"
)
HUB_AREA = "phones: [{number: 01709 336080}]\n    service_areas: [E08000018]"
SIGNS = """
        - id: rotherham-care-signs
          type: signs
          scale: now-before-suspected
          label: Which of these have you seen?
          source: 000a L443
          place: worry
          signs: [{id: cold, label: No coat, %s}]
"""
YES = (
    "        - {id: rotherham-care-yes, type: yes_no, label: Is it cold?, place: worry, "
    "source: 000a L443, %s}\n"
)


def with_phone(says: str) -> str:
    """Return the start of Rotherham's first channel in other words, with its line marked."""
    lines = PHONE.replace("Referrals are taken", says).split("\n")
    return "\n".join([f"{lines[0]} # here", *lines[1:]])


END = '            - {id: not-done, label: "No"}\n'

BROKEN = {
    "a name for an unknown destination": Broken(
        ROTHERHAM, "destination: return_home_interview\n    name: Miss",
        "destination: return_talk\n    name: Miss", "destination: return_talk",
        "unknown destination 'return_talk'",
    ),
    "a channel of an unknown destination": Broken(
        ROTHERHAM, "destination: police_intelligence", "destination: police_secrets",
        "destination: police_secrets", "unknown destination 'police_secrets'",
    ),
    "a panel of an unknown destination": Broken(
        ROTHERHAM, "    destination: missing_police", "    destination: search_party",
        "- id: find-me", "unknown destination 'search_party'",
    ),
    "two names for one destination": Broken(
        ROTHERHAM, "destination: early_help\n    name", "destination: partnership\n    name",
        "destination: partnership", "two names are for 'partnership'",
    ),
    "two panels of one id": Broken(
        ROTHERHAM, "- id: low-risk", "- id: evolve", "- id: evolve", "two panels are for 'evolve'"
    ),
    "an unknown clock": Broken(
        ROTHERHAM, HOME_CLOCK, "{id: no-clock, weeks: 12", "id: no-clock", "unknown 'no-clock'"
    ),
    "a clock that is the same everywhere": Broken(
        ROTHERHAM, HOME_CLOCK, "{id: la-decision, weeks: 12", "id: la-decision",
        "'la-decision' is the same everywhere",
    ),
    "a local clock that is longer here": Broken(
        ROTHERHAM, HOME_CLOCK, "{id: written-same-day, weeks: 10", "id: written-same-day",
        "'written-same-day' is longer here than everywhere",
    ),
    "a local clock that is moved by a year": Broken(
        ROTHERHAM, HOME_CLOCK, "{id: open-case-told, weeks: 52", "id: open-case-told",
        "'open-case-told' is longer here than everywhere",
    ),
    "999 under another name": Broken(
        ROTHERHAM, "destination: return_home_interview\n    name: Missing Advocates",
        "destination: police_999\n    name: Rotherham helpline", "destination: police_999",
        "'police_999' is the same everywhere",
    ),
    "a national helpline under another name": Broken(
        ROTHERHAM, "destination: return_home_interview\n    name: Missing Advocates",
        "destination: childline\n    name: Rotherham helpline", "destination: childline",
        "'childline' is the same everywhere",
    ),
    "a form in place of 101": Broken(
        ROTHERHAM, "destination: police_intelligence", "destination: police_101",
        "destination: police_101", "'police_101' is the same everywhere",
    ),
    "a source that names nothing": Broken(
        ROTHERHAM, "source: 000a L423; 000a L445", "source: somebody said so",
        "- id: missing-advocates", "'somebody said so' names no document and no address",
    ),
    "a contact whose source names nothing": Broken(
        THURROCK, "source: holycrossprimary.com/safeguarding-contacts-and-documents (no date); "
        "thurrocklscp.org.uk, both", "source: a poster, both", "- id: thurrock-partnership",
        "names no document and no address",
    ),
    "a page whose id is not the pack's": Broken(
        ROTHERHAM, "      id: rotherham-agency", "      id: own-agency", "id: own-agency",
        "the id 'own-agency' does not begin with the pack's",
    ),
    "a question whose id is not the pack's": Broken(
        ROTHERHAM, "- id: rotherham-agency-steps", "- id: agency-steps", "- id: agency-steps",
        "the id 'agency-steps' does not begin with the pack's",
    ),
    "a question whose id is taken": Broken(
        ROTHERHAM, "- id: rotherham-care-profile", "- id: rotherham-agency-steps # again",
        "# again", "the id 'rotherham-agency-steps' is taken",
    ),
    "a page whose id is taken": Broken(
        ROTHERHAM, "      id: rotherham-care", "      id: rotherham-agency # again", "# again",
        "the id 'rotherham-agency' is taken",
    ),
    "an unknown questionnaire": Broken(
        ROTHERHAM, "questionnaires: [referral, cse-risk", "questionnaires: [referal, cse-risk",
        "questionnaires: [referal", "unknown questionnaire 'referal'",
    ),
    "a page after none that there is": Broken(
        ROTHERHAM, "    after: steps", "    after: stairs", "after: stairs",
        "referral has no page 'stairs'",
    ),
    "a page after one that only another questionnaire has": Broken(
        ROTHERHAM, "questionnaires: [referral, cse-risk", "questionnaires: [intelligence, cse-risk",
        "after: steps", "intelligence has no page 'steps'",
    ),
    "a page before the council is known": Broken(
        ROTHERHAM, "questionnaires: [referral]\n    after: earlier-help",
        "questionnaires: [worried-about-a-child]\n    after: tonight", "after: tonight",
        "the page comes before 'council'",
    ),
    "a page where no council is asked for": Broken(
        ROTHERHAM, "questionnaires: [referral]\n    after: earlier-help",
        "questionnaires: [intelligence]\n    after: seen", "questionnaires: [intelligence]",
        "intelligence does not ask for the child's council",
    ),
    "a question without a source": Broken(
        ROTHERHAM, "          source: 000b L5602\n          place: agencies",
        "          place: agencies", "- id: rotherham-care-profile",
        "the source of 'rotherham-care-profile' names no document",
    ),
    "a question that must be answered": Broken(
        ROTHERHAM, "          may_answer: [not_sure]\n", "          required: true\n",
        "- id: rotherham-care-profile", "an area may hold nobody up",
    ),
    "the council asked for again": Broken(
        ROTHERHAM, END, END + "        - {id: rotherham-care-town, type: authority, "
        "label: Which council?, source: 000a L1, place: area}\n", "- {id: rotherham-care-town",
        "asks for the council again",
    ),
    "a postcode that changes whom people reach": Broken(
        ROTHERHAM, END, END + "        - {id: rotherham-care-place, type: postcode, where: found, "
        "label: Which postcode?, source: 000a L1, place: area}\n", "- {id: rotherham-care-place",
        "'rotherham-care-place' asks for a place that decides who is told",
    ),
    "an unknown fact": Broken(
        ROTHERHAM, "{id: not-done, label: \"No\"}", "{id: not-done, label: \"No\", means: [peril]}",
        "- id: rotherham-care-profile", "unknown fact 'peril'",
    ),
    "an answer that means a fact": Broken(
        ROTHERHAM, "{id: not-done, label: \"No\"}",
        "{id: not-done, label: \"No\", means: [danger-now]}", "- id: rotherham-care-profile",
        "'rotherham-care-profile' means 'danger-now'",
    ),
    "a yes that means a fact": Broken(
        ROTHERHAM, END, END + YES % "yes_means: [danger-now]", "- {id: rotherham-care-yes",
        "'rotherham-care-yes' means 'danger-now'",
    ),
    "a not sure that means a fact": Broken(
        ROTHERHAM, END, END + YES % "not_sure_means: [danger-now]", "- {id: rotherham-care-yes",
        "'rotherham-care-yes' means 'danger-now'",
    ),
    "a blank that means a fact": Broken(
        ROTHERHAM, END, END + YES % "blank_means: [danger-now]", "- {id: rotherham-care-yes",
        "'rotherham-care-yes' means 'danger-now'",
    ),
    "signs asked for": Broken(
        ROTHERHAM, END, END + SIGNS.strip("\n") % "means: [hungry], source: 000a L443",
        "- id: rotherham-care-signs", "'rotherham-care-signs' asks for signs again",
    ),
    "a sign without a source": Broken(
        ROTHERHAM, END, END + SIGNS.strip("\n") % "means: [hungry]", "{id: cold",
        "sign 'cold' has no source",
    ),
    "a sign that means nothing": Broken(
        ROTHERHAM, END, END + SIGNS.strip("\n") % "source: 000a L443", "{id: cold",
        "sign 'cold' means no fact",
    ),
    "a title that another page has": Broken(
        ROTHERHAM, "title: Tools used in Rotherham", "title: People in the home",
        "      id: rotherham-care", "two page titles are",
    ),
    "a condition on no question": Broken(
        ROTHERHAM, AGENCY, AGENCY + "      show_if: {question: whom, is: me}\n",
        "show_if: {question: whom", "unknown question 'whom' in a condition",
    ),
    "a page that cannot be reached": Broken(
        ROTHERHAM, AGENCY, AGENCY + "      show_if: {all: [{question: safe-tonight, is: yes}, "
        "{question: safe-tonight, is: no}]}\n", "      id: rotherham-agency",
        "page 'rotherham-agency' cannot be reached",
    ),
    "a contact for another council": Broken(
        ROTHERHAM, HUB_AREA, HUB_AREA.replace("E08000018", "E08000017"), "- id: rotherham-hub",
        "service_areas has 'E08000017', which is no council of this pack",
    ),
    "a contact for everybody": Broken(
        ROTHERHAM, HUB_AREA, HUB_AREA.split("\n", maxsplit=1)[0], "- id: rotherham-hub",
        "the contact has no service_areas",
    ),
    "a contact of an unknown door": Broken(
        ROTHERHAM, "doors: [lado]", "doors: [lado, back_door]", OFFICER,
        "unknown door 'back_door'",
    ),
    "a contact that its door never shows": Broken(
        ROTHERHAM, "doors: [lado]", "doors: [lado, sarc]", OFFICER,
        "the door 'sarc' shows no council's own contact",
    ),
    "a contact of an unknown organisation": Broken(
        ROTHERHAM, f"{OFFICER}\n", f"{OFFICER}\n    organization: nobody\n", OFFICER,
        "unknown organization 'nobody'",
    ),
    "a term to avoid": Broken(
        ROTHERHAM, PHONE, with_phone("The MASH takes referrals"), "# here", "'mash' in"
    ),
    "an order to ring a number that may be hidden": Broken(
        ROTHERHAM, PHONE, with_phone("Ring the hub. Referrals are taken"), "# here",
        "'Ring' in 'Ring the hub.",
    ),
    "a sentence of over 25 words": Broken(
        ROTHERHAM, "says: What each agency does", f"says: {LONG} What each agency does",
        "- id: procedures", "over 25 words",
    ),
    "a number in a text": Broken(
        ROTHERHAM, "says: What each agency does", "says: Ring 0808 800 5000. What each does",
        "- id: procedures", "a phone number in",
    ),
    "a number in a name": Broken(
        ROTHERHAM, "name: Missing Advocates", "name: Advocates 01709 336080",
        "name: Advocates", "a phone number in",
    ),
    "markup in a title": Broken(
        ROTHERHAM, "title: Child Neglect Strategy", "title: <b>Child</b> Neglect Strategy",
        "title: <b>", "markup in",
    ),
    "what everybody reads, in hard words": Broken(
        ROTHERHAM, PHONE, with_phone(f"{TWENTY} Referrals are taken"), "# here",
        "channels read at LIX",
    ),
    "papers in hard words": Broken(
        ROTHERHAM, "says: What each agency does", f"says: {TWENTY} What each agency does",
        "- id: procedures", "papers read at LIX",
    ),
    "a page in hard words": Broken(
        ROTHERHAM, "intro: None of this", f"intro: {TWENTY} None of this",
        "      id: rotherham-agency", "page 'rotherham-agency' reads at LIX",
    ),
    "a number in a question": Broken(
        ROTHERHAM, CARE, CARE.replace("Has a trained", "Ring 0808 800 5000. Has a trained"),
        "      id: rotherham-care", "a phone number in",
    ),
}  # fmt: skip


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """Return a folder with a copy of two packs alone."""
    forms = tmp_path / "forms"
    for pack in (ROTHERHAM, THURROCK):
        (forms / pack).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FORMS / pack, forms / pack)
    return forms


def with_packs(forms: Path) -> Content:
    """Return the real content with the packs of a copy."""
    authorities = content().directory.areas.authorities
    packs = read_packs(forms / AREAS, authorities, read_scales(FORMS)[1])
    return replace(content(), directory=replace(content().directory, packs=packs))


def linted(forms: Path) -> Iterator[Fault]:
    return lint_packs(with_packs(forms), read_terms(FORMS))


def test_the_real_packs_are_clean() -> None:
    assert list(map(str, lint_packs(content(), read_terms(FORMS)))) == []


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_in_a_pack_is_found_with_file_and_line(forms: Path, broken: Broken) -> None:
    broken.break_it(forms)
    assert broken.among(linted(forms), forms).mend


@pytest.mark.parametrize(
    "length",
    [
        "id: open-case-told, hours: 24",
        "id: written-48-hours, same_day: true",
        "id: written-same-day, hours: 3",
    ],
)
def test_a_local_clock_may_be_shorter(forms: Path, length: str) -> None:
    edit(forms / ROTHERHAM, HOME_CLOCK, "{" + length)
    assert list(map(str, linted(forms))) == []


def test_a_channel_may_say_to_ring_999(forms: Path) -> None:
    edit(forms / ROTHERHAM, PHONE, with_phone("Ring 999 in danger. Referrals are taken"))
    assert list(map(str, linted(forms))) == []


def test_the_lint_of_all_content_reads_the_packs(forms: Path) -> None:
    broken = BROKEN["an unknown clock"]
    broken.break_it(forms)
    assert broken.among(lint_content(with_packs(forms), FORMS, AT), forms).mend


def test_a_fault_of_a_questionnaire_is_not_told_again_for_each_pack() -> None:
    avoid = {"child": "say something else"}
    assert any(fault.file.name == "household.yaml" for fault in lint(content().library, avoid))
    faults = list(lint_packs(content(), avoid))
    assert {fault.file.parent.name for fault in faults} == {"areas"}


def test_a_pack_is_due_the_day_after_its_check_date_and_not_before(forms: Path) -> None:
    edit(forms / ROTHERHAM, "check_by: 2027-05-31", "check_by: 2027-05-30")
    found = with_packs(forms)
    [pack] = [
        place.item for place in found.directory.packs.values() if place.item.id == "rotherham"
    ]
    due = [fault for fault in due_for_review(found, pack.check_by) if "the pack" in fault.what]
    assert due == []
    late = pack.check_by + timedelta(days=1)
    [fault] = [fault for fault in due_for_review(found, late) if "the pack" in fault.what]
    assert fault.file == forms / ROTHERHAM
    assert fault.line == line_of(forms / ROTHERHAM, "check_by")
    assert "is not shown since" in fault.what
    assert fault.mend
