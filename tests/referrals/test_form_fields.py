"""Every field of councils' own forms lands in a Signpost referral, where the map says so."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app.directory.paths import CHECKOUT, FORMS
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.errors import ContentError
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion, OneOfQuestion
from app.questionnaires.kinds.columns import Column
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.form_fields import (
    LEAST_HELD,
    REFERRAL,
    FormFields,
    form_faults,
    names_in,
    read_form_fields,
)
from app.referrals.form_table import form_table
from app.referrals.model import Referral
from tests.making import AT, ROTHERHAM, Broken, content, edit, forms_copy, line_of

MAP = "councils/referral_forms.yaml"
PERSON = {"phone": "01632 960 001", "email": "sam@example.org"}
GIVEN: dict[str, tuple[Json, str]] = {
    "date": ("2015-03-14", "14 March 2015"),
    "age": (9, "9"),
    "postcode": ("S60 1AE", "S60 1AE"),
    "authority": (ROTHERHAM, "Rotherham Metropolitan Borough Council"),
}
"""A value of a kind of question, and how it is printed."""


def asked() -> Questionnaire:
    return content().library.questionnaire(REFERRAL)


def found() -> FormFields:
    return read_form_fields(FORMS)


def typed(*names: str) -> str:
    """Return words that nobody else types."""
    return "typed-" + "-".join(names)


@dataclass(frozen=True)
class Filled:
    """An answer that fills a question, and the words of each part that must be printed."""

    value: Json
    words: dict[str, list[str]]

    def printed(self, part: str) -> list[str]:
        return self.words[part] if part else [each for part in self.words.values() for each in part]


def filled(question: AnyQuestion, part: str = "") -> Filled:
    """Fill a question; of one choice among several with the part that is named."""
    match question:
        case PersonQuestion():
            person = {each: PERSON.get(each, typed(question.id, each)) for each in question.fields}
            made = Filled(person, {each: [words] for each, words in person.items()})
        case EntriesQuestion():
            row = {each.id: in_row(question, each) for each in question.columns}
            said = {id: [words] for id, (_, words) in row.items()}
            made = Filled([{id: value for id, (value, _) in row.items()}], said)
        case SignsQuestion():
            signs = {sign.id: [sign.label.id] for sign in question.signs}
            made = Filled(dict.fromkeys(signs, question.scale.steps[0].id), signs)
        case DecisionQuestion():
            level, reason = question.steps[-1], typed(question.id)
            made = Filled({"chosen": level.id, "reason": reason}, {"": [level.label.id, reason]})
        case ChoiceQuestion():
            made = chosen(question, part)
        case _:
            value, shown = GIVEN.get(question.type, (typed(question.id), typed(question.id)))
            made = Filled(value, {"": [shown]})
    return made


def in_row(question: EntriesQuestion, column: Column) -> tuple[Json, str]:
    if column.as_ == "choice":
        return column.options[0].id, column.options[0].label.id
    words = typed(question.id, column.id)
    return ("2026-03-14", "14 March 2026") if column.as_ == "when" else (words, words)


def chosen(question: ChoiceQuestion, part: str) -> Filled:
    """Pick the part that is named, else all that can be picked together, with every detail."""
    offered = question.offered()
    if isinstance(question, OneOfQuestion):
        offered = tuple(each for each in offered if each.id == part) or offered[:1]
    details = {each.id: typed(question.id, each.id) for each in offered if each.detail}
    picked: Json = [each.id for each in offered]
    value = picked[0] if isinstance(question, OneOfQuestion) else picked
    words = {each.id: [each.label.id] for each in offered}
    for id, written in details.items():
        words[id].append(written)
    return Filled({"chosen": value, "details": details}, words)


@cache
def everything(question: str = "", part: str = "") -> Referral:
    """Return the referral of somebody who answers every question, one of them with this part."""
    values = {
        each.id: filled(each, part if each.id == question else "").value
        for each in asked().questions.values()
        if each.type != "body_map"
    }
    answers = read_answers(asked(), values, content().asking(AT))
    judged = content().judge(asked(), answers, AT)
    return Writer(content=content(), translator=English()).referral(judged)


def printed(referral: Referral, question: str) -> str:
    """Return what the sections print of a question; nothing where it is not on the path."""
    given = {each.question: each for section in referral.sections for each in section.answers}
    lines = given[question].lines if question in given else ()
    return "\n".join(line.words for line in lines)


def names() -> list[str]:
    return sorted({name for place in found().fields for name in place.item.held_by})


@pytest.mark.parametrize("name", [n for n in names() if not n.startswith(f"{REFERRAL}.")])
def test_what_holds_a_field_is_printed_in_the_referral(name: str) -> None:
    id, _, part = name.partition(".")
    question = asked().question(id)
    is_one_choice = isinstance(question, OneOfQuestion) and part
    referral = everything(id, part) if is_one_choice else everything()
    words = filled(question, part).printed(part)
    assert words
    assert [each for each in words if each not in printed(referral, id)] == []


@pytest.mark.parametrize("name", [n for n in names() if n.startswith(f"{REFERRAL}.")])
def test_what_the_document_says_by_itself_is_there(name: str) -> None:
    assert getattr(everything(), name.removeprefix(f"{REFERRAL}."))


def test_nearly_all_fields_are_held_and_the_rest_have_their_reason() -> None:
    fields = [place.item for place in found().fields]
    held = [each for each in fields if each.held_by]
    assert len(fields) == 173
    assert 100 * len(held) / len(fields) >= LEAST_HELD
    assert all(each.left_out for each in fields if not each.held_by)


def test_the_map_leads_nowhere_that_is_not_there() -> None:
    assert list(form_faults(found(), asked())) == []


def test_the_page_in_docs_is_what_would_be_written_now() -> None:
    page = CHECKOUT / "docs" / "referral-forms.md"
    assert page.read_text(encoding="utf-8") == form_table(found())


def test_every_form_says_where_it_was_read() -> None:
    text = form_table(found())
    for form in found().forms:
        assert form.council in text
        assert form.url in text


BROKEN = {
    "no such question": Broken(MAP, "[doctor]", "[docter]", "name: GP", "'docter'"),
    "no such column": Broken(
        MAP, "[events.when,", "[events.eye,", "name: key events", "'events.eye'"
    ),
    "no such part of the document": Broken(
        MAP, "referral.made_at", "referral.sent", "name: date of referral", "'referral.sent'"
    ),
    "a council twice": Broken(
        MAP, "council: Croydon", "council: Herefordshire", "council: Hereford", "stands twice"
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_name_that_leads_nowhere_is_found_with_its_line(tmp_path: Path, broken: Broken) -> None:
    forms = forms_copy(tmp_path)
    broken.break_it(forms)
    fault = broken.among(form_faults(read_form_fields(forms), asked()), forms)
    assert fault.mend


@pytest.mark.parametrize(
    ("new", "words"),
    [
        pytest.param("cut: true", "give held_by or left_out", id="neither held nor left out"),
        pytest.param(
            "held_by: [doctor]\n        left_out: why", "give held_by or left_out", id="both"
        ),
        pytest.param("held: [doctor]", "take 'held' out", id="a key that is not known"),
    ],
)
def test_a_field_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, new: str, words: str
) -> None:
    forms = forms_copy(tmp_path)
    edit(forms / MAP, "held_by: [doctor]", new)
    with pytest.raises(ContentError) as raised:
        read_form_fields(forms)
    [fault] = [each for each in raised.value.faults if words in str(each)]
    first = line_of(forms / MAP, "name: GP")
    assert fault.file == forms / MAP
    assert first <= fault.line <= first + 3


def test_too_little_that_is_held_is_a_fault(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    text = (forms / MAP).read_text(encoding="utf-8")
    for held in ("[gender]", "[why-not-asked]"):
        text = text.replace(f"held_by: {held}", "left_out: nobody asks for it")
    (forms / MAP).write_text(text, encoding="utf-8")
    found = read_form_fields(forms)
    assert found.held_percent < LEAST_HELD
    assert [each.what for each in form_faults(found, asked())] == [
        f"only {found.held_percent:.0f} of a hundred fields are held"
    ]
    assert "Croydon, gender: nobody asks for it" in form_table(found)


def test_a_name_may_be_of_a_question_or_of_its_parts() -> None:
    known = set(names_in(asked()))
    assert {"doctor", "events.when", "referrer.phone", "fears-home.physical"} <= known
    assert {"grave.yes", "asked-for.protect"} <= known
    assert "events.nothing" not in known
