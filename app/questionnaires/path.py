"""The path: which pages a person's answers lead through. Nothing about it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.questionnaires.answers import Answer, Unsaid
from app.questionnaires.facts import Fact
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.model import Page, Questionnaire


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question on the path with its answer; `None` where it was not reached."""

    page: Page
    question: AnyQuestion
    answer: Answer | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """The pages that answers lead through, in order, and how far the person has come."""

    pages: tuple[Page, ...]
    answers: Mapping[str, Answer | None]
    done: int
    """How many pages from the start are answered."""
    in_any_order: bool = False
    """Whether a page may be opened before those that stand before it."""

    @property
    def questions(self) -> tuple[Asked, ...]:
        """The questions on the path. A withdrawn answer is not among them."""
        return tuple(
            Asked(page=page, question=question, answer=self.answers[question.id])
            for page in self.pages
            for question in page.questions
        )

    @property
    def is_complete(self) -> bool:
        """Whether every page is answered."""
        return self.done == len(self.pages)

    @property
    def next_page(self) -> Page | None:
        """The first page that still needs an answer."""
        return None if self.is_complete else self.pages[self.done]

    @property
    def reached(self) -> tuple[Page, ...]:
        """The pages up to the next one; in any order, those that hold an answer."""
        if not self.in_any_order:
            return self.pages[: self.done + 1]
        return tuple(
            page
            for page in self.pages
            if any(self.answers[question.id] is not None for question in page.questions)
        )

    def holds(self, page: Page) -> bool:
        """Say whether a page is on the path."""
        return self._at(page) is not None

    def may_open(self, page: Page) -> bool:
        """Say whether a page is on the path and its turn has come."""
        at = self._at(page)
        return at is not None and (self.in_any_order or at <= self.done)

    def is_answered(self, page: Page) -> bool:
        """Say whether every question of a page has its answer."""
        return page.answered_by(self.answers)

    def before(self, page: Page) -> Page | None:
        """Return the page before this one on the path, if both are there."""
        at = self._at(page)
        return self.pages[at - 1] if at else None

    def after(self, page: Page) -> Page | None:
        """Return the page after this one on the path, if both are there."""
        at = self._at(page)
        return None if at is None or at + 1 == len(self.pages) else self.pages[at + 1]

    def _at(self, page: Page) -> int | None:
        # By id: comparing pages as values would compare every question on them.
        return next((n for n, each in enumerate(self.pages) if each.id == page.id), None)


def walk(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> Path:
    """Work the path out afresh from the answers.

    A condition sees only the questions of pages that are on the path before it, so that an
    answer which was closed opens nothing.
    """
    pages: list[Page] = []
    seen: dict[str, Answer | None] = {}
    done: int | None = None
    for page in questionnaire.pages:
        for question in page.questions:
            seen[question.id] = answers.get(question.id)
        if page.shown_to(seen):
            if done is None and not page.answered_by(seen):
                done = len(pages)
            pages.append(page)
        else:
            for question in page.questions:
                seen.pop(question.id, None)
    return Path(
        pages=tuple(pages),
        answers=seen,
        done=len(pages) if done is None else done,
        in_any_order=bool(questionnaire.tasks),
    )


def facts(path: Path) -> tuple[Fact, ...]:
    """Return the facts in a path's answers, in its order.

    A question on the path without an answer counts as left blank.
    """
    return tuple(
        fact
        for asked in path.questions
        for fact in asked.question.facts(Unsaid.BLANK if asked.answer is None else asked.answer)
    )
