"""A whole lesson, recorded by the tests' own trainer and phone: every form of it was taken."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from app.asking.inputs import INPUTS
from app.asking.inputs.base import box
from app.questionnaires.model import Page
from app.training.content.cases import Part, TrainingCase
from app.training.content.library import AnyExercise
from app.training.content.steps import Doing, Step, steps_of
from app.training.results import Asked
from app.training.showing import case_of, judged, part_of, voted
from app.training.state import EXTENSION, State
from app.training.working import Work
from tests.benchmarks.browser import UnexpectedAnswerError
from tests.conftest import app_for, close, settings_for
from tests.soak.rooms.lesson import Choice, Lesson, Sheet, Stage
from tests.training.web.people import Phone, Trainer

CASE, EXERCISE = "amara", "myths-exploitation"
"""A case for people who work with children, who are asked one question more than others."""
ROOM = "/en/training/room"


class UncountedError(Exception):
    """Somebody answered all of a step and was not counted; the message names it."""


def record_lesson() -> Lesson:
    """Lead one person through a session once, in an application of its own."""
    with TemporaryDirectory() as folder:
        app = app_for(settings_for(Path(folder)))
        try:
            return _record(app)
        finally:
            close(app)


def _record(app: Flask) -> Lesson:
    training: State = app.extensions[EXTENSION]
    items: tuple[TrainingCase | AnyExercise, ...] = (
        training.training.cases[CASE],
        training.training.exercises[EXERCISE],
    )
    trainer, phone = Trainer(app), Phone(app)
    phone.joins(trainer.opens(CASE, EXERCISE).code)
    stages = []
    steps = steps_of(items)
    for number, step in enumerate(steps):
        with app.app_context():
            sheets = tuple(_sheets(training, step))
        stages.append(Stage(sheets=tuple(_taken(phone, each) for each in sheets)))
        if sheets and trainer.counts()["answered"] != 1:
            raise UncountedError(step.name)
        if number + 1 < len(steps):
            trainer.next()
    return Lesson(items=(CASE, EXERCISE), stages=tuple(stages))


def _sheets(training: State, step: Step) -> Iterator[Sheet]:
    if step.doing is Doing.VOTE:
        yield Sheet(
            page=ROOM,
            path=f"{ROOM}/vote",
            fields=(("step", step.key),),
            choices=_choices([voted(step)]),
        )
    if step.doing is not Doing.WORK:
        return
    case, part = case_of(step), part_of(step)
    work = Work(case=case, part=part, again=step.again, told={})
    for page in work.pages(training.content):
        path = f"{ROOM}/page/{page.id}"
        typed = tuple(_typed(training, part, page))
        fields = (("step", step.key), *typed)
        yield Sheet(page=path, path=path, fields=fields, name=f"{part.id}/{page.id}")
    path = f"{ROOM}/judgement"
    choices = _choices(judged(case, part))
    yield Sheet(page=path, path=path, fields=(("step", step.key),), choices=choices)


def _typed(training: State, part: Part, page: Page) -> Iterator[tuple[str, str]]:
    """Yield what stands in the boxes of a page with our own answers in it."""
    asking = training.content.asking(training.now())
    for question in page.questions:
        if question.id in part.answers:
            answer = question.read(part.answers[question.id], asking)
            for name, values in INPUTS[question.type].to_typed(question, answer).items():
                yield from ((box(question.id, name), each) for each in values)


def _choices(asked: Sequence[Asked]) -> tuple[Choice, ...]:
    return tuple(
        Choice(name=each.id, values=tuple(each.choices), is_some_of=each.is_some_of)
        for each in asked
    )


def _taken(phone: Phone, sheet: Sheet) -> Sheet:
    """Send a form, and return it with what the page has boxes for: "none" is often to say nothing.

    Raises UnexpectedAnswerError where it is refused.
    """
    phone.open(sheet.page)
    boxes = {each.get("name") for each in phone.page.all("input", "select", "textarea")}
    shown = tuple(pair for pair in sheet.fields if pair[0] in boxes)
    fields: dict[str, list[str]] = {each.name: [each.values[0]] for each in sheet.choices}
    for name, value in shown:
        fields.setdefault(name, []).append(value)
    phone.send(fields, path=sheet.path)
    if phone.page.status >= 400:
        raise UnexpectedAnswerError(phone.page.status, sheet.path)
    return replace(sheet, fields=shown)
