"""A language is asked for what its readers see: no more, and above all no less."""

from functools import cache

import pytest

from app.config import ROOT
from app.directory.paths import FORMS
from app.questionnaires.base import WORK
from app.training.content.library import load_training
from app.translating.collecting import collected, key_of, messages
from app.translating.readership import Readership, readership
from app.translating.wanted import wanted
from tests.making import content


@cache
def read() -> Readership:
    return readership(content(), load_training(FORMS), ROOT / "translations")


@pytest.mark.parametrize(
    ("context", "text", "is_for_everybody"),
    [
        ("worried-about-a-child", "Is a child in danger right now?", True),
        ("worried-about-myself", "I do not want to live", True),
        ("outcome", "Ring 999 now", True),
        ("rule", "You said that a child is in danger now.", True),
        (
            "caution",
            "If a child may be in danger now, ring 999. You can ring even if you are not sure.",
            True,
        ),
        ("destination", "Police, on 999", True),
        ("who to contact", "Ring now if a child is in danger, and say where the child is.", True),
        ("family copy", "Say if something here is wrong.", True),
        ("allegation", "What is the adult's place in the organisation?", False),
        ("work", "What do you want to do?", False),
        ("training case", "The visit", True),
        ("training case", "A letter on Friday", False),
        ("training", "I am not sure", True),
    ],
)
def test_who_reads_a_text(context: str, text: str, *, is_for_everybody: bool) -> None:
    found = [
        each
        for domain in collected().values()
        for each in messages(domain)
        if key_of(each) == (context, text)
    ]
    [message] = found
    assert read().is_for_everybody(message) is is_for_everybody


def test_every_question_of_the_public_is_wanted_and_no_others() -> None:
    for asked in content().library.questionnaires.values():
        own = {label.id for each in asked.questions.values() if (label := each.label.text)}
        keys = {text for context, text in read().readers if context == asked.id}
        if asked.reader not in WORK:
            assert {each.label.text.id for each in asked.questions.values() if each.label.text} <= {
                text for _, text in read().readers
            }
        else:
            family = {
                each.label.text.id
                for each in asked.questions.values()
                if each.family and each.label.text
            }
            assert (keys & own) <= family | {text for _, text in read().readers if text not in own}


def test_welsh_has_what_professionals_read_and_polish_has_not() -> None:
    for domain in ("pages", "forms"):
        welsh, polish = (set(map(key_of, wanted(code, domain, read()))) for code in ("cy", "pl"))
        assert polish < welsh
        assert welsh == set(map(key_of, messages(collected()[domain])))
