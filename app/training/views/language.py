"""Which languages a page of training is in: those of the cases that it is about."""

from collections.abc import Iterator

from flask import request, url_for

from app.training.browser import items_of, joined, leading
from app.training.papers.kinds import Item
from app.training.state import state
from app.training.views import blueprint
from app.web.other_language import keep_to_work

LED = frozenset({"desk", "move", "set_door", "change_code", "ask_to_end", "end", "summary", "wall"})
"""Pages of whoever leads a room."""
IN_ROOM = frozenset(
    {"room", "so_far", "go_on", "question", "answer", "judge", "judged_it", "vote", "write"}
)
"""Pages of whoever is in one. What a phone asks on and on shows no words, and is not among them."""


@blueprint.before_request
def keep_to_languages() -> tuple[str, int] | None:
    """Offer a page in its own languages: two where any of it is for people who work with children.

    What is not there, or no room any more, is left for the page to say.
    """
    if any(each.room == "professional" for each in (*_named(), *_of_room())):
        return keep_to_work(url_for("training.home"))
    return None


def _named() -> Iterator[Item]:
    """Yield the cases and exercises that stand in the address."""
    training, given = state().training, request.view_args or {}
    for id in (given.get("case"), given.get("item"), *given.get("items", "").split(",")):
        if found := training.cases.get(id) or training.exercises.get(id):
            yield found


def _of_room() -> tuple[Item, ...]:
    """Return what the room does that the page is of."""
    name = (request.endpoint or "").partition(".")[2]
    room = leading() if name in LED else joined() if name in IN_ROOM else None
    return items_of(room) if room else ()
