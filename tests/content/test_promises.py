"""Promises 1 and 3 over the words: none reassures, and none sends anybody to the family."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from app.assessment.rulebook import Caution, Rule, is_for
from app.assessment.scales import Urgency
from app.questionnaires.base import Audience, texts_in
from app.questionnaires.reading import sentences
from tests.making import content

REASSURES = re.compile(
    r"\b(no|without|little) (concerns?|action|risk|danger|cause for|reason for)\b"
    r"|\bnothing to (worry|fear|do|report)\b|\bno need to (worry|report|ring|act|do)\b"
    r"|\b(do|does) not need to (worry|report|act|ring)\b|\bdo not worry\b"
    r"|\ball (is|seems|looks) (well|fine|ok|right)\b|\b(is|are|seems?|looks?) (fine|ok|okay)\b"
    r"|\b(low|lower|small) risk\b|\bnot (serious|grave|urgent|harmful|abuse)\b|\bharmless\b"
    r"|\b(is|are|be|seems?|looks?|sounds?|stays?) (\w+ly |now |quite |very |likely |)?safe\b"
    r"|\bsafe (and well|enough|at home)\b|\bwait and see\b",
    re.IGNORECASE,
)
"""Ways of telling a person that they may stop worrying."""

ALLOWED = re.compile(
    r"\b(not|never|if|when|whether|unless|until|right to be)\b[^,;]*\bsafe\b"
    r"|\bkeep\w*\b[^,;]*\bsafe\b",
    re.IGNORECASE,
)
"""Sentences in which "safe" is in doubt, or is what somebody sees to."""

TO_THE_FAMILY = re.compile(
    r"\b(speak|talk|tell|ask|discuss|ring|warn|visit|say)\b[^.;]*"
    r"\b(parents?|family|families|mother|father|carers?|mum|dad|relatives?)\b",
    re.IGNORECASE,
)
NOT_SENT = re.compile(
    r"\b(do not|does not|no one|need no|not have to|never|it may|not told|may tell your family"
    r"|in the same family|lives with people who are not)\b",
    re.IGNORECASE,
)
"""Sentences that forbid it, or say what the council does."""


def said(*readers: Audience) -> Iterator[tuple[str, str]]:
    """Yield every text of an outcome that one of these readers may see, with whose it is."""
    rulebook = content().rulebook
    for (reader, urgency), words in rulebook.words.items():
        if reader in readers:
            yield from ((f"{reader}-{urgency.code}", text.id) for text in texts_in(words))
    meant: list[Rule | Caution] = [*rulebook.rules, *rulebook.cautions.values()]
    for each in (one for one in meant if any(is_for(one.audience, it) for it in readers)):
        yield each.id, (each.because if isinstance(each, Rule) else each.text).id
    for destination in rulebook.destinations.values():
        yield from ((destination.code, text.id) for text in texts_in(destination))
    for clock in rulebook.clocks.values():
        yield from ((clock.id, text.id) for text in texts_in(clock))
    for id, place in content().directory.packs.items():
        yield from ((id, text.id) for text in texts_in(place.item))


def reassures(sentence: str) -> bool:
    return bool(REASSURES.search(sentence)) and not ALLOWED.search(sentence)


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        pytest.param("The child is safe", True, id="safe"),
        pytest.param("The child is probably safe", True, id="probably safe"),
        pytest.param("They seem safe at home", True, id="safe at home"),
        pytest.param("There is no concern", True, id="no concern"),
        pytest.param("No action is called for", True, id="no action"),
        pytest.param("There is no need to worry", True, id="no need to worry"),
        pytest.param("You do not need to report it", True, id="no report"),
        pytest.param("This is not serious", True, id="not serious"),
        pytest.param("All seems well", True, id="all seems well"),
        pytest.param("This is low risk", True, id="low risk"),
        pytest.param("The child may not be safe tonight", False, id="may not be safe"),
        pytest.param("You said that the child is not safe", False, id="not safe"),
        pytest.param("Ring now if you are not sure that the child is safe", False, id="not sure"),
        pytest.param("It helps to keep the child safe", False, id="keep safe"),
        pytest.param("When it is safe, ring the council", False, id="when it is safe"),
        pytest.param("Say that you are worried", False, id="worried"),
    ],
)
def test_the_net_catches_what_reassures_and_nothing_else(*, sentence: str, does: bool) -> None:
    assert reassures(sentence) is does


SAID = list(said(*get_args(Audience)))
TO_EVERYBODY = list(said("public", "young_person"))


def test_no_word_of_an_outcome_reassures() -> None:
    found = [(of, each) for of, text in SAID for each in sentences(text) if reassures(each)]
    assert len(SAID) > 500
    assert found == []


def invited(text: str) -> list[str]:
    """Return the sentences that send the reader to the family."""
    whole = re.split(r"[.!?]+(?=\s|$)", text)
    return [each for each in whole if TO_THE_FAMILY.search(each) and not NOT_SENT.search(each)]


def test_no_word_to_the_public_or_a_child_sends_anybody_to_the_family() -> None:
    assert len(TO_EVERYBODY) > 300
    assert [(of, each) for of, text in TO_EVERYBODY for each in invited(text)] == []


@pytest.mark.parametrize(
    ("text", "does"),
    [
        pytest.param("Talk to the family first.", True, id="talk"),
        pytest.param("You could ask the mother about it.", True, id="ask"),
        pytest.param("Do not talk to the family.", False, id="do not"),
        pytest.param("It may talk with the school or the family.", False, id="the council may"),
    ],
)
def test_the_net_catches_invitations_to_the_family(*, text: str, does: bool) -> None:
    assert bool(invited(text)) is does


@pytest.mark.parametrize("reader", get_args(Audience))
@pytest.mark.parametrize("urgency", Urgency, ids=lambda urgency: urgency.code)
def test_every_urgency_says_what_to_do_what_follows_and_what_is_still_open(
    urgency: Urgency, reader: Audience
) -> None:
    words = content().rulebook.words[reader, urgency]
    assert words.heading.id
    assert words.do.id
    assert words.next
    assert any("999" in text.id for text in (words.do, *words.still))


@pytest.mark.parametrize("urgency", [Urgency.ADVICE_ONLY, Urgency.EARLY_HELP])
def test_the_least_it_says_is_to_keep_noticing_and_that_one_can_still_report(
    urgency: Urgency,
) -> None:
    still = " ".join(text.id for text in content().rulebook.words["public", urgency].still)
    assert "Keep noticing" in still
    assert "You can still report it" in still
