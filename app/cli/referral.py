"""`signpost referral`: write the documents of a set of answers."""

from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader

from app.cli.options import Situation, print_json, situated
from app.directory.paths import CHECKOUT
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.calls.sheet import call_sheet
from app.referrals.calls.text import call_text
from app.referrals.documents.dates import calendar_entries, dumped
from app.referrals.documents.jobs import Format, Job
from app.referrals.documents.text import text
from app.referrals.documents.writing import Document, DocumentWriter
from app.referrals.kinds import KINDS
from app.referrals.model import Referral

DOCUMENTS: tuple[Document, ...] = ("agency", "record", "copy")
FORMS: tuple[Format, ...] = ("pdf", "docx")


@click.group()
def referral() -> None:
    """Write referrals without a browser."""


@referral.command()
@click.argument("id")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--language", type=click.Choice(["en"]), default="en", show_default=True)
@situated
def build(*, id: str, answers: Path, out: Path, language: str, situation: Situation) -> None:
    """Write every document of ANSWERS into a folder and print what was written."""
    judged = situation.judge(id, answers)
    written = Writer(content=situation.content, translator=English()).referral(judged, language)
    for each in written.decisions:
        if each.missing:
            parts = ", ".join(each.missing)
            raise click.ClickException(
                f"the level {each.chosen!r} beside the suggested {each.suggested!r} lacks: {parts}"
            )
    out.mkdir(parents=True, exist_ok=True)
    print_json({"kind": written.kind, "files": _write(written, out, situation.built)})


def _write(referral: Referral, out: Path, built: Path) -> list[dict[str, object]]:
    """Write each document in every form, and what goes with them."""
    from app.referrals.documents.making import FileMaker

    environment = Environment(
        loader=FileSystemLoader(CHECKOUT / "templates"), autoescape=True, trim_blocks=False
    )
    writer, maker = DocumentWriter(environment), FileMaker(built / "static" / "fonts")
    files: dict[str, bytes] = {}
    for document in DOCUMENTS:
        html = writer.whole(document, referral, English())
        files[f"{document}.html"] = html.encode()
        files[f"{document}.txt"] = text(html).encode()
        for form in FORMS:
            files[f"{document}.{form}"] = maker.make(Job(format=form, body=html))
    if entries := tuple(calendar_entries(referral, English())):
        files["dates.ics"] = maker.make(Job(format="ics", body=dumped(entries)))
    if KINDS[referral.kind].body != "list":
        files["call.txt"] = call_text(call_sheet(referral, English()), English()).encode()
    files["referral.json"] = referral.model_dump_json(indent=2).encode()
    for name, content in files.items():
        (out / name).write_bytes(content)
    return [{"file": name, "bytes": len(content)} for name, content in files.items()]


@referral.command()
def schema() -> None:
    """Print the JSON Schema of a referral."""
    print_json(Referral.model_json_schema())
