"""Compare what is handed in with what stands, before anything is changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Self

from app.directory.directory import Directory
from app.directory.errors import RefusedRecordError
from app.directory.exchange.cells import said
from app.directory.exchange.checks import Border, lacking, unreadable
from app.directory.exchange.record import COLUMNS, as_record, read_record, shown
from app.directory.exchange.row import Row
from app.directory.files import read_records
from app.directory.services import CONTEXT, Service

LOCAL = "local.yaml"
"""The file of a partnership's own records, which only an import writes."""
PACKS = "areas"
"""The folder of the area packs, whose contacts are changed there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """The records that stand, and in which file each does."""

    directory: Directory
    files: Mapping[str, str]

    @classmethod
    def read(cls, forms: Path, built: Path) -> Self:
        """Load the whole directory. Raises DirectoryFileError where it cannot be."""
        directory = Directory.load(forms, built)
        files = {
            service.id: file.name
            for file in sorted((forms / "directory" / "services").glob("*.yaml"))
            for _, service in read_records(file, Service, context=CONTEXT)
        }
        for place in directory.packs.values():
            file = f"{PACKS}/{place.source.path.name}"
            files |= {contact.id: file for contact in place.item.contacts}
        return cls(directory=directory, files=files)

    @property
    def local(self) -> dict[str, Service]:
        """The partnership's own records; one that came or went while all were read is left out."""
        services = self.directory.services.items()
        return {id: service for id, service in services if self.files.get(id) == LOCAL}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A record that is new, or differs from the one that stands."""

    where: str
    service: Service
    before: Service | None
    notes: tuple[str, ...]

    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """Return each column that differs, with what it said and what it will say."""
        new = said(as_record(self.service), COLUMNS)
        old = said(as_record(self.before), COLUMNS) if self.before else dict.fromkeys(COLUMNS, "")
        return tuple((name, old[name], new[name]) for name in COLUMNS if old[name] != new[name])


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """A row that cannot be kept, and every reason why."""

    where: str
    id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What an import would do."""

    kept: tuple[Kept, ...]
    unchanged: int
    refused: tuple[Refused, ...]
    not_kept: tuple[tuple[str, tuple[str, ...]], ...]
    """Where the file says more than a record can hold, and what."""
    before: Mapping[str, Service]
    """The partnership's own records as they stand."""

    @property
    def local(self) -> dict[str, Service]:
        """The partnership's own records as they would be."""
        return {**self.before, **{kept.service.id: kept.service for kept in self.kept}}


def plan(rows: Iterable[Row], held: Held, day: date) -> Plan:
    """Judge each row by itself; nothing is changed here."""
    judge = _Judge(held, Border(held.directory), day)
    kept, refused, not_kept = list[Kept](), list[Refused](), list[tuple[str, tuple[str, ...]]]()
    unchanged = 0
    for row in rows:
        if row.not_kept:
            not_kept.append((row.where, row.not_kept))
        try:
            found = judge.judge(row)
        except RefusedRecordError as error:
            refused.append(Refused(where=row.where, id=row.id, reasons=error.reasons))
            continue
        unchanged += found is None
        if found:
            kept.append(found)
    return Plan(
        kept=tuple(kept),
        unchanged=unchanged,
        refused=tuple(refused),
        not_kept=tuple(not_kept),
        before=held.local,
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    held: Held
    border: Border
    day: date
    seen: dict[str, str] = field(default_factory=dict)
    """Where each id stood first."""

    def judge(self, row: Row) -> Kept | None:
        """Return what a row changes, None for nothing, or raise RefusedRecordError."""
        service = _service(row)
        earlier = self.seen.setdefault(service.id, row.where)
        if earlier != row.where:
            raise RefusedRecordError(f"{shown(service.id)} stands in {earlier} already: keep one")
        before = self.held.directory.services.get(service.id)
        if before and as_record(before) == as_record(service):
            return None
        file = self.held.files.get(service.id, LOCAL)
        if file != LOCAL:
            advice = f"it differs from the record that stands: change it in {file}"
            raise RefusedRecordError(advice)
        faults = (*unreadable(row.given), *self.border.faults(service))
        if faults:
            raise RefusedRecordError(*faults)
        notes = tuple(self.border.notes(service, self.day))
        return Kept(where=row.where, service=service, before=before, notes=notes)


def _service(row: Row) -> Service:
    if row.faults:
        raise RefusedRecordError(*row.faults)
    try:
        return read_record(row.given)
    except RefusedRecordError as error:
        more = (*lacking(row.given), *unreadable(row.given))
        raise RefusedRecordError(*error.reasons, *more) from error
