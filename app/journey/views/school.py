"""The school of a professional: looked for, chosen, remembered if they ask for it, forgotten."""

from dataclasses import dataclass, replace

from flask import g, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug import Response

from app.directory.schools import LISTED, LONGEST_TYPED, SHORTEST_TYPED, School
from app.journey.school import Kept, forget, is_remembered, keep, kept
from app.journey.school_search import MOST, Offered, Sent, item, matches, offered
from app.journey.state import state
from app.journey.views import blueprint
from app.questionnaires.kinds.clean import showable
from app.web.errors import PRESS_AGAIN, not_now
from app.web.languages import say
from app.web.limits import SEARCH, limited
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE, REFUSED = 422, 400
FORGOTTEN = "forgotten"


@dataclass(frozen=True, kw_only=True, slots=True)
class FindView(PageView):
    """The page to look for a school."""

    name: str = ""
    council: str = ""
    searched: str = ""
    """The words that the results are for; nothing before a search."""
    items: tuple[dict[str, object], ...] = ()
    picked: str = ""
    has_more: bool = False
    longest: int = LONGEST_TYPED
    problem: str = ""
    at: str = ""
    """The box or the button that the problem is about."""
    kept: Kept | None = None
    was_forgotten: bool = False
    listed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class UseView(PageView):
    """The page that asks whether a school is right, and whether to remember it."""

    school: Offered
    is_remembered: bool
    is_ticked: bool
    problem: str
    at: str = "use"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """What is wrong, and the box or the button that it is about."""

    text: str
    at: str
    status: int = UNPROCESSABLE


@blueprint.get("/school")
def school() -> str:
    """Show which school is kept, and let somebody look for one."""
    its = kept()
    view = FindView(
        title=_title(),
        language=g.language,
        back_url=url_for("journey.work"),
        kept=its,
        was_forgotten=request.args.get("why") == FORGOTTEN and its is None,
        listed=g.translator.format_date(LISTED),
    )
    return render_template("pages/school.html", page=view)


@blueprint.post("/school")
def school_sent() -> Response:
    """Look for a school, keep the one chosen, or forget it."""
    sent = Sent.of(request.form)
    if sent.do == "forget":
        # Without our token too: browsers send the cookies that this deletes from our pages alone.
        response = make_response(redirect(url_for("journey.school", why=FORGOTTEN), code=303))
        forget(response)
        return response
    is_ours = _is_ours()
    if sent.is_search:
        return _searched(sent) if is_ours else _found(sent, (), _lay_open("search"))
    return _chosen(sent, is_ours=is_ours)


def _searched(sent: Sent) -> Response:
    if sum(map(str.isalnum, sent.name)) < SHORTEST_TYPED:
        problem = pgettext("school", "Type at least three letters of the name")
        return _found(sent, (), Problem(text=problem, at="name"))
    return _found(sent, _look(sent))


@limited(SEARCH)
def _look(sent: Sent) -> tuple[School, ...]:
    return matches(sent)


def _chosen(sent: Sent, *, is_ours: bool) -> Response:
    chosen = state().schools.find(sent.urn)
    if chosen is None:
        found = _look(sent) if is_ours else ()
        problem = pgettext("school", "Choose a school, or search again")
        return _found(sent, found, Problem(text=problem, at="urn" if found else "name"))
    if sent.do != "use":
        if not is_ours:
            return _found(sent, (chosen,), _lay_open("choose"))
        return _asked(chosen, is_ticked=is_remembered(chosen))
    if not is_ours:
        return _asked(chosen, is_ticked=sent.remember, problem=_lay_open("use"))
    response = make_response(redirect(url_for("journey.work"), code=303))
    keep(response, chosen, remember=sent.remember)
    return response


def shown_again() -> Response:
    """Show what was typed or chosen again, because it could not be kept or looked up."""
    sent = Sent.of(request.form)
    chosen = state().schools.find(sent.urn)
    problem = Problem(text=say(PRESS_AGAIN), at="choose" if chosen else "search")
    if sent.do == "use" and chosen:
        problem = replace(problem, at="use")
        asked = _asked(chosen, is_ticked=sent.remember, problem=problem)
        return not_now(asked.get_data(as_text=True))
    # Which school is kept cannot be said, for it may be in the draft.
    return not_now(_page(sent, (chosen,) if chosen else (), problem, None))


def _is_ours() -> bool:
    try:
        csrf.protect()
    except CSRFError:
        return False
    return True


def _lay_open(button: str) -> Problem:
    words = pgettext("school", "This page lay open too long. Press the button once more")
    return Problem(text=words, at=button, status=REFUSED)


def _asked(chosen: School, *, is_ticked: bool, problem: Problem | None = None) -> Response:
    """Return the page that asks whether a school is right."""
    view = UseView(
        title=pgettext("school", "Use this school?"),
        language=g.language,
        back_url=url_for("journey.school"),
        school=offered(chosen),
        is_remembered=is_remembered(chosen),
        is_ticked=is_ticked,
        problem=problem.text if problem else "",
    )
    shown = render_template("pages/school-use.html", page=view, errors=_summary(problem))
    return make_response(shown, problem.status if problem else 200)


def _found(sent: Sent, found: tuple[School, ...], problem: Problem | None = None) -> Response:
    """Return the page to look for a school, with what was typed and found."""
    return make_response(_page(sent, found, problem, kept()), problem.status if problem else 200)


def _page(sent: Sent, found: tuple[School, ...], problem: Problem | None, its: Kept | None) -> str:
    is_answer = bool(found) or problem is None
    view = FindView(
        title=_title(has_results=bool(found), is_answer=is_answer),
        language=g.language,
        back_url=url_for("journey.work"),
        name=showable(sent.name),
        council=showable(sent.council),
        searched=sent.words if is_answer else "",
        items=tuple(item(each) for each in found[:MOST]),
        picked=sent.urn.strip() if problem else "",
        has_more=len(found) > MOST,
        problem=problem.text if problem else "",
        at=problem.at if problem else "",
        kept=its,
        listed=g.translator.format_date(LISTED),
    )
    return render_template("pages/school.html", page=view, errors=_summary(problem))


def _title(*, has_results: bool = False, is_answer: bool = False) -> str:
    """Return a title that tells, when it is read out, that a search was made and how it went."""
    if has_results:
        return pgettext("school", "Choose your school")
    if is_answer:
        return pgettext("school", "No school found")
    return pgettext("school", "Your school or college")


def _summary(problem: Problem | None) -> list[dict[str, str]]:
    return [{"text": problem.text, "href": f"#{problem.at}"}] if problem else []
