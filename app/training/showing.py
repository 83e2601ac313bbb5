"""What a step shows: the same words on a phone, on the wall, on the trainer's desk and on paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.assessment.outcome import Outcome
from app.assessment.scales import Urgency
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.text import Text
from app.referrals.citing import cite
from app.training.content.cases import Part, Sourced, TrainingCase
from app.training.content.library import AnyExercise
from app.training.content.ours import answers_of, outcome_of
from app.training.content.steps import Step
from app.training.results import Asked, questions_of
from app.training.state import state
from app.training.votes import vote_on_pitfalls, vote_on_question, vote_on_statement
from app.training.words import URGENCIES
from app.training.working import Work, noticed
from app.web.languages import say


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A sentence, and the document it is from as people read it."""

    text: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """What somebody said to a question, and what we would say."""

    question: str
    you: tuple[str, ...]
    we: tuple[str, ...]


def items_of(asked: Asked) -> tuple[dict[str, str], ...]:
    """Return what can be chosen, as components take it."""
    return tuple({"value": id, "text": say(label)} for id, label in asked.choices.items())


def chosen_of(told: Mapping[str, object], asked: Asked) -> frozenset[str]:
    """Return what somebody chose, of what can be chosen now."""
    value = told.get(asked.id)
    several = value if isinstance(value, list) else [value]
    return frozenset(each for each in several if isinstance(each, str)) & asked.choices.keys()


def compared(told: Mapping[str, object], asked: Asked) -> Compared:
    """Set what somebody said beside what we would say."""
    chosen = chosen_of(told, asked)
    return Compared(
        question=say(asked.title),
        you=tuple(say(label) for id, label in asked.choices.items() if id in chosen),
        we=tuple(say(label) for id, label in asked.choices.items() if id in asked.ours),
    )


def rules_say(told: Mapping[str, Any]) -> str:
    """Return how soon the real rules would have somebody told, with what one person marked."""
    code = told.get("found", {}).get("urgency")
    return say(URGENCIES[Urgency.named(code)]) if code else ""


def cited(each: Sourced) -> Cited:
    """Return a sentence with its source."""
    return Cited(text=say(each.text), source=cite(each.source, state().content.sources))


def case_of(step: Step) -> TrainingCase:
    """Return the case that a step is of."""
    return state().training.cases[step.item]


def item_of(step: Step) -> TrainingCase | AnyExercise:
    """Return the case or exercise that a step is of."""
    training = state().training
    return training.cases.get(step.item) or training.exercises[step.item]


def note_of(step: Step) -> str:
    """Return what is hard in a case or exercise; empty where nothing is."""
    note = item_of(step).content_note
    return say(note) if note is not None else ""


def part_of(step: Step) -> Part:
    """Return the part of a case that a step is of."""
    found = case_of(step).part(step.part)
    if found is None:
        raise LookupError(step.part)
    return found


def ours(case: TrainingCase, part: Part) -> Outcome:
    """Return what our own answers come to."""
    parts = state()
    if (case.id, part.id) not in parts.ours:
        parts.ours[case.id, part.id] = outcome_of(parts.content, case, part, parts.now())
    return parts.ours[case.id, part.id]


def judged(case: TrainingCase, part: Part) -> list[Asked]:
    """Return what everybody is asked to judge, with what we would say."""
    destinations = state().content.rulebook.destinations
    labels: Mapping[str, Text] = {code: destinations[code].label for code in case.tell}
    return questions_of(case, part, ours(case, part), labels)


def signs_asked(case: TrainingCase, part: Part, told: Sequence[Mapping[str, Any]]) -> Asked:
    """Return which signs can have been seen: ours, and those that most others marked."""
    parts = state()
    work = Work(case=case, part=part, again=False, told={})
    pages = work.pages(parts.content)
    ours = set(noticed(pages, answers_of(parts.content, case, part, parts.now())))
    labels = {
        f"{question.id}.{sign.id}": sign.label
        for page in pages
        for question in page.questions
        if isinstance(question, SignsQuestion)
        for sign in question.signs
    }
    others = Counter(id for each in told for id in each.get("signs", ()) if id not in ours)
    often = {id for id, _ in others.most_common(MOST_OTHERS)}
    choices = {id: label for id, label in labels.items() if id in ours or id in often}
    return Asked(id="signs", title=SEEN, choices=choices, ours=frozenset(ours), is_some_of=True)


def voted(step: Step) -> Asked:
    """Return what is voted on at a step, with what is so."""
    exercise = state().training.exercises[step.item]
    match exercise.kind:
        case "statements":
            return vote_on_statement(next(e for e in exercise.statements if e.id == step.part))
        case "quiz":
            return vote_on_question(next(e for e in exercise.questions if e.id == step.part))
        case "pitfalls":
            return vote_on_pitfalls(exercise)
    raise LookupError(step.item)


SEEN = Text("What people saw in the story", "training")
MOST_OTHERS = 5
"""Signs that we would not mark, and that are shown because people did."""
