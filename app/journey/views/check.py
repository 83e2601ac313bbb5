"""Every answer on one page, with a way to change each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import g, render_template, url_for

from app.journey.addresses import page_url
from app.journey.state import state
from app.journey.unused import ToldFor, unused
from app.journey.views import blueprint
from app.journey.visit import Visit, open_visit
from app.referrals.build import Writer
from app.referrals.given import AnswerGiven, Line, State
from app.referrals.sections import AnswerWriter
from app.web.languages import beside, current_languages
from app.web.pages import PageView
from app.web.words import pgettext

NOTHING = {State.BLANK, State.NOT_REACHED}


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedAnswer:
    """A question, what was answered, and where to change it."""

    asked: str
    lines: tuple[Line, ...]
    url: str
    """Nothing where its page is not asked now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedSection:
    """The answers that belong together; those left blank apart, a line each."""

    title: str
    given: tuple[CheckedAnswer, ...]
    blank: tuple[CheckedAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaAnswers:
    """Answers that are used only if the child's home is in another area."""

    area: str
    given: tuple[CheckedAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckView(PageView):
    """The check page as its template needs it."""

    sections: tuple[CheckedSection, ...]
    elsewhere: tuple[AreaAnswers, ...]
    earlier: tuple[str, ...]
    """What was told to an earlier version and this one cannot read."""
    unlisted: int
    """How many more of those there are."""
    result_url: str
    next_page_url: str
    """The first page still to answer; empty when all are answered."""


@blueprint.get("/<letter:journey>/check")
def check(journey: str) -> str:
    """Show every answer on the path so far."""
    visit = open_visit(journey)
    questionnaire, path, left = visit.questionnaire, visit.path, unused(visit)
    view = CheckView(
        title=pgettext("check", "Check your answers"),
        language=g.language,
        back_url=page_url(questionnaire, path.pages[min(path.done, len(path.pages) - 1)]),
        sections=tuple(_sections(visit)),
        elsewhere=tuple(_elsewhere(visit, left.elsewhere)),
        earlier=left.earlier,
        unlisted=left.unlisted,
        result_url=url_for("journey.result", journey=journey),
        next_page_url="" if path.is_complete else page_url(questionnaire, path.next_page),
    )
    return render_template("pages/check.html", page=view)


def _sections(visit: Visit) -> Iterator[CheckedSection]:
    urls = {
        question.id: page_url(visit.questionnaire, page)
        for page in visit.path.reached
        for question in page.questions
    }
    writer = Writer(content=state().content, translator=current_languages().translator)
    for section in writer.sections(visit.judged()):
        reached = [each for each in section.answers if each.question in urls]
        if reached:
            yield CheckedSection(
                title=section.title,
                given=tuple(_checked(each, urls) for each in reached if each.state not in NOTHING),
                blank=tuple(_checked(each, urls) for each in reached if each.state in NOTHING),
            )


def _elsewhere(visit: Visit, told: tuple[ToldFor, ...]) -> Iterator[AreaAnswers]:
    writer = AnswerWriter(content=state().content, translator=current_languages().translator)
    for each in told:
        given = (writer.answer(asked, visit.path) for asked in each.given)
        yield AreaAnswers(
            area=each.area,
            given=tuple(CheckedAnswer(asked=_asked(a), lines=_lines(a), url="") for a in given),
        )


def _checked(answer: AnswerGiven, urls: Mapping[str, str]) -> CheckedAnswer:
    return CheckedAnswer(asked=_asked(answer), lines=_lines(answer), url=urls[answer.question])


def _asked(answer: AnswerGiven) -> str:
    return beside(answer.asked, answer.english) if answer.english else answer.asked


def _lines(answer: AnswerGiven) -> tuple[Line, ...]:
    words = {
        State.NOT_SURE: pgettext("check", "Not sure"),
        State.PREFER_NOT_TO_SAY: pgettext("check", "I would rather not say"),
    }
    said = words.get(answer.state)
    return (Line(words=said),) if said else answer.lines
