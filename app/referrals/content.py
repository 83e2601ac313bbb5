"""All content of one installation, loaded and checked once at start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.rulebook import Rulebook, load_rulebook
from app.directory.areas import Area
from app.directory.directory import Directory
from app.questionnaires.answers import Answer, Council
from app.questionnaires.kinds import Asking
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.library import Library, load_library
from app.questionnaires.model import Questionnaire, is_settled
from app.questionnaires.path import Path as AnswerPath
from app.questionnaires.path import facts, walk
from app.referrals.citing import CitedSource, read_sources
from app.referrals.fingerprint import fingerprint
from app.referrals.routing import Route, route


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A set of answers followed to its end: the path, the outcome, and whom to contact."""

    questionnaire: Questionnaire
    path: AnswerPath
    outcome: Outcome
    route: Route


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is asked, decided, routed and cited."""

    library: Library
    rulebook: Rulebook
    directory: Directory
    sources: Mapping[str, CitedSource]
    fingerprints: Mapping[str, str]
    authorities: frozenset[str] = field(repr=False)

    def asking(self, at: datetime) -> Asking:
        """Return what reading an answer depends on at a moment."""
        return Asking(today=at.date(), authorities=self.authorities)

    def judge(
        self,
        questionnaire: Questionnaire,
        answers: Mapping[str, Answer],
        at: datetime,
        area: Area | None = None,
    ) -> Judged:
        """Follow answers to an outcome and its contacts; `area` wins over the answered one."""
        path = walk(questionnaire, answers)
        outcome = assess(self.rulebook, facts(path))
        where = area or self.area_of(path)
        return Judged(
            questionnaire=questionnaire,
            path=path,
            outcome=outcome,
            route=route(outcome, self.directory, where, at),
        )

    def area_of(self, path: AnswerPath) -> Area | None:
        """Return the area that the person confirmed, if they did and it still stands."""
        for asked in path.questions:
            is_place = isinstance(asked.question, AuthorityQuestion)
            stands = is_place and is_settled(asked.question, path.answers)
            if stands and isinstance(asked.answer, Council):
                return self.directory.area(asked.answer.code)
        return None


def load_content(forms: Path, built: Path) -> Content:
    """Load everything under `forms/` and the packed postcodes.

    Raises ContentError or DirectoryFileError, with file, line and what to do.
    """
    library, rulebook = load_library(forms), load_rulebook(forms)
    directory = Directory.load(forms, built)
    return Content(
        library=library,
        rulebook=rulebook,
        directory=directory,
        sources=read_sources(forms),
        fingerprints={id: fingerprint(library, rulebook, id) for id in library.questionnaires},
        authorities=frozenset(authority.code for authority in directory.authorities()),
    )
