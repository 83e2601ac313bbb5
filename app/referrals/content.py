"""All content of one installation, loaded and checked once at start."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.rulebook import Rulebook, load_rulebook
from app.calendars import day_of
from app.directory.areas import Area
from app.directory.directory import Directory
from app.questionnaires.answers import Answer, Council
from app.questionnaires.case import Case
from app.questionnaires.kinds import Asking
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.library import Library, load_library
from app.questionnaires.model import Questionnaire, is_settled
from app.questionnaires.path import Path as AnswerPath
from app.questionnaires.path import facts, walk
from app.referrals.asks import Asks, read_asks
from app.referrals.citing import CitedSource, read_sources
from app.referrals.easy_read import EasyRead, read_easy_read
from app.referrals.family_rules import FamilyRules, read_family_rules
from app.referrals.fingerprint import fingerprint
from app.referrals.places import places_of, with_home
from app.referrals.routing import Route, Router

NONE_WRITTEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A set of answers followed to its end: the path, the outcome, and whom to contact."""

    questionnaire: Questionnaire
    path: AnswerPath
    outcome: Outcome
    route: Route
    before: tuple["Walked", ...] = ()
    """The other questionnaires answered about the same child: their worries count as well."""
    written: Mapping[str, str] = field(default_factory=dict)
    """The language of what somebody typed, by question id, where it is not English."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Walked:
    """Another questionnaire and the path of its answers."""

    questionnaire: Questionnaire
    path: AnswerPath
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is asked, decided, routed and cited."""

    library: Library
    rulebook: Rulebook
    directory: Directory
    sources: Mapping[str, CitedSource]
    fingerprints: Mapping[str, str]
    asks: Asks
    """What front doors ask for, whatever a questionnaire asked."""
    family: FamilyRules
    easy_read: EasyRead
    """The pictures of Easy Read."""

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
        written: Mapping[str, str] = NONE_WRITTEN,
    ) -> Judged:
        """Follow answers to an outcome and its contacts; `area` wins over the answered home.

        What was told in other questionnaires `before` is part of it: nothing is typed twice.
        """
        questionnaire = self.asked(questionnaire, answers, day_of(at))
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
            written=written,
        )

    def judge_case(
        self, questionnaire: Questionnaire, case: Case, at: datetime, area: Area | None = None
    ) -> Judged:
        """Follow all that a Case holds to the outcome of one questionnaire."""
        asking = self.asking(at)
        before = tuple(
            self._walked(other, case, asking)
            for other in self.library.questionnaires.values()
            if other.id != questionnaire.id and case.has_begun(other)
        )
        answers = case.answers_to(questionnaire, asking)
        asked = self.asked(questionnaire, answers, asking.today)
        if asked is not questionnaire:
            answers = case.answers_to(asked, asking)
        written = case.written_to(asked)
        return self.judge(asked, answers, at, area, before=before, written=written)

    def asked(
        self, questionnaire: Questionnaire, answers: Mapping[str, Answer], day: date
    ) -> Questionnaire:
        """Return a questionnaire with the pages that the area of the child's home adds that day."""
        code = self._home_of(questionnaire, answers)
        return self.asked_in(questionnaire, code, day) if code else questionnaire

    def asked_in(self, questionnaire: Questionnaire, code: str, day: date) -> Questionnaire:
        """Return a questionnaire with the pages that an authority's area adds on a day."""
        pack = self.directory.pack_of(code, day)
        return self._extended.get((questionnaire.id, pack.id if pack else ""), questionnaire)

    def asked_by_areas(
        self, questionnaire: Questionnaire, day: date
    ) -> Iterator[tuple[str, Questionnaire]]:
        """Yield the name of each area that adds pages on a day, and the questionnaire with them."""
        for (id, pack), asked in self._extended.items():
            place = self.directory.packs[pack].item
            if id == questionnaire.id and day <= place.check_by:
                yield place.title, asked

    def every_asked(self) -> Iterator[Questionnaire]:
        """Yield each questionnaire as asked everywhere, and as the areas that add to it ask it."""
        yield from self.library.questionnaires.values()
        yield from self._extended.values()

    def holding(self, questionnaire: Questionnaire, page: str) -> Questionnaire | None:
        """Return a questionnaire as it is asked somewhere that has a page of this id."""
        same = (each for each in self.every_asked() if each.id == questionnaire.id)
        return next((each for each in same if page in each.pages_by_id), None)

    def _home_of(self, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> str | None:
        for id in self._homes[questionnaire.id]:
            answer = answers.get(id)
            if isinstance(answer, Council) and is_settled(questionnaire.question(id), answers):
                return answer.code
        return None

    def _walked(self, questionnaire: Questionnaire, case: Case, asking: Asking) -> Walked:
        asked = self.asked(questionnaire, case.answers_to(questionnaire, asking), asking.today)
        path = walk(asked, case.answers_to(asked, asking))
        return Walked(questionnaire=asked, path=path, written=case.written_to(asked))

    @cached_property
    def _homes(self) -> Mapping[str, tuple[str, ...]]:
        """The questions for the council of the child's home, by questionnaire."""
        return {
            asked.id: tuple(
                question.id
                for question in asked.questions.values()
                if isinstance(question, AuthorityQuestion) and question.where == "home"
            )
            for asked in self.library.questionnaires.values()
        }

    @cached_property
    def _extended(self) -> Mapping[tuple[str, str], Questionnaire]:
        """Each questionnaire to which an area adds pages, by the ids of both."""
        packs = (place.item for place in self.directory.packs.values())
        every = ((asked, pack) for pack in packs for asked in self.library.questionnaires.values())
        extended = {(asked.id, pack.id): asked.extended(pack.pages) for asked, pack in every}
        own = self.library.questionnaires
        return {ids: asked for ids, asked in extended.items() if asked is not own[ids[0]]}

    @cached_property
    def shared(self) -> frozenset[str]:
        """The names of answers that more than one questionnaire can hold."""
        added = (key for asked in self._extended.values() for key in asked.keys if "." not in key)
        return self.library.shared | frozenset(added)

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
        asks=read_asks(forms),
        family=read_family_rules(forms),
        easy_read=read_easy_read(forms),
    )
