"""`signpost translations`: what is to be translated, and whether catalogues are whole."""

from collections import Counter
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click
from babel.messages.catalog import Message
from babel.messages.pofile import write_po

from app.calendars import LONDON
from app.cli.options import explained, loaded
from app.config import ROOT
from app.directory.paths import BUILT, FORMS
from app.languages import OFFERED
from app.training.content.library import load_training
from app.translating.catalogues import build as build_catalogues
from app.translating.catalogues import codes_in, file_of, fingerprint, read, write
from app.translating.collecting import DOMAINS, Key, collected, key_of, messages, texts_of
from app.translating.faults import ALIKE, unfit
from app.translating.readership import Readership, readership
from app.translating.sheet import sheet
from app.translating.wanted import Report, report, wanted

FOLDER = ROOT / "translations"
Path_ = click.Path(path_type=Path, file_okay=False)
CODE = click.Choice([code for code in OFFERED if code != "en"])


@click.group()
def translations() -> None:
    """Collect texts, build and check catalogues, and help those who check them."""


@translations.command()
@click.option("--out", type=Path_, default=BUILT)
def extract(out: Path) -> None:
    """Collect every text to translate into templates, pages.pot and forms.pot."""
    out.mkdir(parents=True, exist_ok=True)
    for domain, catalogue in collected().items():
        with (out / f"{domain}.pot").open("wb") as opened:
            write_po(opened, catalogue, width=100)
        click.echo(f"{len(catalogue)} texts in {out / domain}.pot")


@translations.command()
@click.option("--folder", type=Path_, default=FOLDER)
@click.option("--out", type=Path_, default=BUILT / "translations")
def build(folder: Path, out: Path) -> None:
    """Make of the catalogues what a running Signpost reads.

    What would break a page is refused. A language with any other fault counts as unchecked.
    """
    read_by = _readership()
    with explained():
        found = [report(folder, code, read_by) for code in codes_in(folder)]
    breaking = [f"{each.code}: {wrong}" for each in found for wrong in each.wrong if wrong.breaks]
    for fault in breaking:
        click.echo(fault, err=True)
    if breaking:
        raise click.ClickException(f"{len(breaking)} faults that would break a page: mend them")
    faulty = [each.code for each in found if each.wrong]
    click.echo(f"Languages: en, {', '.join(build_catalogues(folder, out, faulty=faulty))}")


@translations.command()
@click.argument("code", type=CODE)
@click.option("--folder", type=Path_, default=FOLDER)
def update(code: str, folder: Path) -> None:
    """Put the texts of today into a language's catalogues, in their order, with their notes.

    What is translated stays, with what translators wrote beside it. Where the English changed, the
    old translation comes along, marked as fuzzy, with the old English: it is not shown until
    somebody has made it right and taken the mark off. Any other new text is left empty.
    """
    read_by = _readership()
    for domain in DOMAINS:
        old = read(file_of(folder, code, domain), code)
        known = {key_of(each): each for each in messages(old)}
        new = read(Path(f"{domain}.none"), code)
        new.domain, new.by, new.on, new.texts = domain, old.by, old.on, old.texts
        today = wanted(code, domain, read_by)
        asked = {key_of(each) for each in today}
        gone = {key: each for key, each in known.items() if key not in asked}
        for message in today:
            had = known.get(key_of(message)) or _before(message, gone)
            new.add(
                message.id,
                had.string if had else None,
                auto_comments=message.auto_comments,
                user_comments=had.user_comments if had else [],
                flags=had.flags if had else (),
                previous_id=had.previous_id if had else [],
                context=message.context,
            )
        write(file_of(folder, code, domain), new)
        click.echo(f"{file_of(folder, code, domain)}: {len(new)} texts")


def _before(message: Message, gone: dict[Key, Message]) -> Message | None:
    """Return the translation of what a text was before its English changed, marked as in doubt."""
    context, english = key_of(message)
    there = {key[1]: key for key in gone if key[0] == context}
    close = get_close_matches(english, there, n=1, cutoff=ALIKE)
    found = gone[there[close[0]]] if close else None
    if found is None or isinstance(found.id, str) != isinstance(message.id, str):
        return None
    doubted = found.clone()
    doubted.flags |= {"fuzzy"}
    doubted.previous_id = list(texts_of(found.id))
    return doubted


@translations.command()
@click.option("--folder", type=Path_, default=FOLDER)
@click.option("--language", "only", type=CODE, help="One language; all when left out.")
def check(folder: Path, only: str | None) -> None:
    """Check every catalogue against the texts of today."""
    faults = [each for domain in DOMAINS for each in unfit(collected()[domain])]
    read_by = _readership()
    with explained():
        found = [report(folder, code, read_by) for code in ([only] if only else codes_in(folder))]
    for each in found:
        faults += [f"{each.code}: {wrong}" for wrong in each.wrong]
    for fault in faults:
        click.echo(fault, err=True)
    for each in found:
        click.echo(_line(each))
    if faults:
        raise click.ClickException(f"{len(faults)} faults")
    total = sum(len(collected()[domain]) for domain in DOMAINS)
    click.echo(f"{total} texts, catalogues whole")


def _line(found: Report) -> str:
    """Return a language's line: how much it has, what is wrong, and who has checked it."""
    kinds = Counter(each.kind for each in found.wrong)
    wrong = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    checked = "; ".join(found.checked) or "no person has checked it"
    share = 100 * found.has / found.wanted
    return (
        f"{found.code}: {found.has} of {found.wanted} texts ({share:.0f} %); "
        + (f"{wrong}; " if wrong else "")
        + checked
    )


@translations.command("sheet")
@click.argument("code", type=CODE)
@click.option("--folder", type=Path_, default=FOLDER)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False))
def write_sheet(code: str, folder: Path, out: Path | None) -> None:
    """Write a page to print: a whole journey in English and in a language, side by side."""
    file = out or BUILT / f"check-{code}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(sheet(folder, code, _readership()), encoding="utf-8")
    click.echo(f"Open {file} in a browser and print it.")


@translations.command()
@click.argument("code", type=CODE)
@click.option("--by", required=True, help="Name and role of the person who read every text.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), required=True)
@click.option("--folder", type=Path_, default=FOLDER)
def checked(code: str, by: str, day: datetime, folder: Path) -> None:
    """Write down that a person has read every text of a language against the English."""
    name = " ".join(by.split())
    if not name or day.date() > datetime.now(LONDON).date():
        raise click.ClickException("give the name and role of whoever read it, and a day that was")
    found = report(folder, code, _readership())
    if found.wrong:
        raise click.ClickException(f"{len(found.wrong)} faults: mend them first")
    for domain in DOMAINS:
        catalogue = read(file_of(folder, code, domain), code)
        catalogue.by, catalogue.on = name, f"{day:%Y-%m-%d}"
        catalogue.texts = fingerprint(catalogue)
        write(file_of(folder, code, domain), catalogue)
    click.echo(f"{code} counts as checked until one of its texts changes")


def _readership() -> Readership:
    with explained():
        return readership(loaded(FORMS, BUILT), load_training(FORMS), FOLDER)
