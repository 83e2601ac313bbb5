"""Deleting one's answers, from anywhere."""

from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, url_for
from werkzeug import Response

from app.journey.browser import end, stored_here
from app.journey.keeping import goes_on_at
from app.journey.school import forget_chosen
from app.journey.views import blueprint
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class DeleteView(PageView):
    """The page that asks once more."""

    has_draft: bool
    is_kept: bool
    """Whether somebody may come back to the answers with a code."""


@blueprint.get("/delete")
def delete() -> str:
    """Ask once more: the link to here is on every page, and may be pressed by mistake."""
    stored = stored_here()
    view = DeleteView(
        title=pgettext("delete", "Delete your answers now?"),
        language=g.language,
        back_url=goes_on_at(stored) if stored else url_for("journey.start"),
        has_draft=stored is not None,
        is_kept=bool(stored and stored.code),
    )
    return render_template("pages/delete.html", page=view)


@blueprint.post("/delete")
def delete_now() -> Response:
    """Delete this browser's draft with its code, and forget which school was chosen for it."""
    csrf.protect()
    response = make_response(redirect(url_for("journey.deleted"), code=303))
    end(response)
    forget_chosen(response)
    return response


@blueprint.get("/deleted")
def deleted() -> str:
    """Say that the answers are gone, and what still can be done."""
    title = pgettext("done", "Your answers are deleted")
    return render_template("pages/done.html", page=PageView(title=title, language=g.language))
