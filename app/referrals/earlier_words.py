"""Why a data file that somebody brings cannot be used, in words."""

from collections.abc import Mapping
from typing import Literal

from app.questionnaires.errors import QuestionnaireError
from app.questionnaires.text import Text

Refusal = Literal[
    "too_large",
    "not_ours",
    "made_ahead",
    "training",
    "other_version",
    "unknown_questionnaire",
    "other_questionnaire",
    "other_edition",
    "other_child",
]
WORDS: Mapping[Refusal, Text] = {
    "too_large": Text("This file is too large. Choose the data file that Signpost made", "compare"),
    "not_ours": Text(
        "This is not a data file from Signpost. Choose the file called answers.json", "compare"
    ),
    "made_ahead": Text(
        "This file has a date that is still to come. The clock of a computer may be wrong."
        " Set it right, and make the file again",
        "compare",
    ),
    "training": Text(
        "This file is from training. It is about a made-up child, so it is not used here", "compare"
    ),
    "other_version": Text(
        "This file was made by another version of Signpost, and this one cannot read it", "compare"
    ),
    "unknown_questionnaire": Text(
        "This file is from a questionnaire that is not asked here", "compare"
    ),
    "other_questionnaire": Text(
        "This file is from another questionnaire. Choose one that was made with this one", "compare"
    ),
    "other_edition": Text(
        "This file was made with another edition of the questions, so it cannot be compared",
        "compare",
    ),
    "other_child": Text(
        "This file is about another child: the name or the date of birth differs", "compare"
    ),
}


class EarlierRefusedError(QuestionnaireError):
    """A data file that cannot be used; the code says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code)
        self.code: Refusal = code
