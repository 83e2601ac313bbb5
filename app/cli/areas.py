"""`signpost directory areas`: the area packs, how whole they are, and until when they hold."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from app.calendars import LONDON
from app.cli.options import as_json, explained, forms_folder, print_json
from app.directory.areas import Authority, read_areas
from app.directory.packs import Pack, read_packs
from app.questionnaires.library import read_scales


@click.command()
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="The day to look for; else today.")
@as_json
@forms_folder
def areas(*, at: datetime | None, as_json: bool, forms: Path) -> None:
    """List the area packs with their status, councils and check dates."""
    day = (at or datetime.now(LONDON)).date()
    with explained():
        folder = forms / "directory"
        authorities = read_areas(folder).authorities
        packs = read_packs(folder / "areas", authorities, read_scales(forms)[1])
    rows = [_row(place.item, authorities, day) for place in packs.values()]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(_line(row))


def _row(pack: Pack, authorities: Mapping[str, Authority], day: date) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": pack.title,
        "status": pack.status,
        "check_by": pack.check_by.isoformat(),
        "shown": day <= pack.check_by,
        "councils": [authorities[code].short_name for code in pack.areas],
        "pages": len(pack.pages),
        "contacts": len(pack.contacts),
        "assured": sum(contact.assured_date is not None for contact in pack.contacts),
        "about": pack.about,
    }


def _line(row: dict[str, Any]) -> str:
    held = "" if row["shown"] else ", not shown since"
    return (
        "{id}: {title} ({status}, check by {check_by}{held}): councils {of}, pages {pages},"
        " contacts {contacts} of which assured {assured}"
    ).format(held=held, of=len(row["councils"]), **row)
