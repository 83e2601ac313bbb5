"""`signpost training`: read and check what there is to practise on."""

from datetime import datetime
from pathlib import Path

import click

from app.cli.options import at_option, built_folder, explained, forms_folder, loaded, moment
from app.questionnaires.errors import Fault
from app.referrals.content import Content
from app.referrals.lint import read_terms
from app.referrals.wording.files import read_wording
from app.training.content.cases import TrainingCase
from app.training.content.library import Training, load_training
from app.training.content.lint import lint_case
from app.training.content.lint_exercises import lint_exercise


@click.group()
def training() -> None:
    """Read and check the made-up cases and exercises of forms/training."""


@training.command("list")
@forms_folder
def list_(*, forms: Path) -> None:
    """List the cases and exercises."""
    with explained():
        found = load_training(forms)
    for case in found.cases.values():
        parts = f"{len(case.parts)} parts, {case.minutes} minutes, {case.questionnaire}"
        click.echo(f"{case.id}: {case.title.id} ({case.room}, {parts})")
    for each in found.exercises.values():
        click.echo(f"{each.id}: {each.title.id} ({each.room}, {each.kind}, {each.minutes} minutes)")


@training.command()
@forms_folder
@built_folder
@at_option
def lint(*, forms: Path, built: Path, at: datetime | None) -> None:
    """Look for what is wrong with the cases; each line names file, line and what to do."""
    content, when = loaded(forms, built), moment(at)
    with explained():
        found = load_training(forms)
        faults = _faults(content, found, forms, when)
    for place in found.places:
        if place.item.review_by <= when.date():
            click.echo(f"due: {place.fault('was to be reviewed by now', 'review it')}")
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} faults")
    parts = sum(len(case.parts) for case in found.cases.values())
    click.echo(
        f"{len(found.cases)} cases in {parts} parts come to what they say;"
        f" {len(found.exercises)} exercises are clean"
    )


def _faults(content: Content, found: Training, forms: Path, at: datetime) -> list[Fault]:
    avoid, wordbook = read_terms(forms), read_wording(forms)
    faults: list[Fault] = []
    for place in found.places:
        if isinstance(place.item, TrainingCase):
            faults += lint_case(content, place, avoid, at)
        else:
            faults += lint_exercise(content, place, wordbook=wordbook, avoid=avoid, at=at)
    return faults
