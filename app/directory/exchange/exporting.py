"""Write every record to a file that another program, or a person, can read."""

from pathlib import Path

from app.directory.directory import Directory
from app.directory.errors import ExchangeFileError
from app.directory.exchange.standard_writing import write_standard
from app.directory.exchange.table import write_table
from app.directory.exchange.writing import resolved, write_whole

ALREADY = (
    "there is a file of this name already: choose another name, or add --replace to write over it"
)


def export(file: Path, directory: Directory, forms: Path, *, replace: bool = False) -> int:
    """Write every record, as the file's ending asks, and return how many they are.

    Raises ExchangeFileError where the file cannot be written, or is there already and is not to
    be replaced.
    """
    target = resolved(file)
    if target.is_relative_to(forms.resolve()):
        raise ExchangeFileError(file, "choose a place outside the folder of content")

    def prove(_: Path) -> None:
        if not replace and target.exists() and not target.is_dir():
            raise ExchangeFileError(file, ALREADY)

    write_whole(file, _written(file, directory), prove)
    return len(directory.services)


def _written(file: Path, directory: Directory) -> str:
    services = directory.services.values()
    match file.suffix.lower():
        case ".csv":
            return "\ufeff" + write_table(services)  # by its mark a spreadsheet knows UTF-8
        case ".json":
            return write_standard(services, directory)
    raise ExchangeFileError(file, "give a name that ends in .csv or .json")
