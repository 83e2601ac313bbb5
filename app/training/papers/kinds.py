"""The papers that there are of a case or an exercise, and what their files are called."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from app.questionnaires.text import Text
from app.training.content.cases import TrainingCase
from app.training.content.exercises import Pitfalls, Quiz, Statements
from app.training.content.library import AnyExercise

Item: TypeAlias = TrainingCase | AnyExercise
SUMMARY, ATTENDANCE = "training-summary.pdf", "training-attendance.pdf"


class Paper(StrEnum):
    """A paper of a case or an exercise."""

    HANDOUT = "handout"
    """For everybody, with room to write, and no answers."""
    ANSWERS = "answers"
    """For afterwards, with what we would say."""
    NOTES = "notes"
    """For whoever leads."""
    SLIPS = "slips"
    """All that phones do, on paper: the pages to tick, slips to hand in, and a sheet to count."""


TITLES: Mapping[Paper, Text] = {
    Paper.HANDOUT: Text("Handout without answers", "training"),
    Paper.ANSWERS: Text("Handout with answers", "training"),
    Paper.NOTES: Text("Notes for whoever leads", "training"),
    Paper.SLIPS: Text("On paper, when the wifi fails", "training"),
}


def papers_of(item: Item) -> tuple[Paper, ...]:
    """Return the papers of a case or exercise: what nobody votes on needs no slips."""
    if isinstance(item, TrainingCase | Statements | Quiz | Pitfalls):
        return tuple(Paper)
    return (Paper.HANDOUT, Paper.ANSWERS, Paper.NOTES)


def file_name(item: Item, paper: Paper) -> str:
    """Return what a paper's file is called: in a list of downloads it shows what it is."""
    return f"training-{item.id}-{paper}.pdf"
