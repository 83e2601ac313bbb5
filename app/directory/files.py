"""Read the directory's files into models, so that every fault names its file and line."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from app.directory.errors import DirectoryFileError
from app.questionnaires.errors import ContentError
from app.questionnaires.places import Place
from app.questionnaires.source import read_yaml

Model = TypeVar("Model", bound=BaseModel)


def yaml_files(folder: Path) -> list[Path]:
    """Return the content files of a folder in order, but no hidden ones.

    Raises DirectoryFileError for any other file: what is saved as .yml would not be read.
    """
    files = sorted(each for each in folder.glob("*") if not each.name.startswith("."))
    for file in files:
        if not file.name.endswith(".yaml"):
            advice = "it would not be read: name it .yaml, or move it away"
            raise DirectoryFileError(file, None, advice)
    return files


def read_records(file: Path, model: type[Model], *, context: str) -> Iterator[tuple[int, Model]]:
    """Yield each record of a YAML list with its line; texts in it get this context."""
    with _readable(file):
        source = read_yaml(file)
    if not isinstance(source.data, list):
        raise DirectoryFileError(file, 1, "the file must be a list of records: begin each with '-'")
    for number, record in enumerate(source.data):
        line = source.line((number,))
        try:
            yield line, model.model_validate(record, context={"words": context})
        except ValidationError as error:
            raise DirectoryFileError(file, line, _advice(error)) from error


def read_whole(file: Path, model: type[Model], *, context: str, **more: object) -> Place:
    """Read a YAML file that is one record; `more` is what its validators look up by name."""
    with _readable(file):
        source = read_yaml(file)
        return Place(source, (), source.read_as(model, context=context, **more))


def read_rows(file: Path, model: type[Model]) -> Iterator[tuple[int, Model]]:
    """Yield each row of a CSV file with its line; an empty field counts as not given."""
    with _readable(file):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    if not lines:
        raise DirectoryFileError(file, 1, "the file is empty: put its rows back")
    reader = csv.DictReader(lines)
    for row in reader:
        given = {name: value for name, value in row.items() if value not in ("", None)}
        try:
            yield reader.line_num, model.model_validate(given)
        except ValidationError as error:
            raise DirectoryFileError(file, reader.line_num, _advice(error)) from error


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise DirectoryFileError(file, None, "the file is missing: put it back") from None
    except UnicodeDecodeError as error:
        raise DirectoryFileError(file, None, "save the file as UTF-8") from error
    except ContentError as error:
        fault = error.faults[0]
        raise DirectoryFileError(file, fault.line, f"{fault.what} ({fault.mend})") from error


def _advice(error: ValidationError) -> str:
    problem = error.errors()[0]
    where = ".".join(map(str, problem["loc"])) or "the record"
    return f"correct {where}: {problem['msg']}"
