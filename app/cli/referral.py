"""`signpost referral`: write the documents of a set of answers."""

from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader

from app.cli.options import Situation, print_json, situated
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
