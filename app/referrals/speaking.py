"""The language of whoever answered, and what it asks of those who ring back."""

from collections.abc import Iterator, Mapping
from typing import Literal

from app.languages import EASY, ENGLISH, IN_ENGLISH, Language, language
from app.questionnaires.answers import Answer, Chosen
from app.questionnaires.base import WORK, Audience
from app.questionnaires.text import Message, Text, Translator, render
from app.referrals.frozen import Frozen
from app.referrals.given import Line
from app.referrals.reached import ContactOf

INTERPRETER = "my-interpreter"
"""The question whether whoever reports wants an interpreter."""

Wanted = Literal["spoken", "signed", "without", "not_known"]
WANTED: tuple[Wanted, ...] = ("spoken", "signed", "without")

EASY_READ = language(EASY).english

ARRANGE: Mapping[Wanted, Text] = {
    "spoken": Text("Please arrange an interpreter.", "document"),
    "signed": Text("Please arrange a sign language interpreter.", "document"),
}
OWN_WORDS = Text("In their own words:", "document")
ANSWERED_IN = Text("The person answered in %(language)s.", "document")
PLAIN_WORDS = Text("They need plain words, and perhaps help with reading.", "document")
OFFERS: Mapping[Wanted, Text] = {
    "without": Text("They want no interpreter.", "document"),
    "not_known": Text(
        "It is not known if they want an interpreter: offer one. Do not use a child or a relative.",
        "document",
    ),
}
UNCHECKED = Text(
    "The questions they read were translated by a computer, and no person had checked that. "
    "If an answer is hard to believe, ask it again.",
    "document",
)
UNCHECKED_AT_WORK = Text(
    "The questions they read were translated by a computer, and no person had checked that.",
    "document",
)
WRITTEN_IN = Text("(written on a page in %(language)s)", "document")


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
    language: str = ""
    """The language of the page on which these words were typed; empty for English."""
    ways: tuple[ContactOf, ...] = ()
    """How whoever signs reaches 999 without a voice."""

    @property
    def is_easy(self) -> bool:
        """Whether they answered in Easy Read, which is English."""
        return self.name == EASY_READ

    @property
    def is_other(self) -> bool:
        """Whether they answered in anything but plain English pages."""
        return self.code != ENGLISH or self.is_easy

    @property
    def needs_words(self) -> bool:
        """Whether whoever rings back has to be told anything of it."""
        return self.is_other or self.interpreter in ARRANGE

    def asks_aloud(self, reader: Audience) -> bool:
        """Say whether they may have to ask for an interpreter in English words, on the phone."""
        return self.interpreter != "signed" and reader not in WORK

    def told(self, reader: Audience, translator: Translator) -> tuple[Line, ...]:
        """Return what whoever rings them back is told; `reader` is who answered.

        A professional needs no interpreter: of them it says the language, and who checked it.
        """
        asked = () if reader in WORK else self._arrange(translator)
        answered = " ".join(render(each, translator) for each in self._answered(reader))
        return (*asked, *([Line(words=answered)] if answered else []))

    def _arrange(self, translator: Translator) -> tuple[Line, ...]:
        if self.interpreter not in ARRANGE:
            return ()
        asked = render(ARRANGE[self.interpreter], translator)
        if not self.said:
            return (Line(label=asked, words=""),)
        label = f"{asked} {render(OWN_WORDS, translator)}"
        return (Line(label=label, words=self.said, typed=True, language=self.language),)

    def _answered(self, reader: Audience) -> Iterator[Text | Message]:
        if not self.is_other:
            return
        yield ANSWERED_IN(language=self.name)
        if self.is_easy:
            yield PLAIN_WORDS
        elif reader not in WORK and self.interpreter in OFFERS:
            yield OFFERS[self.interpreter]
        if not self.is_checked:
            yield UNCHECKED_AT_WORK if reader in WORK else UNCHECKED


def speaks(
    answers: Mapping[str, Answer | None],
    language: Language,
    written: Mapping[str, str],
    ways: tuple[ContactOf, ...],
) -> SpeaksOf:
    """Return what the answers say of an interpreter, beside the language that they are in.

    `written` holds the language of typed words by question, and `ways` the ways to 999 without
    a voice, which are kept for whoever signs.
    """
    asked = answers.get(INTERPRETER)
    wanted: Wanted = "not_known"
    said = ""
    if isinstance(asked, Chosen):
        wanted = next((each for each in WANTED if each in asked.options), wanted)
        said = dict(asked.details).get(wanted, "")
    return SpeaksOf(
        code=language.tag,
        name=language.english,
        is_checked=language.is_checked,
        interpreter=wanted,
        said=said,
        language=written.get(INTERPRETER, "") if said else "",
        ways=ways if wanted == "signed" else (),
    )


def in_words(line: Line, translator: Translator) -> str:
    """Return a line of what is told as plain text, typed words marked with their language."""
    marked = ""
    if line.language:
        marked = render(WRITTEN_IN(language=language(line.language).english), translator)
    return " ".join(filter(None, (line.label, line.words, marked)))
