"""What several commands take."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path

import click

from app.calendars import LONDON, day_of
from app.directory.areas import Area
from app.directory.directory import Unlocated
from app.directory.errors import DirectoryError
from app.directory.paths import BUILT, FORMS
from app.languages import ENGLISH
from app.questionnaires.answers import Json
from app.questionnaires.case import read_case
from app.questionnaires.errors import QuestionnaireError
from app.referrals.content import Content, Judged, load_content

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


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What a set of answers is judged with: the content, the place and the moment."""

    content: Content
    built: Path
    area: Area | None
    at: datetime

    def judge(self, id: str, file: Path, *, written_in: str = ENGLISH) -> Judged:
        """Judge the answers in a file: `{question id: value}`.

        Answers to other questionnaires about the same child are `{questionnaire.question: value}`.
        `written_in` is the language of whatever words are in them.

        An unknown id, or a value of the wrong type, stops with its name.
        """
        with explained():
            values = _object_in(file)
            asking = self.content.asking(self.at)
            questionnaire = self.content.asked_in(
                self.content.library.questionnaire(id),
                self.area.authority.code if self.area else _council_in(values),
                asking.today,
            )
            known = {**self.content.library.questionnaires, id: questionnaire}
            case = read_case(questionnaire, known, values, asking, written_in=written_in)
            return self.content.judge_case(questionnaire, case, self.at, self.area)


def situated(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a situation, as one argument `situation`."""

    @wraps(command)
    def wrapped(
        *,
        forms: Path,
        built: Path,
        postcode: str | None,
        authority: str | None,
        at: datetime | None,
        **rest: object,
    ) -> None:
        content = loaded(forms, built)
        when = moment(at)
        area = _area(content, postcode, authority, day_of(when))
        command(situation=Situation(content=content, built=built, area=area, at=when), **rest)

    given: Callable[..., None] = wrapped
    for option in (
        built_folder,
        forms_folder,
        at_option,
        click.option("--authority", help="The code of the council, such as E08000018."),
        click.option("--postcode", help="Where the child lives."),
    ):
        given = option(given)
    return given


def _council_in(values: dict[str, Json]) -> str:
    """Return the code of the council among answers, however it is written."""
    council = values.get("council")
    code = council.get("code") if isinstance(council, dict) else council
    return code if isinstance(code, str) else ""


def _object_in(file: Path) -> dict[str, Json]:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise click.ClickException(f"{file} is not JSON: {error}") from error
    if not isinstance(values, dict):
        raise click.ClickException(f"{file} must hold {{question id: value}}")
    return values


def _area(content: Content, postcode: str | None, authority: str | None, day: date) -> Area | None:
    with explained():
        if authority:
            return content.directory.area(authority)
        found = content.directory.locate(postcode, day) if postcode else None
    if isinstance(found, Unlocated):
        raise click.ClickException(f"{postcode}: no area is known ({found.reason}): --authority")
    return found.area if found else None
