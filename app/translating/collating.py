"""Names in the alphabetical order of a language: its readers look for them there.

A reader of Czech looks for Cheshire after Hull, a reader of Welsh for Rhondda after Rutland.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from icu import Collator, Locale

Named = TypeVar("Named")


def in_order(items: Iterable[Named], name: Callable[[Named], str], language: str) -> list[Named]:
    """Return items by their names, in the order of a language's alphabet."""
    key = _collator(language).getSortKey
    return sorted(items, key=lambda item: key(name(item)))


@cache
def _collator(language: str) -> Collator:
    return Collator.createInstance(Locale(language))
