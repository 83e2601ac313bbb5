"""What a catalogue may not get wrong is found without knowing its language."""

import ast
from collections.abc import Callable

import pytest
from babel.messages.catalog import Catalog, Message

from app.config import ROOT
from app.translating.catalogues import Checked, fingerprint, new
from app.translating.collecting import collected, key_of, messages, texts_of
from app.translating.extraction import NAME
from app.translating.faults import Wrong, faults, unfit, unused
from app.translating.glossary import Glossary

SAFE = "Is %(name)s safe tonight?"
GOOD = "Czy (%(name)s) jest dziś bezpiecznie?"


def wanted(english: str | tuple[str, str], *notes: str) -> Message:
    """Return a text of today."""
    return Message(english, context="here", auto_comments=notes, locations=[("forms/x.yaml", 1)])


def polish(english: str | tuple[str, str], words: str | tuple[str, ...]) -> Checked:
    """Return a catalogue with one text."""
    catalogue = new("pl", "forms")
    catalogue.add(english, words, context="here")
    return catalogue


def kinds(found: list[Wrong]) -> list[str]:
    return [each.kind for each in found]


def check(english: str, words: str, *notes: str, glossary: Glossary | None = None) -> list[str]:
    """Return the kinds of fault of one translation."""
    one = [wanted(english, *notes)]
    return kinds(list(faults(one, polish(english, words), glossary, is_english=False)))


@pytest.mark.parametrize(
    ("english", "words", "kind"),
    [
        pytest.param(SAFE, GOOD, [], id="right"),
        pytest.param(SAFE, "Czy dziecko jest dziś bezpieczne?", ["placeholder"], id="a place lost"),
        pytest.param(SAFE, "Czy (%(imie)s) jest bezpiecznie?", ["placeholder"], id="another place"),
        pytest.param(SAFE, f"{GOOD} 100 %", ["number", "placeholder"], id="a stray %"),
        pytest.param("Ring 999 now.", "Zadzwoń teraz pod 999.", [], id="a number kept"),
        pytest.param("Ring 999 now.", "Zadzwoń teraz pod 112.", ["number"], id="another number"),
        pytest.param("Ring 999 now.", "Zadzwoń teraz pod ٩٩٩.", ["number"], id="other digits"),
        pytest.param("Ring now, please.", "Zadzwoń teraz pod 999.", ["number"], id="one added"),
        pytest.param("Press Continue.", "Naciśnij <b>Dalej</b>.", ["markup"], id="a tag"),
        pytest.param("Press Continue.", "Naciśnij &quot;Dalej&quot;.", ["markup"], id="an entity"),
        pytest.param("Press Continue.", "Naciśnij <!-- Dalej.", ["markup"], id="a comment"),
        pytest.param("Press Continue.", "Naciśnij <IMG SRC=x>.", ["markup"], id="a large tag"),
        pytest.param("Press Continue.", "Naciśnij\u202e Dalej.", ["markup"], id="turned round"),
        pytest.param("Press Continue.", "Dalej: https://x.example", ["markup"], id="an address"),
        pytest.param("Press Continue.", " Naciśnij Dalej.", ["spaces"], id="a space before"),
        pytest.param(
            "Is the child hurt now?", "Dziecko jest ranne.", ["question"], id="no question"
        ),
        pytest.param("Do not question anybody.", "Nie", ["length"], id="much too short"),
        pytest.param(
            "Do not ask anybody.", "Nie pytaj nikogo. " * 5, ["spaces"], id="a space after"
        ),
        pytest.param(
            "Do not ask or warn anybody.", "Nie pytaj. " * 9 + "Nie.", ["length"], id="long"
        ),
        pytest.param("Left blank here", "Left blank here", ["untranslated"], id="left in English"),
        pytest.param("Police, on 999", "", ["missing"], id="empty"),
        pytest.param("Ring the NSPCC.", "Zadzwoń do organizacji.", ["name"], id="a name lost"),
    ],
)
def test_a_fault_is_found_and_named(english: str, words: str, kind: list[str]) -> None:
    assert check(english, words) == kind


def test_a_name_may_stay_as_it_is() -> None:
    assert (
        check(
            "Modern Slavery and Exploitation Helpline", "Modern Slavery and Exploitation Helpline"
        )
        == []
    )
    assert check("Bridge team of the council", "Bridge team of the council", NAME) == []


def test_easy_read_may_say_what_the_english_says() -> None:
    one = [wanted("Is the child safe?")]
    same = polish("Is the child safe?", "Is the child safe?")
    assert kinds(list(faults(one, same, None, is_english=True))) == []


def test_each_plural_form_is_looked_at() -> None:
    ids = ("%(count)s year old", "%(count)s years old")
    right = polish(ids, ("%(count)s rok", "%(count)s lata", "%(count)s lat"))
    empty = polish(ids, ("%(count)s rok", "", "%(count)s lat"))
    uncounted = polish(ids, ("rok", "%(count)s lata", "dużo lat"))
    numbered = polish(ids, ("%(count)s rok", "%(count)s lata", "%(count)s lat, 999"))
    english = polish(ids, ("%(count)s rok", "%(count)s years old", "%(count)s lat"))
    single = polish(ids[0], "%(count)s rok")
    assert kinds(list(faults([wanted(ids)], right, None, is_english=False))) == []
    assert kinds(list(faults([wanted(ids)], empty, None, is_english=False))) == ["missing"]
    assert kinds(list(faults([wanted(ids)], uncounted, None, is_english=False))) == ["placeholder"]
    assert kinds(list(faults([wanted(ids)], numbered, None, is_english=False))) == ["number"]
    assert kinds(list(faults([wanted(ids)], english, None, is_english=False))) == ["untranslated"]
    assert kinds(list(faults([wanted(ids)], single, None, is_english=False)))[0] == "plural"


def test_a_text_that_somebody_doubts_is_not_taken_for_good() -> None:
    catalogue = polish("Press Continue.", "Naciśnij Dalej.")
    before = fingerprint(catalogue)
    message = catalogue.get("Press Continue.", "here")
    assert message
    message.flags.add("fuzzy")
    found = kinds(list(faults([wanted("Press Continue.")], catalogue, None, is_english=False)))
    assert found == ["in doubt"]
    assert fingerprint(catalogue) != before


def test_the_english_is_a_part_of_what_was_read() -> None:
    one, other = polish("Press Continue.", "Dalej."), polish("Press it.", "Dalej.")
    assert fingerprint(one) != fingerprint(other)


def test_every_text_with_a_plural_is_collected_with_it() -> None:
    plurals = {
        key_of(each) for each in messages(collected()["pages"]) if len(texts_of(each.id)) > 1
    }
    found = 0
    for file in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text"):
                continue
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            named = {each.arg for each in node.keywords}
            if len(words) == 3 or (len(words) == 2 and "plural" in named):
                assert (words[1], words[0]) in plurals
                found += 1
    assert found > 3


def test_a_text_whose_english_changed_is_told_apart_from_a_new_one() -> None:
    was, now = "Is the child safe tonight?", "Is the child safe today and tonight?"
    old = polish(was, "Czy dziecko jest dziś w nocy bezpieczne?")
    [changed] = faults([wanted(now)], old, None, is_english=False)
    assert (changed.kind, changed.what) == ("changed since", f"it was {was!r}")
    [missing] = faults([wanted("Something else")], old, None, is_english=False)
    assert missing.kind == "missing"
    [left] = unused({("here", now)}, old)
    assert (left.kind, left.key) == ("unused", ("here", was))


GLOSSARY: Callable[..., Glossary] = lambda **more: Glossary.model_validate(  # noqa: E731
    {
        "voice": "Everybody is addressed plainly.",
        "neutral": "Nothing shows anybody's sex.",
        "terms": [{"en": "police", "words": ["policj"]}]
        + [{"en": f"word{number}", "words": ["x"]} for number in range(10)],
        **more,
    }
)


@pytest.mark.parametrize(
    ("english", "words", "kind"),
    [
        pytest.param("Ring the police.", "Zadzwoń na policję.", [], id="kept, with its ending"),
        pytest.param("Ring the Police.", "Zadzwoń na straż.", ["glossary"], id="another word"),
        pytest.param("A policeman came.", "Przyszedł pan.", [], id="part of another word"),
        pytest.param("Tell %(police)s.", "Powiedz: %(police)s.", [], id="the name of a place"),
    ],
)
def test_a_fixed_word_is_kept(english: str, words: str, kind: list[str]) -> None:
    assert check(english, words, glossary=GLOSSARY()) == kind


def test_a_word_that_means_something_else_can_be_excused() -> None:
    excused = GLOSSARY(exceptions={"Police, a dog.": ["police"]})
    assert check("Police, a dog.", "Burek, pies.", glossary=excused) == []


def test_every_english_text_can_be_translated_safely() -> None:
    assert [each for domain in collected().values() for each in unfit(domain)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("Press <b>here</b>", "markup", id="a tag"),
        pytest.param("Black &amp; white", "markup", id="an entity"),
        pytest.param("Ring 0808 800 5000", "a phone number", id="a number"),
        pytest.param("Such as 01632 960 001", "", id="a made-up number"),
        pytest.param("Ring 999 on 3 March 2026", "", id="short numbers"),
    ],
)
def test_markup_and_phone_numbers_in_the_english_are_found(text: str, fault: str) -> None:
    catalogue = Catalog()
    catalogue.add(text, locations=[("x.py", 7)])
    found = list(unfit(catalogue))
    assert [each.partition(" in ")[0] for each in found] == ([f"x.py:7: {fault}"] if fault else [])


def test_texts_of_code_templates_and_content_are_collected() -> None:
    pages, forms = collected()["pages"], collected()["forms"]
    assert forms.get("Is a child in danger right now?", "worried-about-a-child")
    assert forms.get("You said that a child is in danger now.", "rule")
    assert pages.get("Left blank", "answer")
    assert pages.get(("%(count)s year old", "%(count)s years old"), "age")
    assert pages.get("Is a child in danger now? Ring 999", "danger")
    assert any(
        "templates/" in str(place[0]) for text in messages(pages) for place in text.locations
    )
