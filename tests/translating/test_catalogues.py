"""Catalogues as files, and what a running Signpost reads of them."""

import shutil
from pathlib import Path

import pytest

from app.config import ROOT
from app.languages import OFFERED, language
from app.questionnaires.kinds.age import YEARS
from app.questionnaires.text import Text, render
from app.translating.catalogues import build, codes_in, file_of, fingerprint, new, read, write
from app.translating.collecting import DOMAINS, messages, texts_of
from app.translating.translator import BabelTranslator, built, read_language

WHERE = "worried-about-a-child"


def built_with(tmp_path: Path, *, code: str = "pl", **texts: str) -> Path:
    """Return a folder of built catalogues that hold a few texts, read by somebody."""
    for domain in DOMAINS:
        catalogue = new(code, domain)
        for english, words in texts.items():
            catalogue.add(f"{english}.", words, context=WHERE)
        catalogue.by, catalogue.on = "Anna Nowak", "2026-12-01"
        catalogue.texts = fingerprint(catalogue)
        write(file_of(tmp_path / "po", code, domain), catalogue)
    build(tmp_path / "po", tmp_path / "built")
    return tmp_path / "built"


def test_a_catalogue_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = file_of(ROOT / "translations", "ar", "pages")
    write(tmp_path / "pages.po", read(file, "ar"))
    assert (tmp_path / "pages.po").read_bytes() == file.read_bytes()


def test_whoever_read_it_stands_in_the_header_and_holds_for_these_texts(tmp_path: Path) -> None:
    folder = built_with(tmp_path, Ring="Zadzwoń.")
    found, _ = read_language(folder, "pl")
    assert found.is_checked
    file = file_of(tmp_path / "po", "pl", "forms")
    header = file.read_text(encoding="utf-8")
    assert '"X-Checked-By: Anna Nowak\\n"' in header
    file.write_text(header.replace("Zadzwoń.", "Zadzwoń zaraz."), encoding="utf-8")
    build(tmp_path / "po", folder)
    assert not read_language(folder, "pl")[0].is_checked


def test_one_catalogue_that_nobody_read_leaves_the_language_unchecked(tmp_path: Path) -> None:
    folder = built_with(tmp_path, Ring="Zadzwoń.")
    file = file_of(tmp_path / "po", "pl", "pages")
    catalogue = read(file, "pl")
    catalogue.by = ""
    write(file, catalogue)
    build(tmp_path / "po", folder)
    assert not read_language(folder, "pl")[0].is_checked


def test_what_is_built_of_a_language_goes_with_it(tmp_path: Path) -> None:
    folder = built_with(tmp_path, Ring="Zadzwoń.")
    shutil.rmtree(tmp_path / "po" / "pl")
    build(tmp_path / "po", folder)
    assert built(folder) == ("en",)


def test_a_faulty_language_counts_as_unchecked(tmp_path: Path) -> None:
    folder = built_with(tmp_path, Ring="Zadzwoń.")
    build(tmp_path / "po", folder, faulty=["pl"])
    assert not read_language(folder, "pl")[0].is_checked


def test_easy_read_begins_each_sentence_on_a_line(tmp_path: Path) -> None:
    folder = built_with(tmp_path, code="easy", Ring="Ring 999. Say where. It is at 9.30 a.m. now.")
    _, easy = read_language(folder, "easy")
    said = easy.pgettext(WHERE, "Ring.")
    assert said.splitlines() == ["Ring 999.", "Say where.", "It is at 9.30 a.m. now."]
    assert easy.code == "en"
    assert easy.is_checked


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    found, english = read_language(tmp_path, "en")
    assert found.is_checked
    assert render(Text("Ring.", WHERE), english) == "Ring."
    assert built(tmp_path) == ("en",)


def test_the_languages_stand_in_the_order_of_the_plan() -> None:
    assert built(ROOT / "build" / "translations") == OFFERED
    assert set(codes_in(ROOT / "translations")) == set(OFFERED) - {"en"}


def test_what_a_language_is_called() -> None:
    assert [language(code).english for code in ("bn", "pa", "pl", "easy")] == [
        *("Bengali", "Panjabi", "Polish", "Easy Read"),
    ]
    assert [language(code).direction for code in ("ar", "ur", "pl")] == ["rtl", "rtl", "ltr"]


def of(code: str) -> BabelTranslator:
    return read_language(ROOT / "build" / "translations", code)[1]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("pl", {1: "1 rok", 2: "2 lata", 5: "5 lat", 12: "12 lat", 22: "22 lata"}),
        ("cs", {1: "1 rok", 2: "2 roky", 5: "5 let"}),
        ("sk", {1: "1 rok", 2: "2 roky", 5: "5 rokov"}),
    ],
)
def test_a_number_has_the_form_of_its_language(code: str, said: dict[int, str]) -> None:
    for count, words in said.items():
        assert words in render(YEARS(count=count), of(code))


@pytest.mark.parametrize("code", [code for code in OFFERED if code not in {"en", "easy"}])
def test_every_count_has_words_of_its_own_language(code: str) -> None:
    for count in range(26):
        said = render(YEARS(count=count), of(code))
        assert said not in {"1 year old", f"{count} years old"}
        assert count in {0, 1, 2} or str(count) in said


def test_no_text_of_any_language_breaks_when_it_is_filled() -> None:
    for code in codes_in(ROOT / "translations"):
        for domain in DOMAINS:
            for message in messages(read(file_of(ROOT / "translations", code, domain), code)):
                for each in texts_of(message.string):
                    if "%(" in each:
                        assert each % _Anything()


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key
