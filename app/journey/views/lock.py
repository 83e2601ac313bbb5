"""The letter as a PDF with a password, for an area that takes e-mail."""

from dataclasses import dataclass
from secrets import choice

from flask import abort, g, make_response, render_template, request, url_for
from werkzeug import Response

from app.journey.hidden import hidden
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.documents import sent
from app.journey.visit import Visit, open_visit
from app.journey.whose import WHOSE, name_if_several, refuse_other
from app.journey.written import finished_referral_of
from app.questionnaires.kinds.clean import showable
from app.questionnaires.text import English
from app.referrals.documents.jobs import Job
from app.referrals.kinds import KINDS
from app.web.errors import PRESS_AGAIN, not_now
from app.web.languages import say
from app.web.limits import DOCUMENT, limited
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

SHORTEST, LONGEST = 12, 64
"""Characters of a password. PDF takes 127 bytes, and a letter may be four."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look or sound like others when read out."""
GROUPS, LETTERS_IN_GROUP = 4, 4
UNPROCESSABLE = 422


@dataclass(frozen=True, kw_only=True, slots=True)
class LockView(PageView):
    """The page that asks for a password."""

    journey: str
    name: str
    """Whose record it is of, where there are several."""
    whose: str
    password: str
    problem: str
    shortest: int
    longest: int


@blueprint.get("/<letter:journey>/lock")
def lock(journey: str) -> str:
    """Ask for a password, and offer one."""
    return _page(_visit(journey), offered())


@blueprint.post("/<letter:journey>/lock")
@limited(DOCUMENT)
def locked(journey: str) -> Response:
    """Make the PDF. The password is used and forgotten."""
    csrf.protect()
    visit = _visit(journey)
    refuse_other(visit)
    password = request.form.get("key", "").strip()
    if problem := _problem(password):
        return make_response(_page(visit, password, problem), UNPROCESSABLE)
    referral = finished_referral_of(visit, English())
    html = state().writer.whole("agency", referral, English())
    return sent(Job(format="pdf", body=html, password=password), "locked.pdf")


def _visit(journey: str) -> Visit:
    visit = open_visit(journey)
    kind = visit.questionnaire.kind_for(visit.path.answers)
    return visit if KINDS[kind].body == "agency" else abort(404)


def _problem(password: str) -> str:
    if len(password) < SHORTEST:
        return pgettext(
            "lock", "Choose a longer password: %(count)s letters or more", count=SHORTEST
        )
    if len(password) > LONGEST or not password.isprintable() or not password.isascii():
        return pgettext(
            "lock",
            "Use plain letters, digits and signs without accents, %(count)s at most",
            count=LONGEST,
        )
    return ""


def offered() -> str:
    """Return a password that nobody can guess, and everybody can type."""
    groups = ("".join(choice(LETTERS) for _ in range(LETTERS_IN_GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def shown_again(journey: str) -> Response:
    """Show the page again with the password that was typed, because the letter cannot be read."""
    password = request.form.get("key", "").strip()
    return not_now(_shown(journey, password, say(PRESS_AGAIN), whose=hidden(WHOSE)))


def _page(visit: Visit, password: str, problem: str = "") -> str:
    whose, name = visit.stored.child, name_if_several(visit)
    return _shown(visit.questionnaire.address, password, problem, whose=whose, name=name)


def _shown(journey: str, password: str, problem: str, *, whose: str, name: str = "") -> str:
    view = LockView(
        title=pgettext("lock", "A letter with a password"),
        language=g.language,
        back_url=url_for("journey.papers", journey=journey),
        journey=journey,
        name=name,
        whose=whose,
        password=showable(password),
        problem=problem,
        shortest=SHORTEST,
        longest=LONGEST,
    )
    errors = [{"text": problem, "href": "#key"}] if problem else []
    return render_template("pages/lock.html", page=view, errors=errors)
