"""The made-up cases are what golden documents need: whole, of every kind, and of nobody."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from app.directory.paths import FORMS
from app.directory.schools import Schools
from app.questionnaires.answers import Age, AgeKind, Entries, Json, Written
from app.questionnaires.kinds.written import LongTextQuestion
from app.referrals.given import State
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from tests.golden.cases import GOLDEN, HERE, GoldenCase, every_case, golden, judged, referral

# Numbers that Ofcom keeps free for drama: they ring nowhere.
DRAMA = re.compile(r"01632960\d{3}|07700900\d{3}|02079460\d{3}")
PHONE = re.compile(r"(?<!\d)(?:\+44|0)[\s()-]*(?:\d[\s()-]*){9,10}(?!\d)")
EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
OFFICES = {
    "B1 1BB",
    "CF10 4UW",
    "CM1 1LX",
    "DN1 3BU",
    "HX1 1UJ",
    "LS1 1UR",
    "NE1 8QH",
    "NG2 3NG",
    "PO1 2AL",
    "RM17 6SL",
    "S1 2HH",
    "S60 1AE",
    "SA1 3SN",
    "SS2 6ER",
    "WF1 2HQ",
    "YO1 9QN",
}
"""Postcodes of councils' own offices: nobody lives there."""


def typed(value: Json) -> Iterator[str]:
    """Yield every text in a JSON value."""
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from typed(each)
        case list():
            for each in value:
                yield from typed(each)


def found(pattern: re.Pattern[str], case: GoldenCase) -> list[str]:
    """Return what a pattern finds in a case, without the spaces of a phone number."""
    every = [*typed(dict(case.answers)), case.postcode]
    return [match[0] for text in every for match in pattern.finditer(text)]


def digits(number: str) -> str:
    """Return a phone number as it is dialled from within the country."""
    return re.sub(r"\D", "", number.replace("+44", "0"))


def is_drama(number: str) -> bool:
    """Say whether a phone number is kept free for made-up stories."""
    return DRAMA.fullmatch(digits(number)) is not None


def off_path(case: GoldenCase) -> set[str]:
    """Return the ids of answers that no document of a case would hold."""
    told = judged(case)
    paths = {"": told.path, **{f"{each.questionnaire.id}.": each.path for each in told.before}}
    kept = {
        f"{prefix}{asked.question.id}"
        for prefix, path in paths.items()
        for asked in path.questions
        if asked.answer is not None
    }
    return set(case.answers) - kept


@every_case
def test_every_answer_is_valid_and_on_the_path(case: GoldenCase) -> None:
    assert off_path(case) == set()


def test_an_answer_off_the_path_is_noticed() -> None:
    case = golden("-with-toolkit")
    told = {**case.answers, "seen-postcode": "LS1 1UR", "cse-risk.seen-postcode": "LS1 1UR"}
    assert off_path(replace(case, answers=told)) == {"seen-postcode", "cse-risk.seen-postcode"}


@every_case
def test_a_case_ends_in_the_kind_that_its_folder_says(case: GoldenCase) -> None:
    assert referral(case).kind == case.kind


@every_case
def test_a_case_is_finished(case: GoldenCase) -> None:
    assert referral(case).is_finished


def test_every_kind_of_document_is_there() -> None:
    assert {case.kind for case in GOLDEN} == set(KINDS)


def test_cases_are_numbered_one_by_one() -> None:
    assert [case.slug[:2] for case in GOLDEN] == [f"{n:02}" for n in range(1, len(GOLDEN) + 1)]


def test_every_way_of_answering_is_there() -> None:
    states = {
        answer.state
        for case in GOLDEN
        for section in referral(case).sections
        for answer in section.answers
    }
    assert states == set(State)
    assert any("not-asked" in row.values() for case in GOLDEN for row in rows(case, "agreement"))


def rows(case: GoldenCase, question: str) -> list[dict[str, str]]:
    """Return the rows that were typed for a question."""
    answer = judged(case).path.answers.get(question)
    return [dict(row) for row in answer.rows] if isinstance(answer, Entries) else []


def words(case: GoldenCase) -> str:
    """Return the child's own words."""
    known = judged(case).path.answers
    answer = known.get("child-words") or known.get("my-words")
    return answer.words if isinstance(answer, Written) else ""


def is_of_age(case: GoldenCase, kind: AgeKind) -> bool:
    """Say whether the child's age was given in one way."""
    age = judged(case).path.answers.get("age")
    return isinstance(age, Age) and age.kind is kind


def levels(case: GoldenCase) -> list[tuple[bool, bool]]:
    """Return of each level that was given whether it differs, and has a second person."""
    return [
        (each.chosen != each.suggested, bool(each.second_name)) for each in referral(case).decisions
    ]


def is_channel_alone(document: Referral) -> bool:
    """Say whether the first door takes what it is told in one way alone, by phone."""
    return any(door.alone and door.channel == "phone" for door in document.first.local)


HOLDS: dict[str, Callable[[GoldenCase], object]] = {
    "a baby not yet born": lambda case: is_of_age(case, AgeKind.UNBORN),
    "a bruise on a baby": lambda case: (
        is_of_age(case, AgeKind.MONTHS) and "body-map" in case.answers
    ),
    "two homes, so that two councils are told": lambda case: (
        "second-council" in case.answers and len(referral(case).first.areas) > 1
    ),
    "a body map": lambda case: case.answers.get("body-map"),
    "a level that is lowered, with a second person": lambda case: (True, True) in levels(case),
    "a level that is raised": lambda case: (True, False) in levels(case),
    "a toolkit as an annex": lambda case: referral(case).annexes,
    "a council that is not known": lambda case: (
        referral(case).area is None and case.kind == "public-concern"
    ),
    "a door that takes calls alone": lambda case: is_channel_alone(referral(case)),
    "Thurrock": lambda case: "Thurrock" in str(referral(case).area),
    "Wales": lambda case: (
        case.kind == "childrens-social-care-referral" and referral(case).elsewhere
    ),
    "slang and spelling mistakes": lambda case: "innit" in words(case) or "i no i" in words(case),
    "Polish": lambda case: "ą" in words(case) or "ł" in words(case),
    "a chronology": lambda case: len(rows(case, "events")) > 4,
    "prefer not to say": lambda case: "prefer_not_to_say" in case.answers.values(),
    "hours when offices are shut": lambda case: case.at.hour > 17,
}


@pytest.mark.parametrize("what", HOLDS)
def test_some_case_holds(what: str) -> None:
    assert any(HOLDS[what](case) for case in GOLDEN)


def test_a_thin_case_is_nearly_blank() -> None:
    said = [
        answer
        for section in referral(golden("-thin")).sections
        for answer in section.answers
        if answer.state is State.SAID
    ]
    assert len(said) == 2


def test_the_longest_case_fills_each_long_text() -> None:
    path = judged(golden("-longest")).path
    long = [each for each in path.questions if isinstance(each.question, LongTextQuestion)]
    lengths = {
        each.question.id: len(each.answer.words) - each.question.max_length
        for each in long
        if isinstance(each.question, LongTextQuestion) and isinstance(each.answer, Written)
    }
    assert len(lengths) == len(long) > 30
    assert set(lengths.values()) == {0}


@pytest.mark.parametrize("table", ["home-people", "other-people", "other-child", "services"])
def test_the_longest_case_has_as_many_rows_as_fit(table: str) -> None:
    assert len(rows(golden("-longest"), table)) == 16


@every_case
def test_no_phone_number_rings(case: GoldenCase) -> None:
    assert [number for number in found(PHONE, case) if not is_drama(number)] == []


@pytest.mark.parametrize(
    ("text", "is_free"),
    [
        pytest.param("01632 960123", True, id="landline"),
        pytest.param("+44 7700 900 123", True, id="mobile"),
        pytest.param("(020) 7946 0123", True, id="london"),
        pytest.param("0114 496 0123", False, id="another"),
        pytest.param("07700 901000", False, id="beside the range"),
    ],
)
def test_a_number_is_found_and_told_apart(text: str, *, is_free: bool) -> None:
    [match] = PHONE.finditer(f"Ring {text} and ask.")
    assert is_drama(match[0]) is is_free


def test_most_cases_hold_phone_numbers_and_addresses() -> None:
    assert sum(bool(found(PHONE, case)) for case in GOLDEN) > 20
    assert sum(bool(found(EMAIL, case)) for case in GOLDEN) > 15


@every_case
def test_no_mail_reaches_anybody(case: GoldenCase) -> None:
    assert all(re.search(r"@example\.(?:org|com)$", each) for each in found(EMAIL, case))


@every_case
def test_postcodes_are_those_of_offices(case: GoldenCase) -> None:
    assert set(found(POSTCODE, case)) <= OFFICES


def test_no_school_is_a_real_one() -> None:
    real = {school.name.casefold() for school in Schools.load(FORMS / "directory")}
    named = {
        str(case.answers.get(question)).casefold()
        for case in GOLDEN
        for question in ("school", "organisation")
    }
    assert named & real == set()
    assert len(real) > 20_000


@every_case
def test_a_case_is_written_as_it_is_read(case: GoldenCase) -> None:
    """So that a change to it shows in what changed and nowhere else."""
    written = (HERE / case.slug / "answers.json").read_text(encoding="utf-8")
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n"
