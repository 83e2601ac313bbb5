"""What every page of training has: it says that it is one."""

from dataclasses import dataclass
from typing import Any, TypeVar

from flask import g

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


View = TypeVar("View", bound=TrainingView)


def shown(view: type[View], heading: str, **more: Any) -> View:
    """Return a page of training with its title marked."""
    title = pgettext("training", "TRAINING: %(title)s", title=heading)
    return view(title=title, heading=heading, language=g.language, **more)
