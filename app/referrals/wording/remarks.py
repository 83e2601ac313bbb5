"""What is worth a second look in what people wrote. It suggests, and never changes a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.questionnaires.base import WORK, Audience
from app.questionnaires.kinds.base import Question
from app.questionnaires.model import Page, Questionnaire
from app.questionnaires.reading import LONGEST_SENTENCE
from app.questionnaires.text import Message, Text
from app.referrals.content import Judged
from app.referrals.wording.clearing import is_cleared
from app.referrals.wording.files import Term, TermKind, Wordbook
from app.referrals.wording.letters import Letters
from app.referrals.wording.phrases import Match
from app.referrals.wording.reading import Reading
from app.referrals.wording.typed import Typed, typed
from app.referrals.wording.words import Span, words_of

Kind = TermKind | Literal["letters", "long"]

FOR_PUBLIC: frozenset[Kind] = frozenset({"blame", "hearsay", "long"})
"""All that is remarked on where no professional writes."""

UNEXPLAINED = Text("Not all readers know the letters.", "wording")
WRITE_OUT = Text("Write it out once: %(meaning)s (%(letters)s).", "wording")
WHAT_IS_IT = Text("If a stranger may not know these letters, write them out once.", "wording")
TOO_LONG = Text("This has %(count)s words without a stop.", "wording")
SPLIT = Text("Make two sentences of it, so that nothing in it is missed.", "wording")


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A piece of what somebody typed, why it is worth a look, and what to say instead."""

    questionnaire: Questionnaire
    page: Page
    question: str
    """The id of the question."""
    part: str
    """The part of the question's boxes in which it stands; empty for its only one."""
    asked: Text | Message
    text: str
    """The whole text of the box."""
    start: int
    end: int
    kind: Kind
    why: Text | Message
    say: Text | Message

    @property
    def words(self) -> str:
        """The exact piece."""
        return self.text[self.start : self.end]


def remarks(judged: Judged, wordbook: Wordbook) -> Iterator[Remark]:
    """Yield what is worth a look, in the order of the questions and of each text.

    A child's own words are never read, and nothing that stands between quotation marks is.
    """
    boxes = tuple(typed(judged))
    names = frozenset(word.folded for box in boxes if box.is_name for word in words_of(box.text))
    reader = _Reader(wordbook, names)
    for box in boxes:
        if not box.is_name and box.question.holds != "own_words":
            yield from reader.read(box)


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    kind: Kind
    why: Text | Message
    say: Text | Message


class _Reader:
    """Reads the boxes of one referral in order."""

    def __init__(self, wordbook: Wordbook, names: frozenset[str]) -> None:
        self.wordbook = wordbook
        self.names = names
        self.letters = Letters(wordbook, names)

    def read(self, box: Typed) -> Iterator[Remark]:
        """Yield the remarks on one box."""
        kinds = kinds_for(box.questionnaire.reader, box.question)
        reading = Reading(box.text, self.wordbook.lists["english"])
        found = [*self._terms(reading, kinds), *self._long(reading, kinds)]
        if "letters" in kinds:
            found += self._letters(reading)
        for each in sorted(found, key=lambda one: one.span):
            yield Remark(
                questionnaire=box.questionnaire,
                page=box.page,
                question=box.question.id,
                part=box.part,
                asked=box.asked,
                text=box.text,
                start=each.span[0],
                end=each.span[1],
                kind=each.kind,
                why=each.why,
                say=each.say,
            )

    def _terms(self, reading: Reading, kinds: frozenset[Kind]) -> Iterator[_Found]:
        for match in self.wordbook.phrasebook.find(reading.text, reading.words):
            term = match.meaning
            if term.kind in kinds and self._is_meant(reading, match):
                span = (reading.words[match.first].start, reading.words[match.behind - 1].end)
                yield _Found(span, term.kind, term.why, term.say)

    def _is_meant(self, reading: Reading, match: Match[Term]) -> bool:
        term = match.meaning
        if term.kind != "blame" and not reading.is_english:
            return False
        if self._is_name(reading, match):
            return False
        if term.cleared_by is None:
            return True
        about = reading.words_about(reading.words[match.first].start)
        return not is_cleared(term.cleared_by, about, reading.text, self.wordbook.lists)

    def _is_name(self, reading: Reading, match: Match[Term]) -> bool:
        """Say whether one word stands as somebody's or some place's name."""
        word = reading.words[match.first]
        if match.behind - match.first > 1 or not reading.text[word.start].isupper():
            return False
        lists = self.wordbook.lists
        behind = reading.words[match.behind : match.behind + 1]
        before = reading.words[max(0, match.first - 1) : match.first]
        return (
            word.folded in self.names
            or any(each.folded in lists["titles"] for each in before)
            or any(
                each.folded in lists["places"] and reading.text[each.start].isupper()
                for each in behind
            )
        )

    def _long(self, reading: Reading, kinds: frozenset[Kind]) -> Iterator[_Found]:
        if "long" not in kinds or not reading.is_english:
            return
        for run in reading.runs():
            if len(run) > LONGEST_SENTENCE:
                span = (run[0].start, run[-1].end)
                yield _Found(span, "long", TOO_LONG(count=len(run)), SPLIT)

    def _letters(self, reading: Reading) -> Iterator[_Found]:
        for each in self.letters.unexplained(reading):
            say: Text | Message = WHAT_IS_IT
            if each.known:
                say = WRITE_OUT(meaning=each.known.means, letters=each.letters)
            yield _Found(each.span, "letters", UNEXPLAINED, say)


def kinds_for(reader: Audience, question: Question) -> frozenset[Kind]:  # type: ignore[type-arg]
    """Return what is remarked on in a question's boxes."""
    if reader not in WORK:
        return FOR_PUBLIC
    every: set[Kind] = {"blame", "jargon", "hearsay", "vague", "letters", "long"}
    return frozenset(every | ({"opinion"} if question.holds == "facts" else set()))
