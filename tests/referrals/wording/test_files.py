"""The files of words say with line and mend what is wrong with them."""

from pathlib import Path

import pytest

from app.directory.paths import FORMS
from app.questionnaires.errors import ContentError
from app.referrals.lint import read_terms
from app.referrals.wording.files import read_wording
from app.referrals.wording.lint import lint_wording
from app.referrals.wording.phrases import parse_phrase, spelled_out
from tests.making import Broken, edit, forms_copy
from tests.referrals.wording.reading_aid import wordbook

TERMS, EVIDENCE, LETTERS = (
    f"wording/{name}.yaml" for name in ("terms", "evidence", "abbreviations")
)
SOURCES = {"000", "000a", "000b", "001", "002", "003", "004", "public"}
BROKEN = {
    "an unknown kind": Broken(TERMS, "    kind: blame", "    kind: bad", "kind: bad", "kind"),
    "an unknown key": Broken(TERMS, "    kind: blame", "    sort: blame", "sort: blame", "sort"),
    "no source": Broken(TERMS, "source: 002 L756; 003 L1580", "source: hearsay", "hearsay", "cite"),
    "a phrase of a gap": Broken(
        EVIDENCE, "avoid: [apparently,", 'avoid: ["... it",', '"... it",', "begins or ends"
    ),
    "letters twice": Broken(
        LETTERS, "letters: [CCE]", "letters: [CSE]", "criminal", "stands twice"
    ),
    "small letters": Broken(LETTERS, "letters: [CCE]", "letters: [cce]", "[cce]", "letters"),
    "an unknown list": Broken(
        EVIDENCE, "cleared_by: done", "cleared_by: luck", "cleared_by: luck", "cleared_by"
    ),
}


@pytest.mark.parametrize("broken", [pytest.param(each, id=id) for id, each in BROKEN.items()])
def test_a_fault_names_its_file_and_line(broken: Broken, tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    broken.break_it(forms)
    with pytest.raises(ContentError) as error:
        read_wording(forms)
    broken.among(error.value.faults, forms)


def test_lint_reads_the_reasons_and_the_sources(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    edit(forms / TERMS, "why: It makes the child the cause.", f"why: It {'is so ' * 30}.")
    faults = list(lint_wording(forms, SOURCES - {"public"}))
    assert [fault.line for fault in faults if "over 25 words" in fault.what]
    unlisted = {fault.what for fault in faults if "is not one we list" in fault.what}
    assert all("public" in what for what in unlisted)
    assert unlisted


def test_the_real_files_are_clean() -> None:
    assert list(lint_wording(FORMS, SOURCES)) == []


def test_every_term_that_is_not_ours_alone_is_found_in_a_text_of_it() -> None:
    book = wordbook()
    assert {term.kind for term in book.terms} == {"blame", "jargon", "opinion", "hearsay", "vague"}
    assert all(term.theirs for term in book.terms)


def test_our_own_texts_are_linted_for_each_spelling() -> None:
    terms = read_terms(FORMS)
    assert terms["promiscuous"] == "The child may be being sexually abused."
    assert "outcome" in terms
    assert "he is abusive" not in terms
    assert not any("/" in term or "..." in term for term in terms)


def test_a_phrase_is_spelled_out() -> None:
    assert list(spelled_out("put/puts her/him off")) == [
        "put her off",
        "put him off",
        "puts her off",
        "puts him off",
    ]
    assert not list(spelled_out("put ... off"))


@pytest.mark.parametrize("text", ["", "...", "a ...", "... a", "a/ b", "a/b-c"])
def test_what_is_no_phrase_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="word"):
        parse_phrase(text)
