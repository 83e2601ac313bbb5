"""Records as a table (CSV): one row a record."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.directory.errors import ExchangeFileError, RefusedRecordError
from app.directory.exchange.cells import guarded, is_formula, read, said, unguarded
from app.directory.exchange.record import COLUMNS, as_record, shown
from app.directory.exchange.row import Row
from app.directory.services import Service


def write_table(services: Iterable[Service]) -> str:
    """Write records as a table that no spreadsheet runs anything of."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for service in services:
        writer.writerow(map(guarded, said(as_record(service), COLUMNS).values()))
    return text.getvalue()


def read_table(file: Path, text: str) -> Iterator[Row]:
    """Yield each row of a table. Raises ExchangeFileError where it is no table of ours."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 0
    try:
        header = next(reader, [])
        line = reader.line_num
        _check_header(file, header)
        for cells in reader:
            begins, line = line + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield _row(f"line {begins}", header, cells)
    except csv.Error as error:
        advice = f"line {line + 1} is no row of a table ({error}): save the file as CSV again"
        raise ExchangeFileError(file, advice) from error


def _check_header(file: Path, header: list[str]) -> None:
    twice = {name for name in header if header.count(name) > 1} if len(header) < 100 else set()
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in COLUMNS if name not in header]
    if twice:
        raise ExchangeFileError(file, f"these columns stand twice: {_named(sorted(twice))}")
    if unknown:
        advice = f"these columns are not known: {_named(unknown)}; those we know are"
        raise ExchangeFileError(file, f"{advice} {', '.join(COLUMNS)}")
    if missing:
        advice = f"these columns are missing: {', '.join(missing)}"
        raise ExchangeFileError(file, f"{advice}. Export first, and fill in that table")


def _named(names: list[str]) -> str:
    more = ["..."] if len(names) > 10 else []
    return ", ".join([*map(shown, names[:10]), *more])


def _row(where: str, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        fault = f"it has {len(cells)} cells, and there are {len(header)} columns"
        return Row(where=where, id="", faults=(fault,))
    given: dict[str, Any] = {}
    faults: list[str] = []
    for column, cell in zip(header, cells, strict=True):
        if not cell.strip():
            continue
        if is_formula(cell) and not (column == "phones" and cell.strip().startswith("+")):
            faults.append(f"{column}: a cell must not be a formula (here: {shown(cell)})")
            continue
        try:
            given[column] = read(column, unguarded(cell))
        except RefusedRecordError as error:
            faults += error.reasons
    return Row(where=where, id=given.get("id", ""), given=given, faults=tuple(faults))
