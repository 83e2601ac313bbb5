"""Conditions of rules in words, and whether a new one lets a rule fire wherever the old one did."""

from collections.abc import Callable
from typing import Any

from app.assessment.when import AllOf, Always, AnyOf, CountOf, HasFact
from app.questionnaires.facts import Certainty, Recency

Meaning = Callable[[str], str]

SURE = {Certainty.NOT_SURE: " (even if not sure)", Certainty.YES: " (only if sure)"}
SINCE = {
    Recency.NOW: " (now)",
    Recency.SIX_MONTHS: " (in the last six months)",
    Recency.TWELVE_MONTHS: " (in the last twelve months)",
    Recency.BEFORE: " (now or before)",
}


def condition_words(when: Any, meaning: Meaning) -> str:
    """Write a condition in words; `meaning` gives those of a fact."""
    match when:
        case HasFact():
            certain = SURE.get(when.at_least, "")
            return f"{meaning(when.fact)}{certain}{SINCE.get(when.since, '')}"
        case AnyOf():
            return f"any of ({'; '.join(condition_words(part, meaning) for part in when.any)})"
        case AllOf():
            return f"all of ({'; '.join(condition_words(part, meaning) for part in when.all)})"
        case CountOf():
            facts = "; ".join(map(meaning, when.count_of))
            return f"at least {when.at_least} answers that mean one of ({facts})"
        case _:
            return "always"


def is_as_wide(new: Any, old: Any) -> bool:
    """Say whether a rule surely fires wherever it did. False also means: that cannot be told."""
    match new, old:
        case _, AnyOf():
            return all(is_as_wide(new, part) for part in old.any)
        case AllOf(), _:
            return all(is_as_wide(part, old) for part in new.all)
        case _:
            return _is_wide_by_a_part(new, old) or _asks_no_more(new, old)


def _is_wide_by_a_part(new: Any, old: Any) -> bool:
    in_new = isinstance(new, AnyOf) and any(is_as_wide(part, old) for part in new.any)
    return in_new or (isinstance(old, AllOf) and any(is_as_wide(new, part) for part in old.all))


def _asks_no_more(new: Any, old: Any) -> bool:
    match new, old:
        case HasFact(), HasFact():
            as_wide = new.at_least <= old.at_least and new.since <= old.since
            return new.fact == old.fact and as_wide
        case CountOf(), CountOf():
            return set(old.count_of) <= set(new.count_of) and new.at_least <= old.at_least
        case _:
            return isinstance(new, Always)
