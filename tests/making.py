"""What tests of the domain are made of: small questionnaires, and copies of `forms/`."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from app.directory.areas import read_areas
from app.directory.errors import DirectoryFileError
from app.directory.packing import build
from app.directory.paths import BUILT, FORMS, POSTCODE_FILE, postcode_table
from app.directory.table import PostcodeTable
from app.questionnaires.answers import Answer, Json
from app.questionnaires.errors import Fault
from app.questionnaires.kinds import AnyQuestion, Asking
from app.questionnaires.kinds.signs import Scale
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import facts, walk
from app.questionnaires.places import Place
from app.referrals.cases import example_cases
from app.referrals.content import Content, load_content

LONDON = ZoneInfo("Europe/London")
AT = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
"""A Tuesday noon that is no bank holiday anywhere."""
ROTHERHAM = "E08000018"
ASKING = Asking(today=AT.date(), authorities=frozenset({ROTHERHAM, "E06000034"}))
WORRIED = "worried-about-a-child"

SCALES = {
    "noticed": {
        "id": "noticed",
        "steps": [{"id": "noticed", "label": "Noticed", "certainty": "yes"}],
    },
    "how-sure": {
        "id": "how-sure",
        "steps": [
            {"id": "now", "label": "Now", "certainty": "yes", "when": "now"},
            {"id": "before", "label": "Before", "certainty": "yes", "when": "before"},
            {"id": "suspected", "label": "I suspect it", "certainty": "suspected"},
            {"id": "no", "label": "No"},
        ],
    },
}
CONTEXT = {
    "words": "test",
    "scales": {id: Scale.model_validate(scale) for id, scale in SCALES.items()},
}

_QUESTION: TypeAdapter[AnyQuestion] = TypeAdapter(AnyQuestion)


def filed(kind: str, id: str = "q", **keys: Any) -> dict[str, Any]:
    """Return a question as its file would have it."""
    return {"id": id, "type": kind, "label": f"What of {id}?", "place": "worry", **keys}


def question(kind: str, id: str = "q", **keys: Any) -> AnyQuestion:
    """Return a question of a kind."""
    return _QUESTION.validate_python(filed(kind, id, **keys), context=CONTEXT)


def page(id: str, *questions: Mapping[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a page as its file would have it."""
    return {"id": id, "title": f"Page {id}", "questions": list(questions), **keys}


def questionnaire(*pages: Mapping[str, Any], **keys: Any) -> Questionnaire:
    """Return a questionnaire of these pages."""
    whole = {
        "id": "small",
        "address": "z",
        "edition": "Working Together 2023",
        "review_by": date(2027, 3, 1),
        "audience": ["public"],
        "kinds": ["public-concern"],
        "title": "A small one",
        "pages": list(pages),
    }
    return Questionnaire.model_validate({**whole, **keys}, context=CONTEXT)


def facts_of(asked: AnyQuestion, value: Json) -> dict[str, str]:
    """Return the facts that a JSON answer to a question means, with how certain each is."""
    found = asked.facts(asked.read(value, ASKING))
    return {fact.id: fact.certainty.name.lower() for fact in found}


def facts_on_path(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> set[str]:
    """Return the ids of the facts that answers come to."""
    return {fact.id for fact in facts(walk(questionnaire, answers))}


@cache
def content() -> Content:
    """Return the real content, with the postcodes packed from the committed edition."""
    file = postcode_table(BUILT)
    digest = hashlib.sha256(POSTCODE_FILE.read_bytes()).digest()
    try:
        fresh = PostcodeTable.open(file).source_digest == digest
    except DirectoryFileError:
        fresh = False
    if not fresh:
        districts = read_areas(FORMS / "directory").districts
        build(POSTCODE_FILE, file, edition="ONSPD 2025-11", districts=districts.keys())
    return load_content(FORMS, BUILT)


@cache
def cases() -> tuple[tuple[str, Place], ...]:
    """Return every case that a safeguarding lead wrote, with its questionnaire's id."""
    return tuple(example_cases(FORMS))


def worried() -> Questionnaire:
    """Return the real questionnaire for a person who is worried about a child."""
    return content().library.questionnaire(WORRIED)


def forms_copy(folder: Path) -> Path:
    """Copy what people review, without the directory, which is linked."""
    forms = folder / "forms"
    shutil.copytree(FORMS, forms, ignore=shutil.ignore_patterns("directory"))
    (forms / "directory").symlink_to(FORMS / "directory")
    return forms


def small_forms_copy(folder: Path) -> Path:
    """Copy what people review with the public's questionnaire alone: it is read four times faster.

    Rules that ask for facts of other questionnaires cannot fire there.
    """
    forms = forms_copy(folder)
    for file in [*(forms / "questionnaires").glob("*.yaml"), *(forms / "blocks").glob("*.yaml")]:
        if file.stem != WORRIED:
            file.unlink()
    return forms


@dataclass(frozen=True)
class Broken:
    """One edit that breaks a file under `forms/`, and what must be said of it.

    `at` is a text on the line that must be named, `words` what the fault must say.
    """

    file: str
    old: str
    new: str
    at: str
    words: str

    def among(self, faults: Iterable[Fault], forms: Path) -> Fault:
        """Return the fault that names this breakage's file and line in its words, or fail."""
        found = [fault for fault in faults if self.words in str(fault)]
        line = line_of(forms / self.file, self.at)
        right = [fault for fault in found if fault.file == forms / self.file and fault.line == line]
        if not right:
            raise AssertionError(f"line {line} of {self.file} is not named: {found}")
        return right[0]

    def break_it(self, forms: Path) -> None:
        """Make the edit in a copy of `forms/`."""
        edit(forms / self.file, self.old, self.new)


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first place where a text stands in a file, or fail."""
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise LookupError(f"{old!r} does not stand in {file}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(file: Path, text: str) -> int:
    """Return the number of the first line that holds a text, or fail."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
