"""A copy for the family to hold: shown whole, ticked, and made only where everything allows it."""

from dataclasses import dataclass
from hashlib import sha256

from flask import abort, g, make_response, render_template, request, url_for
from markupsafe import Markup
from werkzeug import Response

from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.documents import sent_as_pdf
from app.journey.visit import Visit, open_visit, visit_to
from app.languages import ENGLISH, Language
from app.questionnaires.text import English, Translator
from app.referrals.family import UNREAD, family_copy
from app.referrals.family_document import FamilyOf, family_of
from app.web.languages import current_languages, say
from app.web.limits import DOCUMENT, limited
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE, FORBIDDEN = 422, 403
TICK, READ, YES, LANGUAGE = "confirm", "read", "yes", "language"


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """The copy as it may be made, or why it may not."""

    reasons: tuple[str, ...]
    family: FamilyOf | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyView(PageView):
    """The copy to read, or why there is none."""

    journey: str
    reasons: tuple[str, ...]
    people: tuple[str, ...]
    body: Markup
    read: str
    """What stands for the very copy that is shown: it alone is made."""
    problem: str
    languages: tuple[Language, ...]
    """Those in which a family can be given it: somebody has checked every text of them."""
    chosen: str
    """The one that is ticked; empty where what was sent is none of them."""


@blueprint.get("/<letter:journey>/family")
def family_page(journey: str) -> str:
    """Show the copy for the family, to be read before it is made, or say why there is none."""
    visit = _visit(journey)
    return _page(visit, _checked(visit))


@blueprint.post("/<letter:journey>/family.pdf")
@limited(DOCUMENT)
def family_pdf(journey: str) -> Response:
    """Make the copy that was read and ticked, or show the page again."""
    csrf.protect()
    visit = _visit(journey)
    checked = _checked(visit)
    if checked.family is None:
        return make_response(_page(visit, checked), FORBIDDEN)
    if request.form.get(READ) != _mark(checked.family):
        problem = pgettext("family copy", "It has changed since you read it. Read it again")
        return make_response(_page(visit, checked, problem), UNPROCESSABLE)
    if request.form.get(TICK) != YES:
        problem = pgettext("family copy", "Read all of it, and tick the box if all of it may go")
        return make_response(_page(visit, checked, problem), UNPROCESSABLE)
    chosen = _chosen()
    if not chosen:
        problem = pgettext("family copy", "Choose one of these languages")
        return make_response(_page(visit, checked, problem), UNPROCESSABLE)
    judged, translator = visit.judged(), _translator(chosen)
    own = family_of(judged, checked.family.people, state().content, translator)
    # A neutral name: it stays in the list of downloads.
    return sent_as_pdf(state().writer.family_whole(own, translator), "part.pdf")


def _languages() -> tuple[Language, ...]:
    """Return the languages that a family may be given a paper in: it cannot be taken back."""
    return tuple(each for each in current_languages().known.values() if each.is_checked)


def _chosen() -> str:
    """Return the code of the language that was chosen; nothing where it is none of those.

    It is English until somebody chooses, and where there is nothing to choose from.
    """
    known = {each.code for each in _languages()}
    is_asked = request.method == "POST" and len(known) > 1
    code = request.form.get(LANGUAGE, "" if is_asked else ENGLISH)
    return code if code in known else ""


def _translator(code: str) -> Translator:
    return English() if code == ENGLISH else current_languages().translators[code]


def _visit(journey: str) -> Visit:
    visit = open_visit(journey)
    return visit if visit.questionnaire.reader == "professional" else abort(404)


def _checked(visit: Visit) -> Checked:
    content, judged = state().content, visit.judged()
    others = [visit_to(visit, each) for each in visit.stored.aside]
    found = family_copy(
        judged,
        content.family,
        others=tuple(each.judged() for each in others),
        is_update=any(each.updates for each in visit.stored.records),
    )
    reasons = list(found.reasons)
    if any(each.unread() for each in (visit, *others)):
        reasons.append(UNREAD)
    if reasons or not found.may:
        return Checked(reasons=tuple(map(say, reasons)), family=None)
    return Checked(reasons=(), family=family_of(judged, found.people, content, English()))


def _mark(family: FamilyOf) -> str:
    """Return what changes whenever the copy does."""
    return sha256(family.model_dump_json(exclude={"made_at"}).encode()).hexdigest()


def _page(visit: Visit, checked: Checked, problem: str = "") -> str:
    family, letter = checked.family, visit.questionnaire.address
    view = FamilyView(
        title=pgettext("family copy", "A copy for the family")
        if family
        else pgettext("family copy", "No copy for the family"),
        language=g.language,
        back_url=url_for("journey.result", journey=letter),
        journey=letter,
        reasons=checked.reasons,
        people=family.people if family else (),
        body=state().writer.family_body(family, English()) if family else Markup(),
        read=_mark(family) if family else "",
        problem=problem,
        languages=_languages(),
        chosen=_chosen(),
    )
    errors = [{"text": problem, "href": f"#{TICK}"}] if problem else []
    return render_template("pages/family.html", page=view, errors=errors)
