"""Lint of the exercises beside the cases."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.questionnaires.base import texts_in
from app.questionnaires.errors import Fault, QuestionnaireError
from app.questionnaires.lint.words import LIMITS, unfit_texts
from app.questionnaires.places import Place
from app.questionnaires.reading import measure
from app.referrals.content import Content
from app.referrals.wording.files import Wordbook
from app.training.content.exercises import (
    Exercise,
    Language,
    Pitfalls,
    ReferralExercise,
    RolePlay,
    Statements,
)
from app.training.content.lint import unknown_sources
from app.training.content.writing import REFERRAL, remarks_on, still_asked


def lint_exercise(
    content: Content,
    place: Place,
    *,
    wordbook: Wordbook,
    avoid: Mapping[str, str],
    at: datetime,
) -> Iterator[Fault]:
    """Yield every fault of one exercise."""
    exercise: Exercise = place.item
    match exercise:
        case Language():
            yield from _lint_sentences(content, wordbook, place, at)
        case ReferralExercise():
            yield from _lint_referral(content, place, at)
    # These say what people say, and that is what the room is to think about.
    quotes = isinstance(exercise, Statements | Pitfalls | RolePlay)
    yield from unfit_texts(place, {} if quotes else avoid)
    lix = measure(text.id for text in texts_in(exercise)).lix
    if lix > LIMITS[exercise.room]:
        what = f"it reads at LIX {lix:.0f}, the limit is {LIMITS[exercise.room]}"
        yield place.fault(what, "use shorter words and sentences")
    yield from unknown_sources(content, place)


def _lint_sentences(
    content: Content, wordbook: Wordbook, place: Place, at: datetime
) -> Iterator[Fault]:
    exercise: Language = place.item
    for number, each in enumerate(exercise.sentences):
        where = place.below("sentences", number, item=each)
        if not remarks_on(content, wordbook, each.sentence, at):
            yield where.fault(f"nothing is wrong with {each.sentence!r}", "add what is, or drop it")
        if left := remarks_on(content, wordbook, each.better, at):
            yield where.fault(f"{left[0].words!r} is still in the better one", "write it anew")


def _lint_referral(content: Content, place: Place, at: datetime) -> Iterator[Fault]:
    exercise: ReferralExercise = place.item
    asked = content.library.questionnaire(REFERRAL)
    for number, id in enumerate(exercise.pages):
        if id not in asked.pages_by_id:
            where = place.below("pages", number, item=id)
            yield where.fault(f"a referral has no page {id!r}", "name one that it has")
    try:
        blank = still_asked(content, exercise.given, at)
        good = still_asked(content, {**exercise.given, **exercise.good}, at)
    except QuestionnaireError as error:
        yield place.below("good", item=exercise.good).fault(str(error), "correct the answers")
        return
    if not {each.page.id for each in blank} & set(exercise.pages):
        yield place.fault("a front door would ask for nothing on these pages", "name other pages")
    for gap in good:
        if gap.page.id in exercise.pages:
            where = place.below("good", item=exercise.good)
            yield where.fault(f"a front door would still ask {gap.asks.id!r}", "answer it")
