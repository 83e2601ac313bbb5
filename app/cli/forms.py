"""`signpost forms`: read, check, test and try the content."""

from datetime import datetime
from pathlib import Path

import click

from app.cli.assessed import assessed
from app.cli.options import (
    Situation,
    as_json,
    at_option,
    built_folder,
    explained,
    forms_folder,
    loaded,
    moment,
    print_json,
    situated,
)
from app.cli.reviewing import changes, councils, coverage
from app.cli.shown import shown
from app.questionnaires.library import load_library
from app.questionnaires.schema import answers_schema, format_schema
from app.referrals.cases import example_cases, try_case
from app.referrals.lint import due_for_review, lint_content


@click.group()
def forms() -> None:
    """Read, check, test and try questionnaires and rules."""


forms.add_command(coverage)
forms.add_command(councils)
forms.add_command(changes)


@forms.command("list")
@as_json
@forms_folder
def list_(*, as_json: bool, forms: Path) -> None:
    """List the questionnaires."""
    with explained():
        library = load_library(forms)
    rows = [
        {
            "id": each.id,
            "title": each.title.id,
            "edition": each.edition,
            "review_by": each.review_by.isoformat(),
            "audience": list(each.audience),
            "pages": len(each.pages),
            "questions": len(each.questions),
        }
        for each in library.questionnaires.values()
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo("{id}: {title} ({pages} pages, {questions} questions, {edition})".format(**row))


@forms.command()
@click.argument("id")
@as_json
@forms_folder
def show(id: str, *, as_json: bool, forms: Path) -> None:
    """Show every page, question, option and sign of a questionnaire."""
    with explained():
        pages = shown(load_library(forms).questionnaire(id))
    if as_json:
        print_json(pages)
        return
    for page in pages["pages"]:
        click.echo(f"\n{page['id']}: {page['title']}")
        for question in page["questions"]:
            click.echo(f"  {question['id']} ({question['type']}): {question['label']}")
            for item in [*question["options"], *question["signs"]]:
                click.echo(f"    - {item['id']}: {item['label']}  [{item['source']}]")


@forms.command()
@forms_folder
@built_folder
@at_option
def lint(*, forms: Path, built: Path, at: datetime | None) -> None:
    """Look for what is wrong with the content; each line names file, line and what to do."""
    content, when = loaded(forms, built), moment(at)
    with explained():
        faults = list(lint_content(content, forms, when))
    for notice in due_for_review(content, when.date()):
        click.echo(f"due: {notice}")
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} faults")
    click.echo(f"{len(content.library.questionnaires)} questionnaires and their rules are clean")


@forms.command()
@forms_folder
@built_folder
@at_option
def test(*, forms: Path, built: Path, at: datetime | None) -> None:
    """Try every case under forms/cases: these answers, this outcome."""
    content, when = loaded(forms, built), moment(at)
    with explained():
        cases = list(example_cases(forms))
        faults = [fault for id, case in cases for fault in try_case(content, id, case, when)]
    for fault in faults:
        click.echo(str(fault), err=True)
    click.echo(f"{len(cases)} cases, {len(faults)} differences")
    if faults:
        raise click.ClickException("some cases came out otherwise")


@forms.command()
@click.argument("id", required=False)
@forms_folder
def schema(id: str | None, *, forms: Path) -> None:
    """Print the JSON Schema of the format, or of a questionnaire's answers."""
    if id is None:
        print_json(format_schema())
        return
    with explained():
        print_json(answers_schema(load_library(forms).questionnaire(id)))


@forms.command()
@click.argument("id")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@situated
def assess(*, id: str, answers: Path, situation: Situation) -> None:
    """Print the outcome of ANSWERS, a JSON file of {question id: value}, as JSON."""
    print_json(assessed(situation.content, situation.judge(id, answers)))
