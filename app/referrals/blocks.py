"""A referral as blocks of text for a council's own form, in the order in which forms ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.questionnaires.base import WORK
from app.questionnaires.text import Message, Text, Translator, render
from app.referrals.block_words import (
    ACCOUNTS,
    ASKED_FOR,
    BEFORE,
    FROM_WHOM,
    FROM_WORK,
    FURTHER,
    LEVEL,
    NO_ANSWER,
    NO_COUNCIL,
    ORDER,
    START,
    THE_COUNCIL,
    UPDATES,
    WHY,
    WRITTEN,
)
from app.referrals.comparison_text import TITLE as COMPARED
from app.referrals.comparison_text import comparison_text
from app.referrals.given import SectionOf
from app.referrals.kinds import KINDS
from app.referrals.level_text import levels_text
from app.referrals.model import Referral
from app.referrals.parting import in_parts
from app.referrals.plain import findings_text, said_in, section_text
from app.referrals.speaking import in_words
from app.referrals.withholding import for_others


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A text to copy into a box of a form."""

    id: str
    title: str
    text: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The text in parts that a form takes; joined they are the text."""
        return in_parts(self.text)


def blocks(referral: Referral, translator: Translator) -> tuple[Block, ...]:
    """Return the blocks of a referral; none where nothing was answered.

    The referral has to be in the language of the translator: English for an agency.
    """
    if not any(said_in(section) for section in _every_section(referral)):
        return ()
    writer = _Blocks(referral=for_others(referral), translator=translator)
    return tuple(each for each in writer.every() if each.text)


def _every_section(referral: Referral) -> Iterator[SectionOf]:
    yield from referral.sections
    for annex in referral.annexes:
        yield from annex.sections


@dataclass(frozen=True, kw_only=True, slots=True)
class _Blocks:
    referral: Referral
    translator: Translator

    def every(self) -> Iterator[Block]:
        kind = KINDS[self.referral.kind]
        is_judged = kind.is_about_a_child and kind.body == "agency"
        yield self._block("start", START, self._start())
        yield from map(self._section, filter(said_in, self._in_order()))
        if is_judged:
            yield from self._judged()
        if kind.holds_annexes:
            yield from self._annexes()
        yield self._block("no-answer", NO_ANSWER, self._unanswered())

    def _judged(self) -> Iterator[Block]:
        referral = self.referral
        yield self._block("asked-for", ASKED_FOR, self._asked_for())
        if referral.reader in WORK:
            yield self._block("level", LEVEL, levels_text(referral, self.translator))
        yield self._block("why", WHY, findings_text(referral.deciding, self.translator))
        yield self._block("further", FURTHER, findings_text(referral.further, self.translator))
        if compared := referral.comparison:
            said = comparison_text(compared, self.translator)
            yield self._block("compared", COMPARED(day=compared.made_on), said)

    def _annexes(self) -> Iterator[Block]:
        for number, annex in enumerate(self.referral.annexes, 1):
            parts = chain.from_iterable(map(self._apart, annex.sections))
            for section in filter(said_in, parts):
                title = BEFORE(section=section.title, title=annex.questionnaire.title)
                text = section_text(section, self.translator)
                yield self._block(f"before-{number}-{section.id}", title, text)

    def _in_order(self) -> Iterator[SectionOf]:
        """Yield the sections in the order of a form; of an account each sort on its own."""
        by_id = {section.id: section for section in self.referral.sections}
        for id in ORDER:
            if id in by_id:
                yield from self._apart(by_id[id])

    def _apart(self, section: SectionOf) -> Iterator[SectionOf]:
        for account, title in ACCOUNTS.items():
            said = tuple(each for each in said_in(section) if each.account == account)
            if said:
                id = f"{section.id}-{account}"
                yield SectionOf(id=id, title=self._say(title), answers=said)
        silent = [each for each in section.answers if each not in said_in(section)]
        rest = [each for each in said_in(section) if not each.account]
        yield section.model_copy(update={"answers": (*rest, *silent)})

    def _section(self, section: SectionOf) -> Block:
        text = section_text(section, self.translator)
        return Block(id=section.id, title=section.title, text=text)

    def _unanswered(self) -> str:
        empty = (section for section in self._in_order() if not said_in(section))
        told = ((each.title, section_text(each, self.translator)) for each in empty)
        return "\n\n".join(f"{title}\n{text}" for title, text in told if text)

    def _asked_for(self) -> str:
        referral = self.referral
        asked = [f"{each.label}\n{each.ask}" for each in referral.group("ask_for")]
        if referral.local and referral.reader in WORK:
            panels = (each for each in referral.local.panels if each.asked_for)
            asked += [f"{each.name}\n{each.says}" for each in panels]
        return "\n\n".join(asked)

    def _start(self) -> str:
        return "\n".join(self._say(each) for each in self._first_lines())

    def _first_lines(self) -> Iterator[str | Text | Message]:
        referral, kind = self.referral, KINDS[self.referral.kind]
        yield kind.title
        yield kind.to
        if kind.is_about_a_child and kind.body == "agency":
            councils = referral.councils(kind.goes_to)
            yield THE_COUNCIL(name=councils) if councils else NO_COUNCIL
        if kind.asks:
            yield (kind.asks_elsewhere or kind.asks) if referral.elsewhere else kind.asks
        yield FROM_WHOM.get(referral.reader, FROM_WORK)
        yield WRITTEN(when=referral.made_at)
        if referral.updates:
            yield UPDATES(day=referral.updates.date())
        for line in referral.speaks.told(referral.reader, self.translator):
            yield in_words(line, self.translator)

    def _block(self, id: str, title: Text | Message, text: str) -> Block:
        return Block(id=id, title=self._say(title), text=text)

    def _say(self, said: str | Text | Message) -> str:
        return render(said, self.translator)
