"""The school of a professional: looked for, chosen, remembered if they ask for it, forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from flask import g, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug import Response
from werkzeug.datastructures import MultiDict

from app.directory.names import fold
from app.directory.schools import LISTED, LONGEST_TYPED, SHORTEST_TYPED, School
from app.journey.school import Kept, council_of, forget, keep, kept
from app.journey.state import state
from app.journey.views import blueprint
from app.questionnaires.kinds.clean import showable
from app.questionnaires.text import Text
from app.web.languages import say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

MOST = 20
UNPROCESSABLE, REFUSED = 422, 400
FORGOTTEN = "forgotten"

PHASES: Mapping[str, Text] = MappingProxyType(
    {
        "Primary": Text("primary", "school phase"),
        "Secondary": Text("secondary", "school phase"),
        "Nursery": Text("nursery", "school phase"),
        "16 plus": Text("age 16 and over", "school phase"),
        "All-through": Text("all ages", "school phase"),
        "Middle deemed secondary": Text("middle school", "school phase"),
        "Middle deemed primary": Text("middle school", "school phase"),
    }
)
"""The phases of the list in our words; what is none of them, such as a special school, has none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """What was sent, and which button sent it."""

    do: str
    name: str
    council: str
    searched: str
    urn: str
    remember: bool

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> Self:
        """Read a form."""
        return cls(
            do=form.get("do", ""),
            name=form.get("name", "").strip(),
            council=form.get("council", "").strip(),
            searched=form.get("searched", ""),
            urn=form.get("urn", ""),
            remember="remember" in form,
        )

    @property
    def words(self) -> str:
        """All that was typed, to know whether the results are still for it."""
        return showable(f"{self.name}, {self.council}")

    @property
    def is_search(self) -> bool:
        """Say whether to look for schools.

        Enter in any box presses the first button, "Search", so new words count more than it.
        """
        is_new = self.searched != self.words
        if self.do == "search":
            return is_new or not self.urn
        return self.do == "choose" and is_new and not self.urn


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A school as it is offered."""

    urn: str
    name: str
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FindView(PageView):
    """The page to look for a school."""

    name: str = ""
    council: str = ""
    searched: str = ""
    """The words that the results are for; nothing before a search."""
    items: tuple[dict[str, object], ...] = ()
    has_more: bool = False
    longest: int = LONGEST_TYPED
    problem: str = ""
    at: str = "name"
    """The box that the problem is about."""
    kept: Kept | None = None
    was_forgotten: bool = False
    listed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class UseView(PageView):
    """The page that asks whether a school is right, and whether to remember it."""

    school: Offered


@blueprint.get("/school")
def school() -> str:
    """Show which school is kept, and let somebody look for one."""
    return _find(was_forgotten=request.args.get("why") == FORGOTTEN)


@blueprint.post("/school")
def school_sent() -> Response:
    """Look for a school, keep the one chosen, or forget it."""
    sent = Sent.of(request.form)
    if not _is_ours():
        return make_response(_find(sent, _lay_open()), REFUSED)
    if sent.do == "forget":
        response = make_response(redirect(url_for("journey.school", why=FORGOTTEN), code=303))
        forget(response)
        return response
    if sent.is_search:
        return _searched(sent)
    return _chosen(sent)


def _searched(sent: Sent) -> Response:
    if sum(map(str.isalnum, sent.name)) < SHORTEST_TYPED:
        problem = pgettext("school", "Type at least three letters of the name")
        return make_response(_find(sent, problem), UNPROCESSABLE)
    return make_response(_find(sent))


def _chosen(sent: Sent) -> Response:
    found = state().schools.find(sent.urn)
    if found is None:
        problem = pgettext("school", "Choose a school, or search again")
        return make_response(_find(sent, problem, at="urn"), UNPROCESSABLE)
    if sent.do != "use":
        view = UseView(
            title=pgettext("school", "Use this school?"),
            language=g.language,
            back_url=url_for("journey.school"),
            school=_offered(found),
        )
        return make_response(render_template("pages/school-use.html", page=view))
    response = make_response(redirect(url_for("journey.work"), code=303))
    keep(response, found, remember=sent.remember)
    return response


def _is_ours() -> bool:
    try:
        csrf.protect()
    except CSRFError:
        return False
    return True


def _lay_open() -> str:
    return pgettext("school", "This page lay open too long. Press the button once more")


def _find(
    sent: Sent | None = None, problem: str = "", *, at: str = "name", was_forgotten: bool = False
) -> str:
    """Return the page to look for a school, with what was typed and found."""
    found = _matches(sent) if sent else ()
    has_results = bool(sent and found)
    at = at if has_results else "name"
    view = FindView(
        title=pgettext("school", "Your school or college"),
        language=g.language,
        back_url=url_for("journey.work"),
        name=showable(sent.name) if sent else "",
        council=showable(sent.council) if sent else "",
        searched=sent.words if sent and (has_results or not problem) else "",
        items=tuple(_item(each) for each in found[:MOST]),
        has_more=len(found) > MOST,
        problem=problem,
        at=at,
        kept=kept(),
        was_forgotten=was_forgotten,
        listed=g.translator.format_date(LISTED),
    )
    errors = [{"text": problem, "href": f"#{at}"}] if problem else []
    return render_template("pages/school.html", page=view, errors=errors)


def _matches(sent: Sent) -> tuple[School, ...]:
    """Return the schools like what was typed, one more than are shown if there are more.

    What is typed for a council may be any place whose council the directory knows. Where it knows
    none of just that name, the words are looked for in the names of schools and their councils.
    """
    schools = state().schools
    if codes := _councils(sent.council):
        return schools.search(sent.name, codes, MOST + 1)
    return schools.search(f"{sent.name} {sent.council}", most=MOST + 1)


def _councils(place: str) -> set[str]:
    """Return the authorities with all that was typed in one of their names, nothing misspelt."""
    words = set(fold(place).split())
    found = state().content.directory.naming.search(place, day=LISTED) if words else ()
    return {each.authority.code for each in found if words <= set(fold(each.name).split())}


def _offered(found: School) -> Offered:
    phase = PHASES.get(found.phase)
    council = council_of(found) or found.authority
    about = council
    if phase:
        about = pgettext("school", "%(council)s, %(phase)s", council=council, phase=say(phase))
    return Offered(urn=found.urn, name=found.name, about=about)


def _item(found: School) -> dict[str, object]:
    """Return a school as an item of a list."""
    its = _offered(found)
    return {"value": its.urn, "text": its.name, "hint": {"text": its.about}}
