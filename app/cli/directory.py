"""`signpost directory`: find a place, pack the postcodes, and see what is due to be checked."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import click

from app.calendars import LONDON, day_of, local
from app.cli.areas import areas
from app.directory.areas import read_areas
from app.directory.check import Finding, check_directory
from app.directory.contacts import Contact
from app.directory.directory import Directory, Located, Unlocated
from app.directory.errors import DirectoryFileError
from app.directory.hour_words import hours_said
from app.directory.packing import build
from app.directory.paths import BUILT, FORMS, POSTCODE_FILE, postcode_table, school_table
from app.directory.schools import Schools
from app.questionnaires.errors import PostcodeError
from app.questionnaires.text import English, render

SOON = timedelta(days=60)

NOT_POSTCODE = {
    "empty": "Type a postcode.",
    "too_long": "That is too long to be a postcode.",
    "not_a_postcode": "That is not shaped like a postcode. One looks like this: S60 1AE",
}
NOT_FOUND = {
    "northern_ireland": "Northern Ireland: choose the Health and Social Care Trust by name.",
    "crown_dependency": "Jersey, Guernsey or the Isle of Man: outside the four nations.",
    "forces": "A forces address (BFPO): it does not say where the child is.",
    "unknown": "No area is known for this postcode: choose the council by name.",
}

_folder = click.Path(path_type=Path, file_okay=False)
forms = click.option("--forms", type=_folder, default=FORMS, help="The folder that people review.")
built = click.option("--built", type=_folder, default=BUILT, help="The folder of built files.")


@click.group("directory")
def directory() -> None:
    """Find whose area a place is in, and who can be contacted there."""


directory.add_command(areas)


@directory.command("find")
@click.argument("postcode")
@click.option("--at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@forms
@built
def find(*, postcode: str, at: datetime | None, as_json: bool, forms: Path, built: Path) -> None:
    """Say whose area POSTCODE is in, and whom to contact about a child there."""
    with _explained():
        loaded = Directory.load(forms, built)
        moment = local(at) if at else datetime.now(LONDON)
        place = loaded.locate(postcode, day_of(moment))
    area = place.area if isinstance(place, Located) else None
    contacts = loaded.contacts("childrens_social_care", area, moment)
    if as_json:
        found = {**_place(place), "contacts": [_contact(contact) for contact in contacts]}
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for line in _sentences(place):
        click.echo(line)
    for contact in contacts:
        numbers = [phone.number for phone in contact.phones]
        where = ", ".join([*numbers, *filter(None, [contact.url])])
        click.echo(f"  {_say(contact.name)}: {where}\n    {_say(contact.how)}")
        if contact.opening:
            click.echo(f"    {_say(hours_said(contact.opening, moment))}")


@directory.command("build")
@click.argument("file", type=click.Path(path_type=Path), default=POSTCODE_FILE)
@click.option("--edition", help="The edition's name; else it is taken from the file's name.")
@forms
@built
def build_table(*, file: Path, edition: str | None, forms: Path, built: Path) -> None:
    """Pack the postcodes of FILE, and read every row back before the table is used."""
    with _explained():
        begun = monotonic()
        districts = read_areas(forms / "directory").districts
        name = edition or edition_of(file)
        made = build(file, postcode_table(built), edition=name, districts=districts.keys())
    click.echo(f"{made.file}: {made.rows:,} postcodes of {made.edition}, all read back the same")
    click.echo(f"In memory: {made.memory:,} bytes; it took {monotonic() - begun:.0f} seconds")


@directory.command("schools")
@forms
@built
def pack_schools(*, forms: Path, built: Path) -> None:
    """Pack the list of schools, so that Signpost starts with it at once."""
    with _explained():
        schools = Schools.load(forms / "directory")
        schools.pack(school_table(built))
        packed = Schools.load(forms / "directory", school_table(built))
        if [*packed] != [*schools]:
            raise DirectoryFileError(school_table(built), None, "it came back wrong: pack it again")
    click.echo(f"{school_table(built)}: {len(packed):,} schools, all read back the same")


@directory.command("check")
@click.option("--at", type=click.DateTime(["%Y-%m-%d"]), help="The day to check for.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@forms
@built
def check(*, at: datetime | None, as_json: bool, forms: Path, built: Path) -> None:
    """List what is stale, soon stale, unsourced or cannot be reached."""
    with _explained():
        loaded = Directory.load(forms, built)
        findings = check_directory(loaded, forms, at or datetime.now(UTC), soon=SOON)
    if as_json:
        click.echo(json.dumps([_finding(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            click.echo(f"{finding.kind}: {finding.what}: {finding.detail}")
        click.echo(f"Findings: {len(findings)}")
    if any(finding.grave for finding in findings):
        raise click.exceptions.Exit(1)


def edition_of(file: Path) -> str:
    """Name the edition from a file called like `..._onspd_2025-11.csv.xz`."""
    month = re.search(r"onspd_(\d{4}-\d{2})", file.name)
    return f"ONSPD {month[1]}" if month else file.name[:32]


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except PostcodeError as error:
        raise click.ClickException(NOT_POSTCODE[error.code]) from error
    except DirectoryFileError as error:
        raise click.ClickException(str(error)) from error


def _say(text: Any) -> str:
    return render(text, English())


def _sentences(place: Located | Unlocated) -> Iterator[str]:
    if isinstance(place, Unlocated):
        yield f"{place.postcode}: {NOT_FOUND[place.reason]}"
        return
    authority = place.area.authority
    yield f"{place.postcode}: {authority.name} ({authority.code})"
    yield "Police: " + ", ".join(force.name for force in place.area.police)
    if not place.live:
        yield "This postcode is old or very new."


def _place(place: Located | Unlocated) -> dict[str, Any]:
    if isinstance(place, Unlocated):
        return {"postcode": place.postcode, "authority": None, "reason": place.reason}
    authority = place.area.authority
    return {
        "postcode": place.postcode,
        "live": place.live,
        "nation": place.area.nation,
        "authority": {
            "code": authority.code,
            "name": authority.name,
            "homepage": authority.homepage,
        },
        "police": [{"code": force.code, "name": force.name} for force in place.area.police],
    }


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "service": contact.service,
        "name": _say(contact.name),
        "phones": [phone.number for phone in contact.phones],
        "url": contact.url,
        "how": _say(contact.how),
        "assured": contact.assured.isoformat() if contact.assured else None,
        "source": contact.source,
        "fallback": contact.fallback,
        "why": _say(contact.why) if contact.why else None,
        "open_now": contact.open_now,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "what": finding.what,
        "detail": finding.detail,
        "grave": finding.grave,
    }
