import ast
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.errors import ContentError
from app.questionnaires.library import load_library
from app.questionnaires.source import DEEPEST, LARGEST, read_yaml
from tests.making import Broken, small_forms_copy


def written(folder: Path, text: str) -> Path:
    file = folder / "x.yaml"
    file.write_text(text, encoding="utf-8")
    return file


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("a: 1\nb: [1,\n", 3, "expected", id="bad YAML"),
        pytest.param("a: 1\n\tb: 2\n", 2, "character", id="a tab"),
        pytest.param("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice", id="a key twice"),
        pytest.param("x:\n  a: 1\n  a: 1\n", 3, "'a' stands twice", id="a key twice, deeper"),
        pytest.param("a: &x [1]\nb: *x\n", 1, "aliases are not used", id="an alias"),
        pytest.param("a: 1\nb: &x 1\n", 2, "aliases are not used", id="an anchor of nothing"),
        pytest.param("a: 1\n&x b: 1\n", 2, "aliases are not used", id="an anchor on a key"),
        pytest.param("a: 1\n!x b: 1\n", 2, "tag", id="a tag on a key"),
        pytest.param(BOMB, 1, "aliases are not used", id="a bomb of aliases"),
        pytest.param("", 1, "empty", id="nothing"),
        pytest.param("# only a comment\n", 1, "empty", id="a comment only"),
        pytest.param("a: 1\n? [b]\n: 2\n", 2, "key must be a word", id="a list as a key"),
        pytest.param("a: 1\nb: !!python/name:os.system x\n", 2, "tag", id="a tag of Python"),
        pytest.param("a: !!int x\n", 1, "int", id="a number that is none"),
        pytest.param("a: " + "9" * 5000, 1, "digits", id="a number without end"),
        pytest.param("a: 1\n---\nb: 2\n", 2, "another document", id="two documents"),
        pytest.param("a: \x00", 1, "not allowed", id="a NUL"),
        pytest.param("\n" + "[" * 1000, 2, "too deeply", id="a deep nest"),
        pytest.param("- " * 1000 + "a", 1, "too deeply", id="a deep list"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ContentError) as caught:
        read_yaml(file)
    [fault] = caught.value.faults
    assert fault.file == file
    assert fault.line == line
    assert words in fault.what
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert fault.mend


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"a: \xff\n")
    with pytest.raises(ContentError, match="UTF-8"):
        read_yaml(file)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: " + "x" * LARGEST, id="too large"),
        pytest.param(BOMB, id="a bomb of aliases"),
        pytest.param("[" * (LARGEST - 1), id="a bomb of brackets"),
    ],
)
def test_a_bomb_is_refused_fast(tmp_path: Path, text: str) -> None:
    file = written(tmp_path, text)
    start = time.process_time()
    with pytest.raises(ContentError):
        read_yaml(file)
    assert time.process_time() - start < 0.5


def test_nesting_up_to_the_limit_is_read(tmp_path: Path) -> None:
    nested = "[" * DEEPEST + "]" * DEEPEST
    assert read_yaml(written(tmp_path, nested)).data == ast.literal_eval(nested)


@pytest.mark.parametrize(
    ("written_as", "value"),
    [
        pytest.param("yes", "yes", id="yes is a word"),
        pytest.param("no", "no", id="no is a word"),
        pytest.param("No", "No", id="No is a word"),
        pytest.param("on", "on", id="on is a word"),
        pytest.param("true", True, id="true is true"),
        pytest.param("false", False, id="false is false"),
        pytest.param("True", "True", id="True is a word"),
        pytest.param("2027-03-01", "2027-03-01", id="a day stays as it stands"),
        pytest.param("null", None, id="null is nothing"),
        pytest.param("12", 12, id="a number"),
    ],
)
def test_words_stay_words(tmp_path: Path, written_as: str, value: object) -> None:
    found = read_yaml(written(tmp_path, f"a: {written_as}\n{written_as}: b\n")).data
    assert found == {"a": value, value: "b"}
    assert type(found["a"]) is type(value)


def test_each_part_knows_its_line(tmp_path: Path) -> None:
    source = read_yaml(written(tmp_path, "a: 1\nb:\n  - x\n  - {c: 3,\n     d: 4}\n1: z\n"))
    assert source.line(("a",)) == 1
    assert source.line(("b", 0)) == 3
    assert source.line(("b", 1, "d")) == 5
    assert source.line((1,)) == 6
    assert source.line(("b", 1, "nowhere", 7)) == 4
    assert source.line(("nowhere",)) == 1


@given(st.text(st.sampled_from("ab:-[]{},&*!?|>'\"#% \n\t01x<=."), max_size=40))
def test_any_text_is_read_or_refused_by_name(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_text(text, encoding="utf-8")
    with suppress(ContentError):
        assert read_yaml(file).line(()) >= 1


QUESTIONS = "questionnaires/worried-about-a-child.yaml"
BROKEN = {
    "an unknown key": Broken(QUESTIONS, "neutral: true", "neutrl: true", "neutrl", "'neutrl'"),
    "a missing key": Broken(QUESTIONS, "title: Right now", "", "- id: now", "add 'title'"),
    "an unknown kind": Broken(QUESTIONS, "type: yes_no", "type: yn", "- id: danger", "type"),
    "an unknown scale": Broken(QUESTIONS, "scale: noticed", "scale: x", "scale: x", "scales.yaml"),
    "a word for a number": Broken(
        QUESTIONS, "max_length: 100", "max_length: few", "length: few", "max_length"
    ),
    "an unknown section": Broken(QUESTIONS, "place: urgent", "place: x", "place: x", "place"),
    "an unknown condition": Broken(
        QUESTIONS, "{question: who, is: me}", "{question: who, was: me}", "was: me", "show_if"
    ),
    "an id that is not the file's name": Broken(
        QUESTIONS, "id: worried-about-a-child", "id: worried", "id: worried", "name it"
    ),
    "nothing to say while a name is blank": Broken(
        QUESTIONS,
        "          otherwise: Is the child safe tonight?\n",
        "",
        "text: Is %(name)s safe tonight?",
        "otherwise",
    ),
    "a number for a text": Broken(QUESTIONS, "title: You\n", "title: 7\n", "title: 7", "title"),
    "a fact without a meaning": Broken(
        "facts/everyday.yaml",
        "meaning: A child may",
        "mean: A child may",
        "- id: danger-now",
        "'meaning'",
    ),
    "an unknown certainty": Broken(
        "scales.yaml", "certainty: yes,", "certainty: sure,", "certainty: sure", "certainty"
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_file_that_breaks_the_format_names_the_line(tmp_path: Path, broken: Broken) -> None:
    forms = small_forms_copy(tmp_path)
    broken.break_it(forms)
    with pytest.raises(ContentError) as caught:
        load_library(forms)
    assert broken.among(caught.value.faults, forms).mend


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    forms = small_forms_copy(tmp_path)
    two = [BROKEN["an unknown key"], BROKEN["an unknown section"]]
    for broken in two:
        broken.break_it(forms)
    with pytest.raises(ContentError) as caught:
        load_library(forms)
    assert all(broken.among(caught.value.faults, forms) for broken in two)
