"""A case on paper: its parts, what is asked in each, and what we would say."""

from dataclasses import dataclass
from datetime import datetime

from app.referrals.blank import BlankPage, blank_page
from app.referrals.content import Content
from app.training.content.cases import Part, TrainingCase
from app.training.content.ours import outcome_of
from app.training.results import Asked, questions_of
from app.training.working import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class PartOnPaper:
    """What becomes known at one time, as it stands on paper."""

    part: Part
    asked: tuple[Asked, ...]
    """What everybody judges, with what we would say."""
    pages: tuple[BlankPage, ...]
    """The pages of the real questionnaire, as phones ask them."""


def parts_on_paper(content: Content, case: TrainingCase, at: datetime) -> tuple[PartOnPaper, ...]:
    """Return the parts of a case as they stand on paper."""
    return tuple(_part(content, case, part, at) for part in case.parts)


def _part(content: Content, case: TrainingCase, part: Part, at: datetime) -> PartOnPaper:
    destinations = content.rulebook.destinations
    labels = {code: destinations[code].label for code in case.tell}
    work = Work(case=case, part=part, again=False, told={})
    return PartOnPaper(
        part=part,
        asked=tuple(questions_of(case, part, outcome_of(content, case, part, at), labels)),
        pages=tuple(map(blank_page, work.pages(content))),
    )
