"""A file that cannot be used as a whole is refused before anything in it is judged."""

import os
import resource
from pathlib import Path

import pytest

from app.directory.errors import ExchangeFileError
from app.directory.exchange.intake import LARGEST, MOST_ROWS, read_rows
from tests.directory.exchange.home import LADO, as_csv

HEADER = as_csv()


def refused(file: Path) -> str:
    with pytest.raises(ExchangeFileError) as caught:
        read_rows(file)
    assert caught.value.file == file
    return caught.value.advice


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        pytest.param("a.yaml", "[]", ".csv or .json", id="YAML"),
        pytest.param("a.xlsx", "PK", ".csv or .json", id="a spreadsheet's own file"),
        pytest.param("noending", "[]", ".csv or .json", id="no ending"),
        pytest.param("a.csv", "", "columns are missing", id="an empty table"),
        pytest.param("a.csv", HEADER, "holds no records", id="only a header"),
        pytest.param("a.csv", HEADER.encode("utf-16"), "UTF-8", id="UTF-16"),
        pytest.param("a.csv", (HEADER + "caf\u00e9").encode("latin-1"), "UTF-8", id="Latin"),
        pytest.param("a.csv", HEADER.replace(",", ";"), "not known", id="semicolons"),
        pytest.param("a.csv", HEADER.replace("phones", "phone"), "'phone'", id="unknown column"),
        pytest.param("a.csv", HEADER.replace(",phones", ""), "missing: phones", id="lost column"),
        pytest.param("a.csv", HEADER.replace("email", "url"), "'url'", id="a column twice"),
        pytest.param("a.csv", HEADER + '"open', "line 2 is no row", id="a quote left open"),
        pytest.param("a.csv", HEADER + "x" * 200_000, "line 2 is no row", id="a huge cell"),
        pytest.param("a.csv", HEADER + "x\n" * (MOST_ROWS + 1), "5,000 rows", id="many rows"),
        pytest.param("a.csv", "x," * 400_000, "not known", id="many columns"),
        pytest.param("a.json", "", "not JSON", id="empty JSON"),
        pytest.param("a.json", "{", "not JSON", id="half JSON"),
        pytest.param("a.json", "[]", "holds no records", id="an empty list"),
        pytest.param("a.json", "{}", "list of services", id="an object"),
        pytest.param("a.json", '{"contents": 1}', "list of services", id="a page of nothing"),
        pytest.param("a.json", '"x"', "list of services", id="a text"),
        pytest.param("a.json", "[" * 100_000, "nested too deeply", id="deep lists"),
        pytest.param("a.json", '{"a":' * 100_000, "nested too deeply", id="deep objects"),
        pytest.param("a.json", "[" * 400_000, "too many parts", id="deeper still"),
        pytest.param("a.json", "[" + "[]," * 400_000 + "1]", "too many parts", id="many lists"),
        pytest.param("a.json", "[" + "1," * 10_000 + "1]", "5,000 rows", id="many records"),
        pytest.param("a.json", "[NaN]", "NaN is no number", id="NaN"),
        pytest.param("a.json", "[-Infinity]", "no number", id="infinity"),
        pytest.param("a.json", "[1e999]", "too large", id="infinity in figures"),
        pytest.param("a.json", "[" + "9" * 5_000 + "]", "too long", id="a huge number"),
        pytest.param("a.json", "[0." + "1" * 5_000 + "]", "too long", id="a long fraction"),
        pytest.param("a.json", '[{"name": 1, "name": 2}]', "'name' stands twice", id="twice"),
        pytest.param("a.json", '["\x00"]', "not JSON", id="a raw control character"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(
    tmp_path: Path, name: str, content: str | bytes, advice: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    said = refused(file)
    assert advice in said
    assert said.isprintable()
    assert len(said) < 1_000


def test_the_ending_may_be_in_capitals_and_the_text_marked_as_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "A.CSV"
    file.write_text("\ufeff" + as_csv(LADO), encoding="utf-8")
    [row] = read_rows(file)
    assert row.given["id"] == "rotherham-lado"


def test_a_file_of_any_size_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    with file.open("wb") as opened:
        opened.truncate(2_000_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "larger than 5 MB" in refused(file)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown * 1024 < 5 * LARGEST


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "gone.csv")


def test_a_folder_a_pipe_and_a_link_to_itself_are_refused_at_once(tmp_path: Path) -> None:
    folder, pipe, loop = tmp_path / "a.csv", tmp_path / "pipe.csv", tmp_path / "loop.json"
    folder.mkdir()
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    assert "not a file" in refused(folder)
    assert "not a file" in refused(pipe)
    assert "cannot be read" in refused(loop)


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text(as_csv(LADO))
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.txt")
    assert len(read_rows(link)) == 1
