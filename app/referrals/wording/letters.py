"""Letters that stand for words, where nobody has explained them yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.referrals.wording.clearing import Lists
from app.referrals.wording.explaining import is_explained
from app.referrals.wording.files import Abbreviation, Wordbook
from app.referrals.wording.reading import Reading
from app.referrals.wording.words import Span, Word, fold, is_joined

ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
DOTTED = re.compile(r"\b(?:[A-Z]\.){1,5}[A-Z]\b")
UNKNOWN = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,5}")
"""Letters that may stand for words. With a vowel, or of two, they may be somebody's name."""
ENDING = re.compile(r"['\u2019](?:s|d|ed)$")
LONGEST = 10
"""No letters that we know have more, with an ending."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """Letters that nobody has explained; `known` is what we think they stand for."""

    span: Span
    letters: str
    known: Abbreviation | None


@dataclass(slots=True)
class Letters:
    """Goes through the texts of one referral in order and remembers what was explained."""

    wordbook: Wordbook
    names: frozenset[str]
    """Folded words of names, which are none of our business."""
    done: set[str] = field(default_factory=set)
    """What was explained or asked about already: once is enough."""

    def unexplained(self, reading: Reading) -> Iterator[Unexplained]:
        """Yield the letters of a text that nobody has explained so far, each once."""
        if not reading.is_latin:
            return
        for number, word in enumerate(reading.words):
            typed = reading.text[word.start : word.end]
            letters = self._letters(typed) if len(typed) <= LONGEST else None
            if letters is None or letters in self.done or _is_shouted(reading, number):
                continue
            known = self.wordbook.abbreviations.get(letters)
            if is_explained(letters, known, reading.text, word, small=self._small):
                self.done.add(letters)
            elif known or self._is_asked_about(letters, reading, number):
                self.done.add(letters)
                yield Unexplained((word.start, word.end), letters, known)
        yield from self._dotted(reading)

    @property
    def _small(self) -> frozenset[str]:
        return self.wordbook.lists["small"]

    def _letters(self, typed: str) -> str | None:
        """Return a word as letters that may stand for words; nothing where it is none."""
        if typed.islower() and typed not in self.wordbook.any_case:
            return None
        plain = ENDING.sub("", typed)
        for form in (plain, plain.removesuffix("s")):
            found = self.wordbook.abbreviations.get(form.upper())
            if found and (form.isupper() or found.any_case):
                return form.upper()
        capitals = plain.removesuffix("s")
        is_capital = capitals.isascii() and capitals.isalpha() and capitals.isupper()
        return capitals if is_capital and len(capitals) > 1 else None

    def _is_asked_about(self, letters: str, reading: Reading, number: int) -> bool:
        word = reading.words[number]
        return (
            UNKNOWN.fullmatch(letters) is not None
            and reading.is_english
            and letters not in self.wordbook.known_by_all
            and not ROMAN.fullmatch(letters)
            and fold(letters) not in self.names
            and not _is_part_of_a_name(reading, number, self.wordbook.lists)
            and not _is_in_a_code(reading.text, word)
        )

    def _dotted(self, reading: Reading) -> Iterator[Unexplained]:
        for found in DOTTED.finditer(reading.text):
            letters = found[0].replace(".", "")
            known = self.wordbook.abbreviations.get(letters)
            inside = reading.words_between(found.start(), found.end())
            if known and letters not in self.done and len(inside) == len(letters):
                self.done.add(letters)
                yield Unexplained(found.span(), letters, known)


def _is_capitals(reading: Reading, number: int) -> bool:
    if not 0 <= number < len(reading.words):
        return False
    word = reading.words[number]
    typed = reading.text[word.start : word.end]
    return len(typed) > 1 and typed.isupper()


def _is_shouted(reading: Reading, number: int) -> bool:
    """Say whether a word stands among capitals, which somebody shouts or writes a name with."""
    before = [_is_capitals(reading, number - back) for back in (1, 2)]
    behind = [_is_capitals(reading, number + on) for on in (1, 2)]
    return all(before) or all(behind) or (before[0] and behind[0])


def _is_part_of_a_name(reading: Reading, number: int, lists: Lists) -> bool:
    """Say whether a capital word stands next to a name, as in "Jane SMITH" and "Mr KHAN"."""
    words, text = reading.words, reading.text
    for other in (number - 1, number + 1):
        if not 0 <= other < len(words) or not is_joined(text, *_in_order(words, number, other)):
            continue
        word = words[other]
        typed = text[word.start : word.end]
        is_name = len(typed) > 1 and typed[0].isupper() and word.folded not in lists["small"]
        # A capital at the start of a sentence makes no name of a word that letters stand before.
        if is_name and (other < number or not reading.starts_sentence(word)):
            return True
    return False


def _in_order(words: Sequence[Word], one: int, other: int) -> tuple[Word, Word]:
    return words[min(one, other)], words[max(one, other)]


def _is_in_a_code(text: str, word: Word) -> bool:
    """Say whether letters are part of a postcode, a number plate or the like."""
    before, behind = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 2]
    around = (before[-1:], behind[:1])
    has_sign = any(each and each in "&/_@.#\u00a3-" for each in around) and behind[:1] != "."
    return has_sign or before[:1].isdigit() or (behind[1:].isdigit() and behind[:1] in " -")
