"""The pictures of Easy Read: `forms/easy_read.yaml`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from app.assessment.rulebook import Rulebook
from app.questionnaires.base import WORK, Id, Strict
from app.questionnaires.errors import Fault
from app.questionnaires.library import Library
from app.questionnaires.source import Source, read_yaml

FILE = "easy_read.yaml"


class EasyRead(Strict):
    """The shape of the file."""

    pictures: Mapping[Id, Mapping[Id, Id]]
    """The picture of each page, by the ids of questionnaire and page."""
    urgencies: Mapping[str, Id]
    """The picture of each result."""

    def of_page(self, questionnaire: str, page: str) -> str:
        """Return the picture of a page; nothing for a page that has none."""
        return self.pictures.get(questionnaire, {}).get(page, "")

    @property
    def names(self) -> frozenset[str]:
        """Every picture."""
        pages = {name for each in self.pictures.values() for name in each.values()}
        return frozenset(pages | set(self.urgencies.values()))


def easy_read_source(forms: Path) -> Source:
    """Read the file, to name its lines. Raises ContentError."""
    return read_yaml(forms / FILE)


def read_easy_read(forms: Path) -> EasyRead:
    """Read which picture belongs to which page. Raises ContentError."""
    return easy_read_source(forms).read_as(EasyRead, context="")


def lint_easy_read(forms: Path, library: Library, rulebook: Rulebook) -> Iterator[Fault]:
    """Find pages of the public and results without a picture, and pictures of no page."""
    source, known = easy_read_source(forms), read_easy_read(forms)
    for asked in library.questionnaires.values():
        if asked.reader in WORK:
            continue
        own = known.pictures.get(asked.id, {})
        for page in asked.pages:
            if page.id not in own:
                what = f"{asked.id} has a page {page.id!r} without a picture"
                yield source.fault(("pictures", asked.id), what, "choose one for it")
        for id in own.keys() - asked.pages_by_id.keys():
            what = f"{asked.id} has no page {id!r}"
            yield source.fault(("pictures", asked.id, id), what, "take its picture out")
    for urgency in {urgency.code for _, urgency in rulebook.words} - known.urgencies.keys():
        yield source.fault(("urgencies",), f"{urgency!r} has no picture", "choose one for it")
