"""A house to import into: the real directory, two postcodes, and records made up for tests."""

import csv
import io
import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.directory.areas import read_areas
from app.directory.directory import Directory
from app.directory.exchange.intake import read_rows
from app.directory.exchange.local_file import keep
from app.directory.exchange.plan import Held, Plan, plan
from app.directory.exchange.record import COLUMNS
from app.directory.exchange.standard_writing import write_standard
from app.directory.packing import build
from app.directory.paths import FORMS, postcode_table

DAY = date(2026, 11, 23)

FRONT_DOOR: dict[str, str] = {
    "id": "rotherham-front-door",
    "name": "Rotherham front door",
    "description": "Made up for a test.",
    "how": "Say what worries you.",
    "phones": "01632 960 001 | +44 1632 960 002; sms; Texts \\; day and night; en pl",
    "email": "front.door@example.org",
    "service_areas": "E08000018",
    "schedules": "MO,TU,WE,TH,FR 08:30-17:30; bank holidays closed | SA 10:00-12:00",
    "source": "made up for a test",
    "assured_date": "2026-11-02",
    "assurer": "Front door manager",
    "check_by": "2027-05-02",
    "doors": "childrens_social_care, early_help",
}
LADO: dict[str, str] = {
    **FRONT_DOOR,
    "id": "rotherham-lado",
    "name": "Rotherham LADO",
    "phones": "01632 960 003",
    "schedules": "",
    "doors": "lado",
}


def as_csv(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    """Write rows as a person's spreadsheet does: every cell raw."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@dataclass(frozen=True, kw_only=True)
class Home:
    """Folders of content and of built files that a test may change."""

    folder: Path
    forms: Path
    built: Path

    @classmethod
    def make(cls, folder: Path) -> "Home":
        """Copy the real directory, with a postcode table of its own."""
        forms, built = folder / "forms", folder / "built"
        ignored = shutil.ignore_patterns("*.xz", "local.yaml")
        shutil.copytree(FORMS / "directory", forms / "directory", ignore=ignored)
        shutil.copyfile(FORMS / "scales.yaml", forms / "scales.yaml")
        postcodes = folder / "postcodes.csv"
        postcodes.write_text("postcode,lad25cd,live\nS640AA,E08000017,1\nS648AA,E08000018,1\n")
        districts = read_areas(forms / "directory").districts
        build(postcodes, postcode_table(built), edition="test", districts=districts.keys())
        return cls(folder=folder, forms=forms, built=built)

    @property
    def local(self) -> Path:
        """The file that an import writes."""
        return self.forms / "directory" / "services" / "local.yaml"

    def load(self) -> Directory:
        """Load the directory as it stands."""
        return Directory.load(self.forms, self.built)

    def put(self, name: str, content: str | bytes) -> Path:
        """Write a file to hand in."""
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def held(self) -> Held:
        """Return the records that stand."""
        return Held.read(self.forms, self.built)

    def plan(self, content: str | bytes, *, name: str = "in.csv", held: Held | None = None) -> Plan:
        """Judge what is handed in."""
        return plan(read_rows(self.put(name, content)), held or self.held(), DAY)

    def keep(self, *rows: dict[str, str]) -> None:
        """Import rows."""
        planned = self.plan(as_csv(*rows))
        assert not planned.refused
        keep(planned, self.forms, self.built)

    def exported(self) -> list[dict[str, Any]]:
        """Return every record as a service of the standard."""
        directory = self.load()
        found: list[dict[str, Any]] = json.loads(
            write_standard(directory.services.values(), directory)
        )
        return found
