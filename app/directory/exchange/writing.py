"""Put a file in place whole, or not at all."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.directory.errors import ExchangeFileError


def write_whole(file: Path, text: str, prove: Callable[[Path], None]) -> None:
    """Put a text in place of a file in one step, once its draft in the same folder is proved."""
    target = resolved(file)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(text.encode())
                opened.flush()
                os.fsync(opened.fileno())
            prove(draft)
            draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            draft.replace(target)
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()
    except OSError as error:
        advice = f"it cannot be written ({error.strerror or error})"
        raise ExchangeFileError(file, advice) from error


def resolved(file: Path) -> Path:
    """Return where a file lies behind all links, or raise ExchangeFileError."""
    try:
        return file.resolve()
    except (OSError, RuntimeError) as error:
        raise ExchangeFileError(file, "it is a link that leads nowhere") from error
