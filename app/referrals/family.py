"""May a family hold a copy? Only if everything says so: what is not known forbids it.

A copy in the wrong hands cannot be taken back (001 L1087, L1543; 002 L178).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.outcome import Outcome
from app.assessment.scales import ExploitationLevel, Level, Urgency
from app.questionnaires.answers import Answer, Chosen, Entries, Noticed, is_said
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.path import Asked, Path, facts
from app.questionnaires.text import Text
from app.referrals.content import Judged
from app.referrals.decisions import decisions
from app.referrals.family_rules import FamilyRules, NeededAnswer
from app.referrals.kinds import KINDS

AGREEMENT = "agreement"
"""The question that has a row for each person: who was told, and who may hold a copy."""
NAME, TOLD, HOLD, AGREED, YES, ELSEWHERE = "name", "told", "hold", "referral", "yes", "elsewhere"

_WHY = "why there is no copy for the family"
NOT_AT_WORK = Text("Only a person who works with children can make a copy for a family.", _WHY)
OTHER_KIND = Text("No copy for a family is made of this kind of document.", _WHY)
TOO_URGENT = Text("It is too urgent. The council says who is told, and when.", _WHY)
TOO_GRAVE = Text(
    "The child may need protection. The council says who is told, and when. A lower level of your"
    " own does not change that.",
    _WHY,
)
KEPT_FROM_FAMILY = Text("What you told means that the family is not told for now.", _WHY)
UNFINISHED = Text("Some pages still need an answer.", _WHY)
LEVEL_OPEN = Text("The level that you gave still needs its reasons.", _WHY)
UNANSWERED = Text(
    "A question about harm was left blank, or answered with “not sure”. That is never a yes.",
    _WHY,
)
OTHER_FACT = Text(
    "You told something with which no copy for a family is made. Talk to your safeguarding lead.",
    _WHY,
)
NOBODY_NAMED = Text("It is not said of anybody that they may hold a copy.", _WHY)
NOT_TOLD = Text("Somebody on your list has not been told, or it is not known if they were.", _WHY)
NOT_AGREED = Text("It is not said of everybody on your list that they agree.", _WHY)
HOLD_NOT_SURE = Text("It is not known of everybody on your list if they may hold a copy.", _WHY)
HOLD_AT_HOME = Text(
    "A person must not hold it and shares a home with the child or with somebody on your list.",
    _WHY,
)
UNREAD = Text("Some of what you told cannot be read by this version.", _WHY)
NO_NAME = Text("Somebody on your list has no name.", _WHY)
UPDATED = Text(
    "You brought an earlier referral back to update it. What was told then may still hold.", _WHY
)
OTHER_CHILD = Text(
    "What you told of another child stands against it, or is not finished. A paper about one"
    " child reaches the home of another.",
    _WHY,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyCopy:
    """Whether a copy may be made for the family, for whom, or why not."""

    may: bool
    reasons: tuple[Text, ...]
    people: tuple[str, ...]
    """The names of those who may hold it, as they were typed; none where it may not be made."""


def family_copy(
    judged: Judged,
    rules: FamilyRules,
    *,
    others: tuple[Judged, ...] = (),
    is_update: bool = False,
) -> FamilyCopy:
    """Say whether a family may hold a copy. All that was told counts, here and before.

    `others` are the records of the other children in the same draft: each has to pass as well.
    `is_update` says that an earlier referral was brought back, which nobody reads again here.
    """
    found = [*_of_kind(judged), *_of_record(judged, rules)]
    if is_update:
        found.append(UPDATED)
    if any(reason for each in others for reason in _of_record(each, rules)):
        found.append(OTHER_CHILD)
    if not (holders := tuple(_holders(judged.path))):
        found.append(NOBODY_NAMED)
    reasons = tuple(dict.fromkeys(found))
    people = () if reasons else holders
    return FamilyCopy(may=not reasons and bool(people), reasons=reasons, people=people)


def _of_kind(judged: Judged) -> Iterator[Text]:
    if judged.questionnaire.reader != "professional":
        yield NOT_AT_WORK
    if not KINDS[judged.questionnaire.kind_for(judged.path.answers)].may_go_to_family:
        yield OTHER_KIND


def _of_record(judged: Judged, rules: FamilyRules) -> Iterator[Text]:
    """Yield why what was told of one child forbids it, in whichever questionnaire."""
    kind = judged.questionnaire.kind_for(judged.path.answers)
    paths = (judged.path, *(each.path for each in judged.before))
    begun = {judged.questionnaire.id, *(each.questionnaire.id for each in judged.before)}
    if not begun.issubset(rules.beside.questionnaires):
        yield rules.beside.because
    yield from _of_outcome(judged)
    yield from _of_facts(judged.outcome, paths, rules)
    for needed in rules.answers:
        yield from _of_answer(needed, kind, paths)
    if any(_is_written(id, path) for id in rules.left_blank.questions for path in paths):
        yield rules.left_blank.because
    if not all(each.is_complete for each in paths):
        yield UNFINISHED
    if any(_is_open(asked, rules) for each in paths for asked in each.questions):
        yield UNANSWERED
    yield from _of_people(judged.path)


def _of_outcome(judged: Judged) -> Iterator[Text]:
    outcome, given = judged.outcome, tuple(decisions(judged))
    levels = [outcome.level]
    exploited = [outcome.exploitation_level or ExploitationLevel.NONE_IDENTIFIED]
    for each in given:
        if each.question.about == "level":
            levels.append(Level.named(each.decided.chosen))
        else:
            exploited.append(ExploitationLevel.named(each.decided.chosen))
    if outcome.urgency >= Urgency.SAME_DAY:
        yield TOO_URGENT
    if max(levels) >= Level.CHILD_PROTECTION:
        yield TOO_GRAVE
    if max(exploited) > ExploitationLevel.NONE_IDENTIFIED:
        yield OTHER_FACT
    if any(each.keeps_from_family for each in outcome.cautions):
        yield KEPT_FROM_FAMILY
    if any(each.missing for each in given):
        yield LEVEL_OPEN


def _of_facts(outcome: Outcome, paths: tuple[Path, ...], rules: FamilyRules) -> Iterator[Text]:
    """Yield why the facts forbid it, however sure anybody is of them."""
    told = [fact.id for path in paths for fact in facts(path)]
    told += [fact.id for finding in outcome.findings for fact in finding.facts]
    for fact in told:
        if fact not in rules.allowed_facts:
            yield rules.because.get(fact, OTHER_FACT)


def _of_answer(needed: NeededAnswer, kind: str, paths: tuple[Path, ...]) -> Iterator[Text]:
    """Yield why, where an answer that is needed is another one, or is not asked for."""
    right = Chosen((needed.is_,))
    asked = [path.answers[needed.question] for path in paths if needed.question in path.answers]
    if needed.question not in paths[0].answers and kind not in needed.not_asked_in:
        asked.append(None)
    if not all(_is(answer, right) for answer in asked):
        yield needed.because


def _is(answer: Answer | None, right: Chosen) -> bool:
    return isinstance(answer, Chosen) and answer.options == right.options


def _is_written(id: str, path: Path) -> bool:
    answer = path.answers.get(id)
    return answer is not None and is_said(answer)


def _is_open(asked: Asked, rules: FamilyRules) -> bool:
    """Say whether a question that can mean something forbidden has no answer that says anything.

    Rows and marks on a body are left out: there a blank is how nothing is said.
    """
    question = asked.question
    if isinstance(question, BodyMapQuestion):
        return False
    if not isinstance(question, ChoiceQuestion | SignsQuestion):
        return False
    if question.id in rules.about_somebody or _is_harmless(question, rules):
        return False
    return asked.answer is None or not is_said(asked.answer) or _says_nothing(asked.answer)


def _says_nothing(answer: Answer) -> bool:
    match answer:
        case Chosen(options=options, none=none):
            return not options and not none
        case Noticed(signs=signs, none=none):
            return not signs and not none
        case _:
            return False


def _is_harmless(question: AnyQuestion, rules: FamilyRules) -> bool:
    return rules.allowed_facts.issuperset(question.named_facts())


def _of_people(path: Path) -> Iterator[Text]:
    rows = _rows(path)
    held = [row.get(HOLD) for row in rows]
    if any(row.get(TOLD) != YES for row in rows):
        yield NOT_TOLD
    if any(not row.get(NAME, "").strip() for row in rows):
        yield NO_NAME
    if any(row.get(AGREED) != YES for row in rows):
        yield NOT_AGREED
    if any(each not in {YES, ELSEWHERE, "no"} for each in held):
        yield HOLD_NOT_SURE
    if "no" in held:
        yield HOLD_AT_HOME


def _holders(path: Path) -> Iterator[str]:
    for row in _rows(path):
        if row.get(HOLD) == YES:
            yield row.get(NAME, "")


def _rows(path: Path) -> list[dict[str, str]]:
    answer = path.answers.get(AGREEMENT)
    return [dict(row) for row in answer.rows] if isinstance(answer, Entries) else []
