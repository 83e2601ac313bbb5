"""All content of one installation, loaded and checked once at start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.rulebook import Rulebook, load_rulebook
from app.calendars import day_of
from app.directory.areas import Area
from app.directory.directory import Directory
from app.questionnaires.answers import Answer
from app.questionnaires.case import Case
from app.questionnaires.kinds import Asking
from app.questionnaires.library import Library, load_library
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import Path as AnswerPath
from app.questionnaires.path import facts, walk
from app.referrals.citing import CitedSource, read_sources
from app.referrals.fingerprint import fingerprint
from app.referrals.places import places_of, with_home
from app.referrals.routing import Route, Router


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A set of answers followed to its end: the path, the outcome, and whom to contact."""

    questionnaire: Questionnaire
    path: AnswerPath
    outcome: Outcome
    route: Route
    before: tuple["Walked", ...] = ()
    """The other questionnaires answered about the same child: their worries count as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Walked:
    """Another questionnaire and the path of its answers."""

    questionnaire: Questionnaire
    path: AnswerPath


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is asked, decided, routed and cited."""

    library: Library
    rulebook: Rulebook
    directory: Directory
    sources: Mapping[str, CitedSource]
    fingerprints: Mapping[str, str]

    def asking(self, at: datetime) -> Asking:
        """Return what reading an answer depends on at a moment."""
        day = day_of(at)
        return Asking(today=day, authorities=self.directory.codes_on(day))

    def judge(
        self,
        questionnaire: Questionnaire,
        answers: Mapping[str, Answer],
        at: datetime,
        area: Area | None = None,
        *,
        before: tuple[Walked, ...] = (),
    ) -> Judged:
        """Follow answers to an outcome and its contacts; `area` wins over the answered home.

        What was told in other questionnaires `before` is part of it: nothing is typed twice.
        """
        path = walk(questionnaire, answers)
        paths = (path, *(each.path for each in before))
        told = tuple(dict.fromkeys(fact for each in paths for fact in facts(each)))
        outcome = assess(self.rulebook, told, questionnaire.reader)
        places = places_of(paths, self.directory, day_of(at))
        if area:
            places = with_home(places, area)
        return Judged(
            questionnaire=questionnaire,
            path=path,
            outcome=outcome,
            route=self.router.route(outcome, places, at),
            before=before,
        )

    def judge_case(
        self, questionnaire: Questionnaire, case: Case, at: datetime, area: Area | None = None
    ) -> Judged:
        """Follow all that a Case holds to the outcome of one questionnaire."""
        asking = self.asking(at)
        before = tuple(
            Walked(questionnaire=other, path=walk(other, case.answers_to(other, asking)))
            for other in self.library.questionnaires.values()
            if other is not questionnaire and case.has_begun(other)
        )
        answers = case.answers_to(questionnaire, asking)
        return self.judge(questionnaire, answers, at, area, before=before)

    @cached_property
    def router(self) -> Router:
        """What finds the contacts of an outcome."""
        return Router(directory=self.directory, destinations=self.rulebook.destinations)


def load_content(forms: Path, built: Path) -> Content:
    """Load everything under `forms/` and the packed postcodes.

    Raises ContentError or DirectoryFileError, with file, line and what to do.
    """
    library, rulebook = load_library(forms), load_rulebook(forms)
    return Content(
        library=library,
        rulebook=rulebook,
        directory=Directory.load(forms, built),
        sources=read_sources(forms),
        fingerprints={id: fingerprint(library, rulebook, id) for id in library.questionnaires},
    )
