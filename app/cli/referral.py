"""`signpost referral`: write the documents of a set of answers."""

from datetime import datetime
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader

from app.cli.options import (
    answers_from,
    area_from,
    at_option,
    built_folder,
    explained,
    forms_folder,
    loaded,
    moment,
    print_json,
)
from app.directory.paths import CHECKOUT
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.documents.writing import Document, DocumentWriter
from app.referrals.model import Referral

DOCUMENTS: tuple[Document, ...] = ("agency", "record")


@click.group()
def referral() -> None:
    """Write referrals without a browser."""


@referral.command()
@click.argument("id")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--language", type=click.Choice(["en"]), default="en", show_default=True)
@click.option("--postcode", help="Where the child lives.")
@click.option("--authority", help="The code of the council, such as E08000018.")
@at_option
@forms_folder
@built_folder
def build(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    id: str,
    answers: Path,
    out: Path,
    language: str,
    postcode: str | None,
    authority: str | None,
    at: datetime | None,
    forms: Path,
    built: Path,
) -> None:
    """Write every document of ANSWERS into a folder and print what was written."""
    content, when = loaded(forms, built), moment(at)
    with explained():
        questionnaire = content.library.questionnaire(id)
    given = answers_from(answers, content, questionnaire, when)
    area = area_from(content, postcode, authority)
    judged = content.judge(questionnaire, given, when, area)
    written = Writer(content=content, translator=English()).referral(judged, language)
    out.mkdir(parents=True, exist_ok=True)
    print_json({"kind": written.kind, "files": _write(written, out, built)})


def _write(referral: Referral, out: Path, built: Path) -> list[dict[str, object]]:
    from app.referrals.documents.pdf import PdfMaker

    environment = Environment(
        loader=FileSystemLoader(CHECKOUT / "templates"), autoescape=True, trim_blocks=False
    )
    writer, maker = DocumentWriter(environment), PdfMaker(built / "static" / "fonts")
    files: dict[str, bytes] = {}
    for document in DOCUMENTS:
        html = writer.whole(document, referral, English())
        files[f"{document}.html"] = html.encode()
        files[f"{document}.pdf"] = maker.make(html)
    files["referral.json"] = referral.model_dump_json(indent=2).encode()
    for name, content in files.items():
        (out / name).write_bytes(content)
    return [{"file": name, "bytes": len(content)} for name, content in files.items()]


@referral.command()
def schema() -> None:
    """Print the JSON Schema of a referral."""
    print_json(Referral.model_json_schema())
