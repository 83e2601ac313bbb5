"""What every page of training has: it says that it is one."""

from dataclasses import dataclass
from typing import Any, TypeVar

from flask import g

from app.training.content.cases import TrainingCase
from app.training.content.library import AnyExercise
from app.training.state import state
from app.web.language_choice import Choice
from app.web.language_words import WORK_ONLY
from app.web.languages import say
from app.web.other_language import ways_for_work
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainingView(PageView):
    """A page of training. Its title is marked, so that a window among others tells."""

    heading: str
    door: bool = True
    """Whether it leads to the pages for a real child: all but the one on the wall do."""
    in_room: bool = False
    """Whether whoever sees it has joined, and may step out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """What is for people who work with children, and in which languages it is."""

    title: str
    message: str
    ways: tuple[tuple[Choice, str], ...]


View = TypeVar("View", bound=TrainingView)


def shown(view: type[View], heading: str, **more: Any) -> View:
    """Return a page of training with its title marked."""
    title = pgettext("training", "TRAINING: %(title)s", title=heading)
    return view(title=title, heading=heading, language=g.language, **more)


def cases() -> tuple[TrainingCase, ...]:
    """Return the cases that are in the language of this request."""
    return tuple(each for each in state().training.cases.values() if _is_readable(each))


def exercises() -> tuple[AnyExercise, ...]:
    """Return the exercises that are in the language of this request."""
    return tuple(each for each in state().training.exercises.values() if _is_readable(each))


def elsewhere() -> Elsewhere | None:
    """Return where the other cases and exercises are; nothing where none is left out."""
    if g.language.is_for_work:
        return None
    title = pgettext("training", "Cases for people who work with children")
    return Elsewhere(title=title, message=say(WORK_ONLY), ways=ways_for_work())


def _is_readable(item: TrainingCase | AnyExercise) -> bool:
    return item.room == "public" or bool(g.language.is_for_work)
