"""Levels in words: England's law is named in England alone, and no level reassures."""

from itertools import product

import pytest

from app.assessment.scales import ExploitationLevel, Level
from app.referrals.levels import EXPLOITATION, LEVELS, level_text
from tests.content.test_promises import reassures

NATIONS = ("england", "wales", "scotland", "northern_ireland")


def test_every_level_has_its_words() -> None:
    assert set(LEVELS) == set(Level)
    assert set(EXPLOITATION) == set(ExploitationLevel)


@pytest.mark.parametrize(("level", "nation"), list(product(Level, NATIONS)))
def test_sections_of_the_law_are_named_in_england_alone(level: Level, nation: str) -> None:
    words = level_text(level, nation).id
    names_law = level >= Level.CHILD_IN_NEED and nation == "england"
    assert ("section" in words) is names_law
    assert words


@pytest.mark.parametrize("nation", NATIONS)
def test_each_level_is_told_from_the_others(nation: str) -> None:
    assert len({level_text(level, nation) for level in Level}) == len(Level)


def test_no_level_reassures() -> None:
    words = [*(level_text(level, nation) for level, nation in product(Level, NATIONS))]
    assert [each.id for each in (*words, *EXPLOITATION.values()) if reassures(each.id)] == []
    assert "so far" in EXPLOITATION[ExploitationLevel.NONE_IDENTIFIED].id
