"""What a room votes on: a statement, a question of a quiz, or which pitfalls people know."""

from app.questionnaires.text import Text
from app.training.content.exercises import Pitfalls, QuizQuestion, Statement
from app.training.results import Asked
from app.training.words import NOT_TRUE, TRUE, UNSURE

VOTE = "choice"
WHICH = Text("Which of these have you seen in your own work? Tick all that you have.", "training")


def vote_on_statement(statement: Statement) -> Asked:
    """Return what can be answered to a statement, with what is so."""
    choices = {"true": TRUE, "not_true": NOT_TRUE, "not_sure": UNSURE}
    right = "true" if statement.is_true else "not_true"
    return Asked(id=VOTE, title=statement.says, choices=choices, ours=frozenset({right}))


def vote_on_question(question: QuizQuestion) -> Asked:
    """Return what can be answered to a question of a quiz, with what is so."""
    choices = {each.id: each.label for each in question.choices}
    return Asked(id=VOTE, title=question.asks, choices=choices, ours=frozenset({question.right}))


def vote_on_pitfalls(exercise: Pitfalls) -> Asked:
    """Return the pitfalls to tick: none of them is right or wrong."""
    titles = {each.id: each.title for each in exercise.pitfalls}
    return Asked(id=VOTE, title=WHICH, choices=titles, is_some_of=True)
