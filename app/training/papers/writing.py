"""Papers as HTML pages for the document process, made as real documents are and marked as none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.questionnaires.base import Strict
from app.questionnaires.text import Translator
from app.referrals.citing import cite, unchecked
from app.referrals.content import Content
from app.referrals.documents.writing import DocumentWriter
from app.referrals.ringing import MADE
from app.training.content.cases import TrainingCase
from app.training.papers.attendance import Attendance
from app.training.papers.cases import PartOnPaper, parts_on_paper
from app.training.papers.exercises import boxes_on_paper, votes_on_paper
from app.training.papers.kinds import TITLES, Item, Paper
from app.training.papers.summary import Summary
from app.training.papers.ways import WAYS
from app.training.results import FEWEST

FOLDER = "training/papers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Papers:
    """Writes papers in one language, at one moment."""

    content: Content
    writer: DocumentWriter
    translator: Translator
    at: datetime

    def of(self, item: Item, paper: Paper) -> str:
        """Return a paper of a case or exercise as one HTML page."""
        parts: tuple[PartOnPaper, ...] = ()
        if isinstance(item, TrainingCase):
            parts = parts_on_paper(self.content, item, self.at)
        what = "case" if isinstance(item, TrainingCase) else item.kind
        template = paper.value if paper in {Paper.NOTES, Paper.SLIPS} else "handout"
        return self._page(
            template,
            kind=TITLES[paper],
            item=item,
            what=what,
            is_answered=paper is not Paper.HANDOUT,
            parts=parts,
            votes=tuple(votes_on_paper(item)),
            boxed=tuple(boxes_on_paper(self.content, item)),
            ways=WAYS[what],
            fewest=FEWEST,
            replaced=tuple(unchecked(references(item), self.content.sources)),
        )

    def attendance(self, attendance: Attendance) -> str:
        """Return the paper that says what somebody practised."""
        return self._page("attendance", attendance=attendance)

    def summary(self, summary: Summary) -> str:
        """Return a session in numbers."""
        return self._page("summary", summary=summary)

    def _page(self, name: str, **values: object) -> str:
        return self.writer.page(
            f"{FOLDER}/{name}.html",
            self.translator,
            made=MADE(day=self.at.date()),
            cited=lambda source: cite(source, self.content.sources, self.translator),
            **values,
        )


def references(value: object) -> Iterator[str]:
    """Yield every source that a case or exercise cites."""
    match value:
        case Strict():
            if isinstance(source := getattr(value, "source", None), str):
                yield source
            for name in type(value).model_fields:
                yield from references(getattr(value, name))
        case tuple():
            for each in value:
                yield from references(each)
