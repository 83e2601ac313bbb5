"""Which answers hold for the day on which they were given, and for no later one."""

from app.questionnaires.answers import Answer, Entries, Unsaid
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.entries import EntriesQuestion

ABOUT_NOW = frozenset({"found-where", "found-postcode", "found-council", "seen-postcode"})
"""Questions for where the child is now that are printed with the places, not with the danger."""
LASTING = frozenset({"health-needs"})
"""Questions among the urgent ones whose answers hold beyond a day: an allergy is not lost."""
SIGNED = frozenset(
    {
        *("second-person", "who-decides", "decided-by", "decided-on", "made-when"),
        *("look-again-on", "look-again-who", "signed-by", "signed"),
    }
)
"""Questions for who stands behind a decision, and when: under another day they would be untrue."""
PERMITS = frozenset({"agreement", "safe-to-ask", "must-not-know", "everyone-told"})
"""Questions of which an answer may allow that somebody is told or holds a copy."""
WARNS = frozenset({"must-not-know", "unsafe-to-ask", "evidence-at-risk"})
"""The facts for which somebody is kept from knowing."""

Row = tuple[tuple[str, str], ...]


def is_about_now(question: AnyQuestion) -> bool:
    """Say whether a question is about the day on which it is answered, and is asked every time."""
    if question.id in LASTING:
        return False
    return question.place == "urgent" or question.id in ABOUT_NOW


def is_signed(question: AnyQuestion) -> bool:
    """Say whether an answer is somebody's decision, or their name under one."""
    return isinstance(question, DecisionQuestion) or question.id in SIGNED


def warning_of(question: AnyQuestion, answer: Answer) -> Answer | None:
    """Return what an answer to one of PERMITS says without what it allows; `None` for nothing.

    Of rows, names and words stay, and of what was ticked only what means a fact.
    """
    if isinstance(question, EntriesQuestion) and isinstance(answer, Entries):
        rows = (_row(question, row) for row in answer.rows)
        filled = tuple(row for row in rows if row)
        return Entries(filled) if filled else None
    is_warning = any(fact.id in WARNS for fact in question.facts(answer))
    return answer if is_warning or answer is Unsaid.BLANK else None


def _row(question: EntriesQuestion, row: Row) -> Row:
    options = {column.id: column for column in question.columns if column.as_ == "choice"}
    return tuple(
        (id, value)
        for id, value in row
        if id not in options or ((option := options[id].option(value)) and option.means)
    )
