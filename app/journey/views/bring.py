"""A referral's data file brought back, so that nothing in it has to be typed twice."""

from collections.abc import Container
from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.journey.bringing import Held, Way, begin_way, held, take
from app.journey.browser import has_draft
from app.journey.views import blueprint
from app.referrals.bringing import WHY, Brought, Told, Unread
from app.referrals.comparison import LARGEST
from app.referrals.earlier_words import WORDS, EarlierRefusedError
from app.web.languages import say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE = 422
GONE = "gone"
MOST_LISTED = 40
"""Lines of one list: a file that somebody made up may hold thousands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BringView(PageView):
    """The page that asks for a file."""

    was_gone: bool
    problem: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadLine:
    """An answer that could not be read: what was asked, or its name, and why."""

    asked: str
    name: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldLine:
    """An answer of that day: what was asked, and in which questionnaire it is asked again."""

    asked: str
    where: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BroughtView(PageView):
    """The page that says what was read, and asks what to do with it."""

    brought: Brought
    subject: str
    day: str
    afresh: tuple[ToldLine, ...]
    """What an update asks again; `where` is empty where it does so itself."""
    still: tuple[ToldLine, ...]
    """What counts as it was told then, also in an update."""
    still_carried_on: tuple[ToldLine, ...]
    """What counts as it was told then, where it is carried on to a questionnaire without it."""
    unread: tuple[UnreadLine, ...]
    doubtful: tuple[UnreadLine, ...]
    unlisted: int
    """How many more could not be read."""
    items: tuple[dict[str, object], ...]
    picked: str
    has_draft: bool
    """Whether this browser has answers that would be deleted."""
    may_delete: bool
    lost_comparison: bool
    """Whether a next assessment could not be set beside this one."""
    mark: str
    """What tells the file that is shown from another."""
    problems: dict[str, str]
    """What is wrong with each of the two boxes."""


@blueprint.get("/bring")
def bring() -> str:
    """Ask for the data file."""
    return _asking()


@blueprint.post("/bring")
def bring_sent() -> Response:
    """Take the file, or say why it cannot be used."""
    csrf.protect()
    sent = request.files.get("answers")
    response = make_response(redirect(url_for("journey.brought"), code=303))
    try:
        take(response, sent.read(LARGEST + 1) if sent else b"")
    except EarlierRefusedError as error:
        return make_response(_asking(say(WORDS[error.code])), UNPROCESSABLE)
    return response


@blueprint.get("/bring/next")
def brought() -> Response:
    """Say what was read, and ask what to do with it."""
    its = held()
    return make_response(_read(its)) if its else _gone()


@blueprint.post("/bring/next")
def brought_sent() -> Response:
    """Begin with what comes back. What is in this browser already goes only if that was ticked."""
    csrf.protect()
    its = held()
    if its is None:
        return _gone()
    way = next((each for each in its.ways if each.id == request.form.get("way")), None)
    may_delete = "delete" in request.form or not has_draft()
    is_this = request.form.get("read") == its.mark
    if way is None or not may_delete or not is_this:
        return make_response(_read(its, way, was_sent=True, is_this=is_this), UNPROCESSABLE)
    response = make_response()
    target = begin_way(response, its, way)
    response.status_code, response.location = 303, target
    return response


def _gone() -> Response:
    return make_response(redirect(url_for("journey.bring", why=GONE), code=303))


def _asking(problem: str = "") -> str:
    view = BringView(
        title=pgettext("bring", "Bring answers back"),
        language=g.language,
        back_url=url_for("journey.start"),
        was_gone=request.args.get("why") == GONE,
        problem=problem,
    )
    errors = [{"text": problem, "href": "#answers"}] if problem else []
    return render_template("pages/bring.html", page=view, errors=errors)


def _read(
    its: Held, picked: Way | None = None, *, was_sent: bool = False, is_this: bool = True
) -> str:
    found, had = its.brought, has_draft()
    may_delete = "delete" in request.form
    problems = _problems(picked, is_ticked=may_delete or not had) if was_sent else {}
    if not is_this:
        problems["way"] = pgettext(
            "bring", "Another file was brought meanwhile. Read what this one is, and choose again"
        )
    view = BroughtView(
        title=pgettext("bring", "What to do with this file"),
        language=g.language,
        back_url=url_for("journey.bring"),
        brought=found,
        mark=its.mark,
        subject=say(found.questionnaire.title),
        day=g.translator.format_date(found.made_at.date()),
        afresh=_told(its.updated.again, found.questionnaire.keys),
        still=_told(its.updated.still),
        still_carried_on=_told(its.still_carried_on),
        unread=_lines(found.unread),
        doubtful=_lines(found.doubtful),
        unlisted=max(0, len(found.unread) - MOST_LISTED),
        items=tuple(_item(each, its) for each in its.ways),
        picked=picked.id if picked else "",
        has_draft=had,
        may_delete=may_delete,
        lost_comparison=any(each.deed == "next" for each in its.ways) and its.earlier is None,
        problems=problems,
    )
    errors = [{"text": text, "href": f"#{box}"} for box, text in problems.items()]
    return render_template("pages/brought.html", page=view, errors=errors)


def _problems(picked: Way | None, *, is_ticked: bool) -> dict[str, str]:
    problems = {}
    if picked is None:
        problems["way"] = pgettext("bring", "Choose what to do with the file")
    if not is_ticked:
        problems["delete"] = pgettext(
            "bring", "Tick this to go on, or go back to the answers that are here"
        )
    return problems


def _item(way: Way, its: Held) -> dict[str, object]:
    hints = {
        "update": pgettext(
            "bring", "All other answers come back. Look them through and change what is new."
        ),
        "follow-up": pgettext(
            "bring",
            "All other answers come back. We fill in the day when the file was made. Change it if"
            " you referred on another day.",
        ),
        "next": pgettext(
            "bring",
            "Who the child is, the household, agencies and you come back. Signs start blank, and"
            " so does all else that you judge.",
        ),
        "carry-on": pgettext("bring", "All other answers come back and count there."),
    }
    texts = {
        "update": pgettext("bring", "Update it"),
        "follow-up": pgettext("bring", "Follow it up"),
        "next": pgettext("bring", "Begin the next assessment"),
    }
    carried = pgettext("bring", "Carry it on to: %(title)s", title=say(way.to.title))
    hint = hints[way.deed]
    if way.deed == "next" and its.earlier:
        hint += " " + pgettext("bring", "This one will stand beside it.")
    return {"value": way.id, "text": texts.get(way.deed, carried), "hint": {"text": hint}}


def _told(told: tuple[Told, ...], own: Container[str] = ()) -> tuple[ToldLine, ...]:
    lines = (
        ToldLine(
            asked=say(each.question.label.plain),
            where="" if each.key in own else say(each.questionnaire.title),
        )
        for each in told
    )
    return tuple(dict.fromkeys(lines))


def _lines(unread: tuple[Unread, ...]) -> tuple[UnreadLine, ...]:
    nameless = pgettext("bring", "An answer under a name that we do not know:")
    return tuple(
        UnreadLine(
            asked=say(each.label) if each.label else "" if each.name else nameless,
            name="" if each.label else each.name,
            why=say(WHY[each.why]),
        )
        for each in unread[:MOST_LISTED]
    )
