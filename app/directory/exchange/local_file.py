"""Write the partnership's own records: all of them or none, and only if they can be loaded."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from app.directory.directory import Directory
from app.directory.errors import DirectoryFileError, ExchangeFileError
from app.directory.exchange.one_at_a_time import alone
from app.directory.exchange.plan import LOCAL, Held, Plan
from app.directory.exchange.record import as_record
from app.directory.exchange.writing import write_whole
from app.directory.services import Service

HEADER = """\
# The partnership's own contacts. `signpost directory import` alone writes this file: comments and
# an order of one's own are lost with the next import.
# docs/directory-import.md says how to add, assure and end a record.
"""


def keep(planned: Plan, forms: Path, built: Path) -> Path:
    """Write the records of a plan in place of those that stand, and return the file.

    Raises ExchangeFileError, and leaves what stands as it is, where that cannot be done.
    """
    file = forms / "directory" / "services" / LOCAL

    def prove(draft: Path) -> None:
        prove_loadable(draft, forms, built, planned.local)
        if Held.read(forms, built).local != planned.before:
            raise ExchangeFileError(file, "it was changed meanwhile: import again")

    with alone(file):
        write_whole(file, HEADER + as_yaml(planned.local.values()), prove)
    return file


class _Dumper(yaml.CSafeDumper):
    """Writes a day that two records share twice: aliases are not used in content."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the shape of YAML's own
        return True


def as_yaml(services: Iterable[Service]) -> str:
    """Return records as YAML in the keys of the national file."""
    records = [as_record(service) for service in services]
    return yaml.dump(records, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def prove_loadable(draft: Path, forms: Path, built: Path, expected: Mapping[str, Service]) -> None:
    """Load a copy of the whole directory with a draft in it, or raise ExchangeFileError."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "directory"
        shutil.copytree(forms / "directory", copy, ignore=shutil.ignore_patterns("*.xz", ".*"))
        shutil.copyfile(forms / "scales.yaml", Path(folder) / "scales.yaml")
        shutil.copyfile(draft, copy / "services" / LOCAL)
        try:
            loaded = Directory.load(Path(folder), built)
        except DirectoryFileError as error:
            advice = f"with these records it could not be loaded: {error.advice}"
            raise ExchangeFileError(forms / "directory" / "services" / LOCAL, advice) from error
    for id, service in expected.items():
        if as_record(loaded.services[id]) != as_record(service):
            advice = f"{id} did not come back as it was written"
            raise ExchangeFileError(forms / "directory" / "services" / LOCAL, advice)
