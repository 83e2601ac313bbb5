"""What several commands take."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from app.directory.areas import Area
from app.directory.directory import Located
from app.directory.errors import DirectoryError
from app.directory.paths import BUILT, FORMS
from app.questionnaires.answers import Answer, Json
from app.questionnaires.case import read_answers
from app.questionnaires.errors import QuestionnaireError
from app.questionnaires.model import Questionnaire
from app.referrals.content import Content, load_content

LONDON = ZoneInfo("Europe/London")

_folder = click.Path(path_type=Path, file_okay=False, exists=True)
forms_folder = click.option(
    "--forms", type=_folder, default=FORMS, show_default=True, help="The folder of all content."
)
built_folder = click.option(
    "--built", type=_folder, default=BUILT, help="The folder of what set-up built."
)
at_option = click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]),
    help="The moment to work it out for, in the time of London; now when left out.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@contextmanager
def explained() -> Iterator[None]:
    """Turn the errors of the domain into a line for the person at the keyboard."""
    try:
        yield
    except (QuestionnaireError, DirectoryError) as error:
        raise click.ClickException(str(error)) from error


def moment(at: datetime | None) -> datetime:
    """Return the moment asked for, or now, in the time of London."""
    return at.replace(tzinfo=LONDON) if at else datetime.now(LONDON)


def loaded(forms: Path, built: Path) -> Content:
    """Load all content, or stop with what is wrong with it."""
    with explained():
        return load_content(forms, built)


def print_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def answers_from(
    file: Path, content: Content, questionnaire: Questionnaire, at: datetime
) -> dict[str, Answer]:
    """Read `{question id: value}` from a file.

    An unknown id, or a value of the wrong type, stops with its name.
    """
    try:
        values: Json = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise click.ClickException(f"{file} is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise click.ClickException(f"{file} must hold {{question id: value}}")
    with explained():
        return read_answers(questionnaire, values, content.asking(at))


def area_from(content: Content, postcode: str | None, authority: str | None) -> Area | None:
    """Return the area of the options, or nothing when neither was given."""
    with explained():
        if authority:
            return content.directory.area(authority)
        found: Any = content.directory.locate(postcode) if postcode else None
    if found is not None and not isinstance(found, Located):
        raise click.ClickException(f"{postcode}: no area is known ({found.reason}); --authority")
    return found.area if found else None
