"""What stands on the wall before everybody: the story, who has answered, and how far they agree."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from flask import abort, g, jsonify, render_template, request, url_for
from werkzeug import Response

from app.questionnaires.text import Text
from app.referrals.documents.errors import DocumentError
from app.referrals.documents.jobs import Job
from app.training.browser import led, mark_of, step_at
from app.training.charts import chart
from app.training.content.cases import Sourced
from app.training.content.exercises import RolePlay
from app.training.content.steps import Doing, Step
from app.training.results import FIRST, Asked, Told, agreement, spread
from app.training.room.store import Room
from app.training.screens import Item, Screen, Section, drawn, room_in, screens, texts
from app.training.showing import case_of, cited, judged, note_of, part_of, signs_asked, voted
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.training.views.vote import Known, known_at
from app.training.views.write import writing_at
from app.web.hosts import public_url
from app.web.languages import say
from app.web.limits import DOCUMENT, limited
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class WallView(TrainingView):
    """A step as a room reads it from afar: one screen of it."""

    doing: Doing
    code: str
    address: str
    """What people open; empty where nobody knows how this machine is reached."""
    people: int
    answered: int
    is_asking: bool
    moves: int
    sections: Screen
    number: int
    """Which of the step's screens this is."""
    screens: int
    before: str
    """The address of the screen before this; empty on the first."""
    after: str
    is_truth: bool
    """Whether what is marked is so, and not only what we would say."""


@blueprint.get("/wall")
def wall() -> str:
    """Show the step that the room is at, to be read from the back row."""
    room = led()
    step = step_at(room)
    answered, people = state().rooms.counts(room, step.key)
    every = screens(_shown_at(room, step), room_in(g.language))
    number = _turned_to(room, len(every))
    view = shown(
        WallView,
        _heading(step),
        door=False,
        doing=step.doing,
        code="" if room.is_shut else room.code,
        address=public_url(),
        people=people,
        answered=answered,
        is_asking=step.is_asking,
        moves=room.changes,
        sections=every[number - 1],
        number=number,
        screens=len(every),
        before=_screen(room, number - 1) if number > 1 else "",
        after=_screen(room, number + 1) if number < len(every) else "",
        is_truth=step.doing is Doing.TRUTH,
    )
    return render_template("training/wall.html", page=view)


@blueprint.get("/wall/now")
def wall_now() -> Response:
    """Tell the wall how many have joined and answered, and whether the room went on."""
    room = led()
    answered, people = state().rooms.counts(room, step_at(room).key)
    return jsonify(moves=room.changes, people=people, answered=answered)


@blueprint.get("/wall/code.svg")
@limited(DOCUMENT)
def code_drawing() -> Response | tuple[str, int]:
    """Draw the address that joins this room, for phones to read."""
    room = led()
    if not room.code or not public_url():
        abort(404)
    code = f"{room.code}.{mark_of(room)}"
    address = f"{public_url()}{url_for('training.join_with', code=code)}"
    try:
        drawn = state().documents.make(Job(format="svg", body=address))
    except DocumentError:
        return "", 503
    return Response(drawn, mimetype="image/svg+xml")


def _heading(step: Step) -> str:
    training = state().training
    if case := training.cases.get(step.item):
        part = case.part(step.part)
        return say(part.title if part else case.title)
    if exercise := training.exercises.get(step.item):
        return say(exercise.title)
    if step.doing is Doing.JOIN:
        return pgettext("training", "Join with your phone")
    return pgettext("training", "That is all for today")


def _screen(room: Room, number: int) -> str:
    """Return the address of one screen of the step that the room is at."""
    return url_for("training.wall", part=number, moves=room.moves)


def _turned_to(room: Room, screens: int) -> int:
    """Return the screen that the wall was turned to: the first, if the room moved since."""
    asked, moves = request.args.get("part", ""), request.args.get("moves", "")
    numbers = {str(each): each for each in range(1, screens + 1)}
    return numbers.get(asked, 1) if moves == str(room.moves) else 1


def _shown_at(room: Room, step: Step) -> list[Section]:
    show = SHOWN.get(step.doing)
    return show(room, step) if show else []


def _note(_room: Room, step: Step) -> list[Section]:
    return texts("said", [note_of(step)])


def _story(_room: Room, step: Step) -> list[Section]:
    return texts("story", map(say, part_of(step).story))


def _question(_room: Room, step: Step) -> list[Section]:
    asked = voted(step)
    choices = texts("choices", map(say, asked.choices.values()))
    return [*texts("question", [say(asked.title)]), *choices]


def _call(_room: Room, step: Step) -> list[Section]:
    play = state().training.exercises[step.item]
    if not isinstance(play, RolePlay):
        return []
    if step.doing is Doing.CARDS:
        cards = pgettext("training", "Find two others. Each opens one card, and no other.")
        return [*texts("story", map(say, play.setting)), *texts("said", [cards])]
    return _to_talk_about(each.text for each in play.talk)


def _results(room: Room, step: Step) -> list[Section]:
    case, part, rooms = case_of(step), part_of(step), state().rooms
    now = rooms.judged_at(room, step.key)
    earlier = rooms.judged_at(room, step.earlier) if step.again else None
    every = judged(case, part)
    if not step.again:
        # What we would say is kept back until the room has talked.
        every = [replace(asked, ours=frozenset()) for asked in every]
    found = [section for asked in every for section in _judged(asked, now, earlier)]
    if step.again:
        seen = spread(signs_asked(case, part, now), now)
        found += [drawn(chart(seen))] if seen.is_shown and seen.bars else []
        found += _cited(pgettext("training", "Why"), part.why)
        found += _cited(pgettext("training", "What there was to notice"), part.notice)
    return [*found, *_to_talk_about(part.talk)]


def _judged(asked: Asked, now: Sequence[Told], earlier: Sequence[Told] | None) -> Iterator[Section]:
    """Yield what the room said to one question, and in a sentence how far it agrees."""
    counted = spread(asked, now, earlier)
    # That too few have answered is said once, and so of the first question.
    if not asked.is_some_of and (counted.is_shown or asked.id == FIRST):
        yield from texts("sentence", [" ".join(map(say, agreement(counted)))])
    if counted.is_shown:
        yield drawn(chart(counted))


def _cited(heading: str, every: Sequence[Sourced]) -> list[Section]:
    found = map(cited, every)
    items = tuple(Item(text=each.text, source=each.source) for each in found)
    return [Section(kind="list", heading=heading, items=items)]


def _to_talk_about(every: Iterable[Text]) -> list[Section]:
    return texts("list", map(say, every), pgettext("training", "To talk about"))


def _truth(room: Room, step: Step) -> list[Section]:
    asked = voted(step)
    counted = spread(asked, state().rooms.judged_at(room, step.key))
    charts = [drawn(chart(counted))] if counted.is_shown else []
    return [*texts("question", [say(asked.title)]), *charts, *map(_known, known_at(step))]


def _known(each: Known) -> Section:
    of_year = pgettext("training", "As of %(year)s.", year=each.year) if each.year else ""
    source = Item(source=f"{of_year} {each.source}".strip())
    words = (Item(text=text) for text in each.words)
    return Section(kind="said", heading=each.title, items=(*words, source))


def _write(_room: Room, step: Step) -> list[Section]:
    story, tried = writing_at(step)
    return [*texts("story", story), *texts("list", (each.title for each in tried))]


def _example(_room: Room, step: Step) -> list[Section]:
    _, tried = writing_at(step)
    items = tuple(
        Item(text=each.title, better=each.better, source=each.why) for each in tried if each.better
    )
    return [Section(kind="better", items=items)]


def _end(_room: Room, _step: Step) -> list[Section]:
    thanks = pgettext(
        "training", "Thank you for taking part. What you answered is deleted within a day."
    )
    return texts("said", [thanks])


SHOWN: dict[Doing, Callable[[Room, Step], list[Section]]] = {
    Doing.NOTE: _note,
    Doing.WORK: _story,
    Doing.RESULTS: _results,
    Doing.VOTE: _question,
    Doing.TRUTH: _truth,
    Doing.WRITE: _write,
    Doing.EXAMPLE: _example,
    Doing.CARDS: _call,
    Doing.TALK: _call,
    Doing.END: _end,
}
