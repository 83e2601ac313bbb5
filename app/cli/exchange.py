"""`signpost directory import` and `export`: a partnership's own contacts, without Python."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from app.calendars import LONDON
from app.cli.options import built_folder, explained, forms_folder
from app.directory.directory import Directory
from app.directory.exchange.exporting import export
from app.directory.exchange.intake import read_rows
from app.directory.exchange.local_file import keep
from app.directory.exchange.plan import Held, Kept, Plan, plan

_file = click.argument("file", type=click.Path(path_type=Path))


@click.command("export")
@_file
@click.option("--replace", is_flag=True, help="Write over FILE if it is there already.")
@forms_folder
@built_folder
def export_file(*, file: Path, replace: bool, forms: Path, built: Path) -> None:
    """Write every contact to FILE: a table (.csv) or Open Referral UK 3.0 (.json)."""
    with _explained():
        count = export(file, Directory.load(forms, built), forms, replace=replace)
    click.echo(f"{file}: {count} records")


@click.command("import")
@_file
@click.option("--write", is_flag=True, help="Keep the changes; without it nothing is changed.")
@forms_folder
@built_folder
def import_file(*, file: Path, write: bool, forms: Path, built: Path) -> None:
    """Compare FILE (.csv or Open Referral UK .json) with the contacts that stand.

    With --write, new and changed records are kept in forms/directory/services/local.yaml.
    """
    with _explained():
        planned = plan(read_rows(file), Held.read(forms, built), datetime.now(LONDON).date())
        for line in described(planned):
            click.echo(line)
        if planned.refused:
            click.echo("Nothing was changed. Correct these rows, and import the file again.")
            raise click.exceptions.Exit(1)
        if not planned.kept:
            click.echo("Nothing was changed: there is nothing new.")
        elif write:
            click.echo(f"Written: {keep(planned, forms, built)}. Start Signpost again to use it.")
        else:
            click.echo("Nothing was changed: this was a trial. Add --write to keep it.")


def described(planned: Plan) -> Iterator[str]:
    """Say in lines what an import would do."""
    for kept in planned.kept:
        yield from _kept(kept)
    for where, parts in planned.not_kept:
        yield f"Not kept of {where}: {', '.join(parts)}"
    new = sum(kept.before is None for kept in planned.kept)
    yield f"New: {new}. Changed: {len(planned.kept) - new}. Unchanged: {planned.unchanged}."
    if planned.refused:
        yield f"Refused: {len(planned.refused)}."
    for refused in planned.refused:
        named = f" ({refused.id!r:.62})" if refused.id else ""
        yield f"  {refused.where}{named}:"
        yield from (f"    {reason}" for reason in refused.reasons)


def _kept(kept: Kept) -> Iterator[str]:
    yield f"{'Changed' if kept.before else 'New'}: {kept.service.id} ({kept.where})"
    for name, old, new in kept.differences():
        yield (
            f"  {name}: {old or '(nothing)'} → {new or '(nothing)'}"
            if kept.before
            else (f"  {name}: {new}")
        )
    yield from (f"  Note: {note}" for note in kept.notes)


@contextmanager
def _explained() -> Iterator[None]:
    with explained():
        try:
            yield
        except OSError as error:
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error
