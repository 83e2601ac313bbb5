"""What those who ring back are told of the language that somebody answered in."""

from collections.abc import Mapping

import pytest

from app.languages import EASY, Language, language
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.text import English
from app.referrals.blocks import blocks
from app.referrals.build import Writer
from app.referrals.calls.sheet import call_sheet
from app.referrals.calls.text import call_text
from app.referrals.model import Referral
from app.referrals.speaking import SpeaksOf
from tests.making import AT, WORRIED, content
from tests.referrals.documents.made_up import writer

POLISH = language("pl", is_checked=False)
WELSH = language("cy", is_checked=False)
IN_POLISH = English(code="pl", is_checked=False)
"""A translator of a language that nobody has checked; its words are the English."""
NOTICE = "A computer wrote this translation. No person has checked it yet."
I_SPEAK = "I speak Polish. I need an interpreter. It is about a child."
SYLHETI: Json = {"chosen": "spoken", "details": {"spoken": "sylheti, kobieta"}}
SIGNED: Json = {"chosen": "signed", "details": {"signed": "BSL"}}
TOLD: Mapping[str, Json] = {"danger": "no", "who": "known", "saw": "Siniaki."}
WRITTEN = {"saw": "pl", "my-interpreter": "pl"}


def referral(
    spoken: Language,
    *,
    questionnaire: str = WORRIED,
    translator: English | None = None,
    written: Mapping[str, str] = WRITTEN,
    **told: Json,
) -> Referral:
    known = content()
    questions = known.library.questionnaire(questionnaire)
    values = {**TOLD, **{name.replace("_", "-"): value for name, value in told.items()}}
    values = {id: each for id, each in values.items() if id in questions.questions}
    answers = read_answers(questions, values, known.asking(AT))
    judged = known.judge(questions, answers, AT, written=written)
    return Writer(content=known, translator=translator or English()).referral(judged, spoken)


def professional() -> Referral:
    return referral(WELSH, questionnaire="referral", written={})


def letter(found: Referral) -> str:
    return str(writer().body("agency", found, English()))


def test_a_professional_is_offered_no_interpreter() -> None:
    found = letter(professional())
    assert "The person answered in Welsh." in found
    assert "translated by a computer, and no person had checked that." in found
    for words in ("interpreter: offer one", "hard to believe", "arrange an interpreter"):
        assert words not in found


@pytest.mark.parametrize("document", ["record", "call"])
def test_a_professional_says_no_sentence_in_english(document: str) -> None:
    welsh = English(code="cy", is_checked=False)
    found = writer().whole(document, professional(), welsh)  # type: ignore[arg-type] # both are
    assert "I speak" not in found
    assert "I speak" not in call_text(call_sheet(professional(), welsh), welsh)


def test_the_letter_says_that_somebody_answered_in_easy_read() -> None:
    easy = referral(language(EASY, is_checked=False), written={})
    assert (easy.speaks.code, easy.speaks.name) == ("en", "Easy Read")
    assert not easy.speaks.is_checked
    found = letter(easy)
    assert "The person answered in Easy Read." in found
    assert "They need plain words, and perhaps help with reading." in found
    assert "offer one" not in found


def test_plain_english_needs_no_words() -> None:
    found = referral(language("en"), written={})
    assert not found.speaks.needs_words
    assert found.speaks.told("public", English()) == ()


def test_own_words_on_the_interpreter_bear_their_language() -> None:
    found = referral(POLISH, my_interpreter=SYLHETI)
    assert found.speaks.language == "pl"
    assert '<span lang="pl">sylheti, kobieta</span>' in letter(found)
    assert referral(POLISH, my_interpreter=SYLHETI, written={}).speaks.language == ""


def test_the_blocks_say_of_language_what_page_one_says() -> None:
    found = {
        each.id: each.text for each in blocks(referral(POLISH, my_interpreter=SYLHETI), English())
    }
    assert (
        "Please arrange an interpreter. In their own words: sylheti, kobieta "
        "(written on a page in Polish)\n"
        "The person answered in Polish. The questions they read were translated by a computer"
    ) in found["start"]
    assert "Siniaki.\n(written on a page in Polish)" in found["worry-seen"]


def test_the_call_as_text_says_how_to_be_given_an_interpreter() -> None:
    found = referral(POLISH, translator=IN_POLISH)
    lines = call_text(call_sheet(found, IN_POLISH), IN_POLISH).splitlines()
    assert lines[:4] == ["Nobody has been told yet."] * 2 + [NOTICE] * 2
    assert I_SPEAK in lines


def test_a_checked_call_as_text_says_nothing_twice() -> None:
    checked = English(code="pl")
    text = call_text(call_sheet(referral(language("pl"), translator=checked), checked), checked)
    assert text.count("Nobody has been told yet.") == 1
    assert NOTICE not in text
    assert I_SPEAK in text


def test_the_english_call_says_first_that_an_interpreter_is_wanted() -> None:
    found = referral(POLISH, my_interpreter=SYLHETI)
    said = "Please arrange an interpreter. In their own words: sylheti, kobieta"
    text = call_text(call_sheet(found, English()), English())
    assert text.splitlines()[1].startswith(said)
    assert text.splitlines()[2].startswith("The person answered in Polish.")
    assert I_SPEAK not in text
    html = writer().whole("call", found, English())
    assert html.index("The person answered in Polish.") < html.index('class="act"')


@pytest.mark.parametrize("spoken", [language("en"), POLISH], ids=["English", "Polish"])
def test_whoever_signs_is_shown_the_ways_to_999_without_a_voice(spoken: Language) -> None:
    translator = English(code=spoken.tag, is_checked=spoken.is_checked)
    found = referral(spoken, translator=translator, my_interpreter=SIGNED)
    shown = [each.service for each in found.speaks.ways]
    assert shown == ["emergency_textphone", "emergency_sms", "emergency_bsl", "relay_uk"]
    texts = [
        writer().whole("record", found, translator),
        writer().whole("call", found, translator),
        call_text(call_sheet(found, translator), translator),
    ]
    for text in texts:
        assert "If you do not hear or speak well" in text
        assert "https://999bsl.co.uk" in text
        assert "I speak" not in text


def test_nobody_else_is_shown_them() -> None:
    assert referral(POLISH, my_interpreter=SYLHETI).speaks.ways == ()
    assert SpeaksOf().ways == ()
