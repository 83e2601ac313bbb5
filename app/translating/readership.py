"""Who reads each text, so that a language is asked for no more than its readers see.

The public, young people and families read twelve languages. Professionals read English and Welsh,
and the council reads English.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Message

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.rulebook import is_for
from app.questionnaires.answers import Unsaid
from app.questionnaires.base import Audience, Strict
from app.questionnaires.facts import Certainty, Fact, Recency
from app.questionnaires.kinds.base import UNSAID_WORDS
from app.questionnaires.model import Questionnaire
from app.questionnaires.source import read_yaml
from app.referrals.content import Content
from app.referrals.front_page import WHO
from app.referrals.ringing import ACCESS, EMERGENCY, TITLES
from app.training.content.library import Training
from app.training.content.listening import LISTENING
from app.translating.collecting import Key, key_of
from app.translating.extraction import whole_texts

Reader = Literal["public", "young_person", "family"]

ANYTHING = UNSAID_WORDS[Unsaid.BLANK]
_OWN: tuple[Literal["public", "young_person"], ...] = ("public", "young_person")


class ReadersFile(Strict):
    """The shape of `translations/readers.yaml`."""

    work: tuple[str, ...]
    """Patterns of the files of code and templates whose words only professionals are shown."""


@dataclass(frozen=True, kw_only=True)
class Readership:
    """Finds out of content and of `readers.yaml` who reads a text."""

    content: Content
    training: Training
    for_work: tuple[str, ...]

    def is_for_everybody(self, message: Message) -> bool:
        """Say whether anybody but professionals reads a text of today."""
        files = {file for file, _ in message.locations}
        if any(not file.startswith("forms/") and not self._is_for_work(file) for file in files):
            return True
        return key_of(message) in self.readers

    def _is_for_work(self, file: str) -> bool:
        return any(fnmatch(file, pattern) for pattern in self.for_work)

    @cached_property
    def readers(self) -> Mapping[Key, frozenset[Reader]]:
        """The readers of each text of content that anybody but professionals reads."""
        found = _Found()
        asked = [each for each in self.content.every_asked() if each.reader in _OWN]
        for reader in _OWN:
            own = [each for each in asked if each.reader == reader]
            found.add(reader, own)
            # The short names with which the script of a call begins.
            found.add(reader, [WHO[id] for each in own for id in each.questions if id in WHO])
            self._outcome(found, reader, self._worst(asked, reader))
            kinds = {ending.kind for each in own for ending in each.kinds}
            asks = self.content.asks
            found.add(reader, [a for a in asks.asked if kinds & set(asks.kinds[a.id])])
        self._doors(found, {EMERGENCY, ACCESS, *TITLES})
        self._family(found)
        self._trained(found)
        return {key: frozenset(readers) for key, readers in found.readers.items()}

    def _worst(self, asked: list[Questionnaire], reader: Audience) -> Outcome:
        """Return the outcome of every answer at once. Rules only add, so it holds all outcomes."""
        named = {
            fact
            for each in asked
            for question in each.questions.values()
            for fact in question.named_facts()
        }
        facts = [
            # Each from a question of its own: some rules count how many answers there are.
            Fact(id=id, certainty=certainty, when=when, question=id, said=ANYTHING)
            for id in sorted(named)
            for certainty in Certainty
            for when in Recency
        ]
        return assess(self.content.rulebook, facts, reader)

    def _outcome(self, found: "_Found", reader: Reader, worst: Outcome) -> None:
        book = self.content.rulebook
        rules = [finding.rule for finding in worst.findings]
        codes = {code for rule in rules for code in rule.destinations}
        codes |= {stand for code in codes if (stand := book.destinations[code].elsewhere)}
        found.add(reader, [rule.because for rule in rules])
        found.add(reader, [(d.label, d.ask) for d in map(book.destinations.__getitem__, codes)])
        cautions = {book.cautions[id] for rule in rules for id in rule.cautions}
        found.add(reader, [each for each in cautions if is_for(each.audience, reader)])  # type: ignore[arg-type]
        found.add(reader, [book.clocks[id] for rule in rules for id in rule.clocks])
        found.add(reader, [words for (own, _), words in book.words.items() if own == reader])
        self._doors(found, codes)

    def _doors(self, found: "_Found", codes: set[str]) -> None:
        """Add what is said where each destination is reached, and what areas say of it."""
        directory = self.content.directory
        doors = [directory.door(code) for code in codes]
        linked = {each for door in doors for each in (door.through, door.when_closed) if each}
        doors += [directory.doors[code] for code in linked]
        found.add("public", doors)
        names = {id for door in doors for id in (*door.first, *door.also, *door.instead)}
        found.add("public", [directory.services[id] for id in names if id in directory.services])
        reached = {door.code for door in doors}
        for place in directory.packs.values():
            pack = place.item
            found.add("public", [each for each in pack.channels if each.destination in reached])
            found.add("public", pack.contacts)

    def _family(self, found: "_Found") -> None:
        """Add what a copy for a family can show: its questions, and what is said of next steps."""
        for asked in self.content.every_asked():
            found.add("family", [each for each in asked.questions.values() if each.family])
        found.add("family", [each.text for each in self.content.family.next])

    def _trained(self, found: "_Found") -> None:
        """Add the cases and exercises for anybody, whom to choose from, and who listens."""
        cases = [each for each in self.training.cases.values() if each.room == "public"]
        exercises = [each for each in self.training.exercises.values() if each.room == "public"]
        found.add("public", (cases, exercises))
        destinations = self.content.rulebook.destinations
        found.add("public", [destinations[code].label for each in cases for code in each.tell])
        services = self.content.directory.services
        found.add("public", [services[id] for id in LISTENING if id in services])


@dataclass(slots=True)
class _Found:
    readers: dict[Key, set[Reader]] = field(default_factory=dict)

    def add(self, reader: Reader, value: object) -> None:
        for text in whole_texts(value):
            self.readers.setdefault((text.context, text.id), set()).add(reader)


def readership(content: Content, training: Training, translations: Path) -> Readership:
    """Read `readers.yaml`. Raises ContentError."""
    read = read_yaml(translations / "readers.yaml").read_as(ReadersFile, context="")
    return Readership(content=content, training=training, for_work=read.work)
