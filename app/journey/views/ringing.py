"""Whom to ring in an area, for anybody: nothing is asked but where, and nothing is kept."""

from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.asking.council_list import council_items
from app.asking.inputs.council_search import nation_names
from app.calendars import NATIONS, Nation, day_of
from app.directory.areas import Area
from app.directory.directory import Located, Reason
from app.directory.errors import UnknownAuthorityError
from app.directory.naming import Match
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.documents import download, sent_as_pdf
from app.questionnaires.error_words import WORDS
from app.questionnaires.errors import PostcodeError
from app.referrals.documents.writing import Poster
from app.referrals.ringing import Ringing, ringing
from app.web.hosts import public_url
from app.web.language_choice import SAY_IN
from app.web.languages import current_languages, say
from app.web.limits import DOCUMENT, limited
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE, NOT_FOUND = 422, 404
POSTCODE, NAME, NATION, CODE = "postcode", "name", "nation", "code"
BY, SHOWN = "by", "shown"
"""What is looked for by, and the postcode that the page was shown with."""
FORM = "where"
"""The id of the form that another language is chosen in."""
LONGEST_TYPED = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class FindView(PageView):
    """The page that asks where, with what was typed so far and what it led to."""

    postcode: str
    name: str
    nations: tuple[tuple[Nation, str], ...]
    notice: str = ""
    """Why no council can be shown for what was typed."""
    problem: str = ""
    problem_at: str = ""
    """The box that the problem is with."""
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmView(PageView):
    """The council that a postcode led to, to confirm."""

    found: Located


@dataclass(frozen=True, kw_only=True, slots=True)
class ListView(PageView):
    """The councils of a nation, to choose from."""

    nation: Nation
    items: tuple[dict[str, str], ...]
    postcode: str
    why: str
    """Why a list is shown for the postcode that was typed."""
    picked: str
    problem: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaView(PageView):
    """Whom to ring in an area."""

    ringing: Ringing
    code: str


@blueprint.get("/ring")
def where() -> str:
    """Ask for a postcode, or for the name of a council."""
    return _asked()


@blueprint.post("/ring")
def found() -> Response:
    """Find the council by what was typed, which stands in no address.

    No token is asked for: this changes nothing and keeps nothing, and a token would need a cookie.
    """
    is_elsewhere = SAY_IN in request.form
    if CODE in request.form and not is_elsewhere:
        return _chosen(request.form[CODE])
    if nation := _nation():
        return make_response(_listed(nation))
    if is_elsewhere and not (_typed(POSTCODE) or _typed(NAME)):
        return make_response(_asked())
    return _by_name(_typed(NAME)) if _is_by_name() else _by_postcode(_typed(POSTCODE))


@blueprint.get("/ring/<code>")
def area(code: str) -> Response:
    """Show whom to ring in an area: an address to keep, for it holds nobody's data."""
    place = _area(code)
    if place is None:
        return _gone()
    parts = state()
    parts.documents.warm()
    view = AreaView(
        title=pgettext("ringing", "Who to ring: %(area)s", area=place.authority.short_name),
        language=g.language,
        back_url=url_for("journey.where"),
        ringing=ringing(parts.content, place, parts.now()),
        code=code,
    )
    return make_response(render_template("pages/area.html", page=view))


@blueprint.get("/ring/<code>/card.pdf")
@limited(DOCUMENT, "posters")
def card_pdf(code: str) -> Response:
    """Make a card for a wallet."""
    return _poster(code, "card")


@blueprint.get("/ring/<code>/wall.pdf")
@limited(DOCUMENT, "posters")
def wall_pdf(code: str) -> Response:
    """Make a page for a wall."""
    return _poster(code, "wall")


def _poster(code: str, poster: Poster) -> Response:
    place, parts, public = _area(code), state(), public_url()
    if place is None:
        return _gone()
    html = parts.writer.poster(
        poster,
        ringing(parts.content, place, parts.now(), on_paper=True),
        public and public + url_for("journey.area", code=code),
        current_languages().translator,
    )
    name = f"{poster}.pdf"
    if kept := parts.posters.get(html):
        return download(kept, "application/pdf", name)
    sent = sent_as_pdf(html, name)
    if sent.mimetype == "application/pdf":
        parts.posters.put(html, sent.get_data())
    return sent


def _area(code: str) -> Area | None:
    """Return the area of a council that exists today."""
    parts = state()
    try:
        place = parts.content.directory.area(code)
    except UnknownAuthorityError:
        return None
    return place if place.authority.exists_on(day_of(parts.now())) else None


def _gone() -> Response:
    notice = pgettext(
        "ringing", "There is no council at this address now. Find it by postcode or by name."
    )
    title = pgettext("ringing", "No council at this address")
    return make_response(_asked(notice=notice, title=title), NOT_FOUND)


def _nation() -> Nation | None:
    return next((each for each in NATIONS if each == request.form.get(NATION)), None)


def _is_by_name() -> bool:
    """Say which box is meant: Enter presses no button, and a new postcode is surer than a name."""
    postcode = _typed(POSTCODE)
    is_new = bool(postcode) and postcode != request.form.get(SHOWN)
    return BY in request.form or (bool(_typed(NAME)) and not is_new)


def _chosen(code: str) -> Response:
    if _area(code):
        return make_response(redirect(url_for("journey.area", code=code), code=303))
    nation = _nation()
    if nation is None:
        return _gone()
    problem = pgettext("ringing", "Choose one from the list")
    return make_response(_listed(nation, problem=problem), UNPROCESSABLE)


def _by_name(name: str) -> Response:
    parts = state()
    matches = parts.content.directory.naming.search(name, day=day_of(parts.now()))
    if matches:
        title = pgettext("ringing", "Do you mean one of these?")
        return make_response(_asked(title=title, matches=matches))
    problem = pgettext("ringing", "We know no council by this name. Check it, or use the list")
    return make_response(_asked(problem=problem, problem_at=NAME), UNPROCESSABLE)


def _by_postcode(postcode: str) -> Response:
    parts = state()
    try:
        place = parts.content.directory.locate(postcode, day_of(parts.now()))
    except PostcodeError as error:
        problem = say(WORDS["not_a_postcode"])
        if error.code == "empty":
            problem = pgettext("ringing", "Type a postcode, or find the council by its name")
        return make_response(_asked(problem=problem, problem_at=POSTCODE), UNPROCESSABLE)
    if isinstance(place, Located):
        return make_response(_confirm(place))
    if place.reason == "northern_ireland":
        return make_response(_listed("northern_ireland"))
    return make_response(_asked(title=_why(place.reason), notice=_by_name_instead(place.reason)))


def _why(reason: Reason) -> str:
    """Say why a postcode leads to no council, as the heading of the page."""
    words: dict[Reason, str] = {
        "unknown": pgettext("ringing", "We do not know this postcode"),
        "crown_dependency": pgettext("ringing", "This postcode is outside the United Kingdom"),
        "forces": pgettext("ringing", "This is a forces address"),
    }
    return words[reason]


def _by_name_instead(reason: Reason) -> str:
    if reason == "unknown":
        return pgettext(
            "ringing", "It may be new or mistyped. Below you can look for the council by its name."
        )
    return pgettext("ringing", "Below you can look for the council by its name.")


def _typed(box: str) -> str:
    """Return what was typed into a box, without what cannot be shown in one."""
    typed = request.form.get(box, "")[:LONGEST_TYPED]
    return "".join(each for each in typed if each.isprintable())


def _asked(
    *,
    title: str = "",
    notice: str = "",
    problem: str = "",
    problem_at: str = POSTCODE,
    matches: tuple[Match, ...] = (),
) -> str:
    view = FindView(
        title=title or pgettext("ringing", "Who do I ring in my area?"),
        language=g.language,
        back_url=url_for("journey.start"),
        # At the address of a council that is gone there is nothing to send a form to.
        form=FORM if request.method == "POST" or request.endpoint == "journey.where" else "",
        postcode=_typed(POSTCODE),
        name=_typed(NAME),
        nations=tuple(nation_names().items()),
        notice=notice,
        problem=problem,
        problem_at=problem_at,
        matches=matches,
    )
    errors = [{"text": problem, "href": f"#{problem_at}"}] if problem else []
    return render_template("pages/where.html", page=view, errors=errors)


def _confirm(place: Located) -> str:
    view = ConfirmView(
        title=pgettext("ringing", "Is this right?"),
        language=g.language,
        back_url=url_for("journey.where"),
        form=FORM,
        found=place,
    )
    return render_template("pages/where-confirm.html", page=view)


def _listed(nation: Nation, *, problem: str = "") -> str:
    parts, why = state(), ""
    if nation == "northern_ireland" and _typed(POSTCODE):
        why = pgettext("ringing", "A postcode does not tell which trust it is in Northern Ireland.")
    view = ListView(
        title=pgettext("ringing", "Choose who looks after children there"),
        language=g.language,
        back_url=url_for("journey.where"),
        form=FORM,
        nation=nation,
        items=tuple(council_items(parts.content.directory, nation, day_of(parts.now()))),
        postcode=_typed(POSTCODE),
        why=why,
        picked=request.form.get(CODE, ""),
        problem=problem,
    )
    errors = [{"text": problem, "href": f"#{CODE}"}] if problem else []
    return render_template("pages/where-list.html", page=view, errors=errors)
