"""The language of whoever answered, and what it asks of those who ring back."""

from collections.abc import Mapping
from typing import Literal

from app.languages import ENGLISH, IN_ENGLISH, Language
from app.questionnaires.answers import Answer, Chosen
from app.referrals.frozen import Frozen

INTERPRETER = "my-interpreter"
"""The question whether whoever reports wants an interpreter."""

Wanted = Literal["spoken", "signed", "without", "not_known"]
WANTED: tuple[Wanted, ...] = ("spoken", "signed", "without")


class SpeaksOf(Frozen):
    """In which language somebody answered, and whether they want an interpreter."""

    code: str = ENGLISH
    name: str = IN_ENGLISH.english
    """What the language is called in English."""
    is_checked: bool = True
    """Whether a person has checked the translation that they answered in."""
    interpreter: Wanted = "not_known"
    said: str = ""
    """The language and dialect, and whether a man or a woman, in their own words."""

    @property
    def is_other(self) -> bool:
        """Whether they answered in another language than English."""
        return self.code != ENGLISH

    @property
    def needs_words(self) -> bool:
        """Whether whoever rings back has to be told anything of it."""
        return self.is_other or self.interpreter in {"spoken", "signed"}


def speaks(answers: Mapping[str, Answer | None], language: Language) -> SpeaksOf:
    """Return what the answers say of an interpreter, beside the language that they are in."""
    asked = answers.get(INTERPRETER)
    wanted: Wanted = "not_known"
    said = ""
    if isinstance(asked, Chosen):
        for each in WANTED:
            if each in asked.options:
                wanted = each
        said = dict(asked.details).get(wanted, "")
    return SpeaksOf(
        code=language.tag,
        name=language.english if language.tag != ENGLISH else IN_ENGLISH.english,
        is_checked=language.is_checked or language.tag == ENGLISH,
        interpreter=wanted,
        said=said,
    )
