"""Lint of the made-up cases: they fit the real questionnaires, and come to what they say."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.questionnaires.answers import Answer
from app.questionnaires.base import WORK, Strict, texts_in
from app.questionnaires.errors import Fault, QuestionnaireError
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.lint.words import LIMITS, unfit_texts
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.questionnaires.places import Place
from app.questionnaires.reading import measure
from app.referrals.cases import differences
from app.referrals.citing import REFERENCE
from app.referrals.content import Content
from app.training.content.cases import Notice, Part, TrainingCase
from app.training.content.ours import WRITTEN, answers_of, outcome_of


def lint_case(
    content: Content, place: Place, avoid: Mapping[str, str], at: datetime
) -> Iterator[Fault]:
    """Yield every fault of one case."""
    case: TrainingCase = place.item
    asked = content.library.questionnaires.get(case.questionnaire)
    if asked is None:
        where = place.below("questionnaire", item=case.questionnaire)
        yield where.fault(f"no questionnaire is called {case.questionnaire!r}", "name one")
        return
    if (case.room == "professional") is not (asked.reader in WORK):
        what = f"{asked.id!r} is not for a room of the {case.room}"
        yield place.below("room", item=case.room).fault(what, "name a room that it is for")
    for code in case.tell:
        if code not in content.rulebook.destinations:
            where = place.below("tell", item=code)
            yield where.fault(f"no destination is called {code!r}", "name one that there is")
    for number, part in enumerate(case.parts):
        yield from _lint_part(content, place.below("parts", number, item=part), case, at)
    yield from unfit_texts(place, avoid)
    yield from _hard_parts(place)
    yield from unknown_sources(content, place)


def _lint_part(content: Content, place: Place, case: TrainingCase, at: datetime) -> Iterator[Fault]:
    part: Part = place.item
    asked = content.library.questionnaire(case.questionnaire)
    try:
        answers = answers_of(content, case, part, at)
    except QuestionnaireError as error:
        yield place.fault(str(error), "correct the answers")
        return
    yield from _lint_pages(place, case, asked, answers)
    yield from _lint_notices(place, asked, answers)
    outcome = outcome_of(content, case, part, at)
    for what in differences(part.expect, outcome):
        yield place.below("expect", item=part.expect).fault(what, "mend the case, or the rules")
    for number, code in enumerate(part.tell_first):
        where = place.below("tell_first", number, item=code)
        if code not in outcome.codes:
            yield where.fault(f"{code!r} is no destination of our answers", "name one that is")
        if code not in case.tell:
            yield where.fault(f"{code!r} is not in tell", "add it to what there is to choose from")


def _lint_pages(
    place: Place, case: TrainingCase, asked: Questionnaire, answers: Mapping[str, Answer]
) -> Iterator[Fault]:
    part: Part = place.item
    path = walk(asked, answers)
    for number, id in enumerate(part.pages):
        where, page = place.below("pages", number, item=id), asked.pages_by_id.get(id)
        if page is None or not path.holds(page):
            yield where.fault(f"page {id!r} is not on the path of our answers", "name one that is")
            continue
        if all(each.type in WRITTEN for each in page.questions):
            yield where.fault(f"page {id!r} asks for nothing but own words", "name another page")
        if given := [each.id for each in page.questions if each.id in part.given]:
            yield where.fault(f"{given[0]!r} is given, and asked", "take it out of one of them")
    on_pages = {
        each.id
        for id in case.pages_by(part)
        if (page := asked.pages_by_id.get(id))
        for each in page.questions
    }
    for id in part.answers:
        if id not in on_pages:
            where = place.below("answers", id, item=id)
            yield where.fault(f"{id!r} is on no page that was asked", "add its page, or give it")


def _lint_notices(
    place: Place, asked: Questionnaire, answers: Mapping[str, Answer]
) -> Iterator[Fault]:
    for number, notice in enumerate(place.item.notice):
        if not is_among(notice, asked, answers):
            where = place.below("notice", number, item=notice)
            yield where.fault(f"{notice.answer!r} is not among our answers", "name one that is")


def is_among(notice: Notice, asked: Questionnaire, answers: Mapping[str, Answer]) -> bool:
    """Say whether what is to be noticed is among these answers."""
    id, _, part = notice.answer.partition(".")
    question, answer = asked.questions.get(id), answers.get(id)
    if question is None or answer is None:
        return False
    return not part or part in _picked(question, answer)


def _picked(question: AnyQuestion, answer: Answer) -> set[str]:
    dumped = question.dump(answer)
    match dumped:
        case dict():
            return set(dumped) if isinstance(question, SignsQuestion) else set()
        case list():
            return {each for each in dumped if isinstance(each, str)}
        case str():
            return {dumped}
    return set()


READ_TOGETHER = (("story",), ("why", "notice", "talk"))
"""What a room reads in one go: what happened, and what is said to it. The latter are a few
sentences each, which mean nothing alone."""


def _hard_parts(place: Place) -> Iterator[Fault]:
    """Find what is read in one go and is over the limit of its readers (promise 7)."""
    case: TrainingCase = place.item
    limit = LIMITS[case.room]
    for number, part in enumerate(case.parts):
        for names in READ_TOGETHER:
            where = place.below("parts", number, names[0], item=getattr(part, names[0]))
            found = (text.id for name in names for text in texts_in(getattr(part, name)))
            lix = measure(found).lix
            if lix > limit:
                what = f"{' and '.join(names)} read at LIX {lix:.0f}, the limit is {limit}"
                yield where.fault(what, "use shorter words and sentences")


def unknown_sources(content: Content, place: Place) -> Iterator[Fault]:
    """Find what cites no document that we list."""
    for where in _sourced(place):
        cited = [found["code"] for found in REFERENCE.finditer(where.item.source)]
        if not cited or any(code not in content.sources for code in cited):
            what = f"source {where.item.source!r} is not one we list"
            yield where.fault(what, "cite a document of forms/wording/sources.yaml")


def _sourced(place: Place) -> Iterator[Place]:
    """Yield every part of a value that has a source."""
    match place.item:
        case Strict():
            if isinstance(getattr(place.item, "source", None), str):
                yield place
            for name in type(place.item).model_fields:
                yield from _sourced(place.below(name, item=getattr(place.item, name)))
        case tuple():
            for number, each in enumerate(place.item):
                yield from _sourced(place.below(number, item=each))
