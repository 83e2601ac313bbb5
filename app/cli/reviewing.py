"""`signpost forms coverage`, `councils` and `changes`: for whoever reviews the content."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from app.cli.options import as_json, explained, forms_folder, print_json
from app.questionnaires.errors import ContentError, Fault
from app.questionnaires.library import load_library
from app.referrals.changes import Changes, Printed, changes_between
from app.referrals.comparing.parts import Change
from app.referrals.coverage import Coverage, read_coverage
from app.referrals.coverage_table import coverage_table
from app.referrals.form_fields import REFERRAL, form_faults, read_form_fields
from app.referrals.form_table import form_table


@click.command()
@click.option("--check", is_flag=True, help="Fail where an item is missing or the page is old.")
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write, such as docs/coverage.md.",
)
@forms_folder
def coverage(*, check: bool, write: Path | None, forms: Path) -> None:
    """Show which items of the sources the content holds, and which it misses.

    The inventories of the sources are under forms/coverage. With --check, the page
    docs/coverage.md beside the folder of content must be the one that would be written now.
    """
    with explained():
        found = read_coverage(forms)
    table = coverage_table(found)
    if write:
        write.write_text(table, encoding="utf-8")
    if check:
        _check(found, table, forms.resolve().parent / "docs" / "coverage.md")
    elif not write:
        click.echo(table, nl=False)


def _check(found: Coverage, table: str, page: Path) -> None:
    _fail([*found.faults, *found.gaps(), *_old_page("coverage", table, page)])
    click.echo(f"{len(found.items)} items are covered, or left out with a reason")


def _old_page(command: str, table: str, page: Path) -> Iterator[Fault]:
    if not page.is_file() or page.read_text(encoding="utf-8") != table:
        mend = f"run signpost forms {command} --write {page}"
        yield Fault(page, 1, "this is not what would be written now", mend)


def _fail(faults: list[Fault]) -> None:
    """Print the faults and fail, where there are any."""
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} faults")


@click.command()
@click.option("--check", is_flag=True, help="Fail where a name leads nowhere or the page is old.")
@click.option(
    "--write",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write, such as docs/referral-forms.md.",
)
@forms_folder
def councils(*, check: bool, write: Path | None, forms: Path) -> None:
    """Show what councils' own referral forms ask for, and what of a referral holds it.

    With --check, the page docs/referral-forms.md beside the folder of content must be the one that
    would be written now.
    """
    with explained():
        found = read_form_fields(forms)
        asked = load_library(forms).questionnaire(REFERRAL)
    table = form_table(found)
    if write:
        write.write_text(table, encoding="utf-8")
    if check:
        page = forms.resolve().parent / "docs" / "referral-forms.md"
        _fail([*form_faults(found, asked), *_old_page("councils", table, page)])
        held = sum(len(form.held) for form in found.forms)
        click.echo(f"{held} of {len(found.fields)} fields are held; the rest have their reason")
    elif not write:
        click.echo(table, nl=False)


@click.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True, file_okay=False))
@as_json
@forms_folder
def changes(old: Path, *, as_json: bool, forms: Path) -> None:
    """Tell what changed in the content since OLD, another version of the folder.

    What may notice or do less than before comes first, marked LOOK AT THIS.
    """
    try:
        found = changes_between(old, forms)
    except ContentError as error:
        words = f"this version of Signpost cannot compare {old} with {forms}:\n{error}"
        raise click.ClickException(words) from error
    if as_json:
        print_json(_as_json(found))
        return
    _print_changes("Less may be noticed or done", [each for each in found.changes if each.look])
    _print_changes("Other changes", [each for each in found.changes if not each.look])
    if not found.changes:
        click.echo("Nothing changed in what is asked, or in what it leads to.\n")
    click.echo("Questionnaires")
    for each in found.questionnaires:
        click.echo(f"  {each.id}: {_fingerprints(each)}")


def _print_changes(heading: str, listed: list[Change]) -> None:
    if listed:
        click.echo(f"{heading}: {len(listed)}\n")
    for each in listed:
        mark = "LOOK AT THIS: " if each.look else ""
        click.echo(f'  {mark}{each.kind} {each.id} "{each.label}"')
        click.echo(f"    {each.what}\n    {each.where}\n")


def _fingerprints(printed: Printed) -> str:
    if printed.is_unchanged:
        return f"{printed.after}, unchanged"
    if printed.before is None:
        return f"{printed.after}, new"
    return f"{printed.before} before, " + (f"{printed.after} now" if printed.after else "taken out")


def _as_json(found: Changes) -> dict[str, object]:
    return {
        "changes": [asdict(each) for each in found.changes],
        "questionnaires": [
            {**asdict(each), "unchanged": each.is_unchanged} for each in found.questionnaires
        ],
    }
