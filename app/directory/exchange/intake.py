"""Open a file that is handed in: nothing in it is trusted before it has been measured."""

import stat
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from app.directory.errors import ExchangeFileError
from app.directory.exchange.row import Row
from app.directory.exchange.standard_reading import read_standard
from app.directory.exchange.table import read_table

LARGEST = 5_000_000
"""The most bytes of a file: our own export of everything is about a twentieth of it."""
MOST_ROWS = 5_000

Reader = Callable[[Path, str], Iterator[Row]]

READERS: Mapping[str, Reader] = MappingProxyType({".csv": read_table, ".json": read_standard})


def read_rows(file: Path) -> tuple[Row, ...]:
    """Read every row of a file. Raises ExchangeFileError where it cannot be used as a whole."""
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        advice = "only files that end in .csv or .json can be read; YAML is changed by hand"
        raise ExchangeFileError(file, advice)
    rows = tuple(islice(reader(file, _text(file)), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise ExchangeFileError(file, f"it has more than {MOST_ROWS:,} rows: split it")
    if not rows:
        raise ExchangeFileError(file, "it holds no records")
    return rows


def _text(file: Path) -> str:
    try:
        data = _bytes(file)
    except FileNotFoundError as error:
        raise ExchangeFileError(file, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise ExchangeFileError(file, f"it cannot be read ({error})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeFileError(file, "save the file as UTF-8") from error


def _bytes(file: Path) -> bytes:
    """Read a file of ordinary size; a pipe or a device is not even opened."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise ExchangeFileError(file, "it is not a file")
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ExchangeFileError(file, f"it is larger than {LARGEST // 1_000_000} MB: split it")
    return data
