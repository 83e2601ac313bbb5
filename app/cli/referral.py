"""`signpost referral`: write the documents of a set of answers."""

from dataclasses import dataclass
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader

from app.cli.options import Situation, print_json, situated
from app.directory.paths import CHECKOUT
from app.languages import OFFERED
from app.questionnaires.text import English, Translator
from app.referrals.build import Writer
from app.referrals.calls.sheet import call_sheet
from app.referrals.calls.text import call_text
from app.referrals.documents.dates import calendar_entries, dumped
from app.referrals.documents.jobs import Format, Job
from app.referrals.documents.text import text
from app.referrals.documents.writing import Document, DocumentWriter
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from app.translating.translator import read_language

DOCUMENTS: tuple[Document, ...] = ("agency", "record", "copy")
FORMS: tuple[Format, ...] = ("pdf", "docx")


@click.group()
def referral() -> None:
    """Write referrals without a browser."""


@referral.command()
@click.argument("id")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option(
    "--language",
    type=click.Choice(OFFERED),
    default="en",
    show_default=True,
    help="The language of the person: of their copy, and of the words in ANSWERS.",
)
@situated
def build(*, id: str, answers: Path, out: Path, language: str, situation: Situation) -> None:
    """Write every document of ANSWERS into a folder and print what was written."""
    spoken, translator = read_language(situation.built / "translations", language)
    judged = situation.judge(id, answers, written_in=spoken.tag)
    written = Written(
        english=Writer(content=situation.content, translator=English()).referral(judged, spoken),
        own=Writer(content=situation.content, translator=translator).referral(judged, spoken),
        translator=translator,
    )
    for each in written.english.decisions:
        if each.missing:
            parts = ", ".join(each.missing)
            raise click.ClickException(
                f"the level {each.chosen!r} beside the suggested {each.suggested!r} lacks: {parts}"
            )
    out.mkdir(parents=True, exist_ok=True)
    print_json({"kind": written.english.kind, "files": _write(written, out, situation.built)})


@dataclass(frozen=True, kw_only=True)
class Written:
    """One set of answers in English for the council, and in the person's own language."""

    english: Referral
    own: Referral
    translator: Translator

    def of(self, document: Document) -> tuple[Referral, Translator]:
        """Return what a document is written from, and in which language."""
        is_for_council = document == "agency"
        return (self.english, English()) if is_for_council else (self.own, self.translator)


def _write(written: Written, out: Path, built: Path) -> list[dict[str, object]]:
    """Write each document in every form, and what goes with them."""
    from app.referrals.documents.making import FileMaker

    environment = Environment(
        loader=FileSystemLoader(CHECKOUT / "templates"), autoescape=True, trim_blocks=False
    )
    writer, maker = DocumentWriter(environment), FileMaker(built / "fonts")
    files: dict[str, bytes] = {}
    for document in DOCUMENTS:
        html = writer.whole(document, *written.of(document))
        files[f"{document}.html"] = html.encode()
        files[f"{document}.txt"] = text(html).encode()
        for form in FORMS:
            files[f"{document}.{form}"] = maker.make(Job(format=form, body=html))
    if entries := tuple(calendar_entries(written.own, written.translator)):
        files["dates.ics"] = maker.make(Job(format="ics", body=dumped(entries)))
    if KINDS[written.own.kind].body != "list":
        sheet = call_sheet(written.own, written.translator)
        files["call.txt"] = call_text(sheet, written.translator).encode()
    files["referral.json"] = written.english.model_dump_json(indent=2).encode()
    for name, content in files.items():
        (out / name).write_bytes(content)
    return [{"file": name, "bytes": len(content)} for name, content in files.items()]


@referral.command()
def schema() -> None:
    """Print the JSON Schema of a referral."""
    print_json(Referral.model_json_schema())
