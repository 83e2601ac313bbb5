"""What can go wrong with content and with answers, as data; other modules put it into words."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.questionnaires.text import Value


class QuestionnaireError(Exception):
    """The root of every error of this package."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a file under `forms/`: where it stands, what it is, how to mend it."""

    file: Path
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} ({self.mend})"


class ContentError(QuestionnaireError):
    """Files under `forms/` that cannot be used; carries every fault found."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class UnknownQuestionnaireError(QuestionnaireError):
    """There is no questionnaire of this id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no questionnaire is called {id!r}")
        self.id = id


class UnknownQuestionError(QuestionnaireError):
    """An answer was given to a question that the questionnaire does not ask."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no question is called {id!r}")
        self.id = id


@dataclass
class AnswerError(QuestionnaireError):
    """A value that cannot be the answer to its question.

    `code` names what is wrong (its words are in `error_words.py`), `part` the box it stands beside
    where a question has several.
    """

    code: str
    values: dict[str, Value] = field(default_factory=dict)
    part: str = ""
    question: str = ""

    def __str__(self) -> str:
        where = ".".join(filter(None, [self.question, self.part]))
        return f"{where}: {self.code} {self.values or ''}".strip()


PostcodeProblem = Literal["empty", "too_long", "not_a_postcode"]


class PostcodeError(QuestionnaireError):
    """What was typed is no postcode. The code says how; the text itself is never repeated."""

    def __init__(self, code: PostcodeProblem) -> None:
        super().__init__(code)
        self.code: PostcodeProblem = code
