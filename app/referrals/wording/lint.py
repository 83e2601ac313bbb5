"""Lint of the words that are remarked on: their reasons are plain, and each is cited."""

from collections.abc import Container, Iterator
from pathlib import Path

from app.questionnaires.errors import Fault
from app.questionnaires.lint.words import unfit_texts
from app.questionnaires.places import Place
from app.referrals.citing import REFERENCE
from app.referrals.wording.files import CONTEXT, Evidence, Terms, read_wording, wording_file


def lint_wording(forms: Path, sources: Container[str]) -> Iterator[Fault]:
    """Yield what is wrong with the words. Raises ContentError for a file that cannot be read."""
    read_wording(forms)
    shapes: dict[str, type[Terms]] = {"terms": Terms, "evidence": Evidence}
    for name, shape in shapes.items():
        source = wording_file(forms, name)
        for number, term in enumerate(source.read_as(shape, context=CONTEXT).terms):
            place = Place(source, ("terms", number), term)
            yield from unfit_texts(place, {})
            if any(found["code"] not in sources for found in REFERENCE.finditer(term.source)):
                mend = "cite a document of forms/wording/sources.yaml"
                yield place.fault(f"source {term.source!r} is not one we list", mend)
