"""A Babel extractor for `forms/`: every text with its context, file and line.

`translations/babel.cfg` names it, so that Babel's own tools read content as they read code.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel

from app.assessment.rulebook import Cautions, Clocks, Destinations, Outcomes, Topic
from app.directory.doors import Door
from app.directory.packs import CONTEXT as OF_AREA
from app.directory.packs import Pack
from app.directory.services import CONTEXT, Service
from app.questionnaires.base import Strict, texts_in
from app.questionnaires.files import Block, QuestionnaireFile
from app.questionnaires.kinds.signs import Scale, ScaleFile
from app.questionnaires.source import Location, Source, read_yaml
from app.questionnaires.text import Text
from app.questionnaires.wording import Wording
from app.referrals.asks import CONTEXT as THEY_ASK
from app.referrals.asks import AskedFile
from app.referrals.family_rules import CONTEXT as OF_FAMILY
from app.referrals.family_rules import FamilyRules
from app.referrals.wording.files import CONTEXT as OF_WORDING
from app.referrals.wording.files import FOLDER as WORDING
from app.referrals.wording.files import Evidence, Terms
from app.training.content.cases import read_training_case
from app.training.content.library import read_exercise

Extracted = tuple[int, str, tuple[str, ...], list[str]]

FILES: dict[str, tuple[type[Strict], str]] = {
    "scales": (ScaleFile, "scale"),
    "destinations": (Destinations, "destination"),
    "cautions": (Cautions, "caution"),
    "clocks": (Clocks, "clock"),
    "outcome": (Outcomes, "outcome"),
    "family_copy": (FamilyRules, OF_FAMILY),
    "terms": (Terms, OF_WORDING),
    "evidence": (Evidence, OF_WORDING),
}
ASKED: dict[str, type[Strict]] = {"questionnaires": QuestionnaireFile, "blocks": Block}
ALONE: dict[str, Callable[[Source], Strict]] = {
    "forms/rules": lambda source: source.read_as(Topic, context="rule"),
    "training/cases": read_training_case,
    "training/exercises": read_exercise,
}
"""Folders in which each file is one thing, and how that is read."""
RECORDS: dict[str, tuple[type[Strict], str]] = {
    "services": (Service, CONTEXT),
    "doors": (Door, "what to say or do there"),
}
PUBLIC = "Read by a member of the public, perhaps frightened, on a phone."
YOUNG = "Read by a young person who is worried about themselves, perhaps watched."
WORK = "Read by somebody who works with children, often in a hurry."
ROOM = "Read aloud to a room that practises on a made-up case, and on phones, by anybody."
WORK_ROOM = "Read to a room of people who work with children, on a made-up case."
ASKED_BY = {"public": PUBLIC, "young_person": YOUNG, "professional": WORK, "training": WORK}
TRAINED = {"public": ROOM, "professional": WORK_ROOM}
LISTED = {
    "options": "An answer to choose.",
    "items": "An answer to choose.",
    "signs": "Something that was seen, to tick.",
    "tasks": "A part of a long questionnaire.",
}
NAME = "The name of somebody to reach. It may stay, with a few plain words beside it."
PARTS = {
    "name": NAME,
    "title": "A heading.",
    "label": "A question, or the name of a box to fill in.",
    "hint": "Stands in small letters under a question or an answer.",
    "intro": "Stands above the questions of a page.",
    "because": "A reason, on the result page.",
    "heading": "The heading of a result.",
    "do": "What to do now.",
    "ask": "What to say or ask for when ringing.",
    "find": "How to find the number of a council.",
    "if_missed": "What to do when a time has passed.",
    "how": "What to do or say when reaching a service.",
    "story": "What happened, as it is told.",
    "content_note": "Said before it begins: what in it may be hard to hear.",
    "talk": "A question for a room to talk about.",
    "notes": "For whoever leads the room.",
    "says": "Something that people say: the room decides whether it is true.",
}
READERS = {
    "blocks": WORK,
    "rules": "Says why, on the result page; the answers are listed under it.",
    "directory": "Says whom to ring and what to say.",
    "wording": "Stands beside English words that somebody typed: why to look again, what to say.",
    "services": "Says whom to ring and what to say.",
    "wording/asked": "Says what they will ask on the phone, and why; the answer is still missing.",
    "areas": "Says what one council does. Leave the names of teams, forms and papers as they are.",
}


def extract_forms(
    file: IO[bytes],
    keywords: Any,  # noqa: ARG001 - this and the next are of Babel's shape
    comment_tags: Any,  # noqa: ARG001
    options: Any,  # noqa: ARG001
) -> Iterator[Extracted]:
    """Yield each text of a content file, as Babel asks for it."""
    path = Path(file.name)
    source = read_yaml(path)
    places = _places(source)
    note = _note(path, source)
    for text in _texts(path, source):
        place = places.get(text.id, ())
        line = source.line(place)
        comments = [each for each in (note, _part(place)) if each]
        if text.plural:
            yield line, "npgettext", (text.context, text.id, text.plural), comments
        else:
            yield line, "pgettext", (text.context, text.id), comments


def _note(path: Path, source: Source) -> str:
    """Return who reads a file's texts, for the translator."""
    if path.parent.name == "questionnaires":
        return ASKED_BY.get(source.data["audience"][0], "")
    if path.parents[1].name == "training":
        return TRAINED.get(source.data["room"], "")
    folder = path.parent.name
    return READERS.get(f"{folder}/{path.stem}", "") or READERS.get(folder, "")


def _texts(path: Path, source: Source) -> Iterator[Text]:
    folder, name = path.parent.name, path.stem
    if folder in ASKED:
        asked = source.read_as(ASKED[folder], context=name, scales=_scales(path.parents[1]))
        yield from (text for text in whole_texts(asked) if text.context != "scale")
    elif folder == "areas":
        pack = source.read_as(Pack, context=OF_AREA, scales=_scales(path.parents[2]))
        yield from (text for text in whole_texts(pack) if text.context != "scale")
    elif model_of := ALONE.get(_shelf(path)):
        yield from whole_texts(model_of(source))
    elif (folder, name) == ("wording", "asked"):
        yield from whole_texts(source.read_as(AskedFile, context=THEY_ASK))
    elif kind := RECORDS.get(name if folder == "directory" else folder):
        model, context = kind
        for record in source.data:
            yield from whole_texts(model.model_validate(record, context={"words": context}))
    elif folder in {"forms", WORDING} and name in FILES:
        model, context = FILES[name]
        yield from whole_texts(source.read_as(model, context=context))


def _shelf(path: Path) -> str:
    return f"{path.parents[1].name}/{path.parent.name}"


def _scales(forms: Path) -> dict[str, Scale]:
    read = read_yaml(forms / "scales.yaml").read_as(ScaleFile, context="scale")
    return {scale.id: scale for scale in read.scales}


def whole_texts(value: object) -> Iterator[Text]:
    """Yield every text in a value, the plural forms of one text together."""
    match value:
        case Wording(one=Text() as one, other=Text() as other):
            yield Text(one.id, one.context, plural=other.id)
            yield from texts_in(value.otherwise)
        case BaseModel():
            for name in type(value).model_fields:
                yield from whole_texts(getattr(value, name))
        case dict():
            yield from whole_texts(tuple(value.values()))
        case tuple() | list():
            for item in value:
                yield from whole_texts(item)
        case Text():
            yield value


def _places(source: Source) -> dict[str, Location]:
    """Return where each text of the file first stands."""
    found: dict[str, Location] = {}
    for location in source.lines:
        value = source.data
        for part in location:
            value = value[part]
        if isinstance(value, str):
            found.setdefault(" ".join(value.split()), location)
    return found


def _part(place: Location) -> str:
    """Return what a text is on its page, for the translator."""
    names = [each for each in place if isinstance(each, str)]
    if not names:
        return ""
    lists = [each for each in names[:-1] if each in LISTED]
    listed = LISTED[lists[-1]] if lists and names[-1] in {"label", "text"} else ""
    return listed or PARTS.get(names[-1], "")
