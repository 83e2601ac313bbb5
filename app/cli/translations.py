"""`signpost translations`: what is to be translated, and whether catalogues are whole."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from app.config import ROOT

# `Text` takes the message, then its context, then the plural.
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "Text": {None: (1, (2, "c")), 3: (1, 3, (2, "c"))},
}
PLACE = re.compile(r"%\(\w+\)s")
MARKUP = re.compile(r"<[a-z/]|&\w+;")
LONG_NUMBER = re.compile(r"\d[\d ]{4,}\d")
TEMPLATE = ROOT / "build" / "messages.pot"


@click.group()
def translations() -> None:
    """Collect texts and check catalogues."""


@translations.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=TEMPLATE)
def extract(out: Path) -> None:
    """Collect every text to translate into a template (.pot)."""
    catalogue = collected()
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as opened:
        write_po(opened, catalogue, width=100)
    click.echo(f"{len(catalogue)} texts in {out}")


@translations.command()
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=ROOT / "translations"
)
def check(folder: Path) -> None:
    """Check every catalogue against the texts of today."""
    template = collected()
    faults = [*unfit(template)]
    for file in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        with file.open("rb") as opened:
            faults += differences(template, read_po(opened), file)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} faults")
    click.echo(f"{len(template)} texts, catalogues whole")


def collected() -> Catalog:
    """Return every text of code, templates and content."""
    with (ROOT / "translations" / "babel.cfg").open(encoding="utf-8") as opened:
        methods, options = parse_mapping_cfg(opened)  # type: ignore[no-untyped-call]
    catalogue = Catalog(project="Signpost", charset="utf-8")
    found = extract_from_dir(
        ROOT, methods, options, KEYWORDS, comment_tags=("Translators:",), directory_filter=_ours
    )
    for file, line, words, comments, context in found:
        catalogue.add(words, None, [(file, line)], auto_comments=comments, context=context)
    return catalogue


def _ours(folder: str) -> bool:
    """Leave out what set-up made, and what begins with a full stop."""
    name = Path(folder).name
    return not name.startswith(".") and name not in {"node_modules", "build", "instance", "tests"}


def unfit(catalogue: Catalog) -> Iterator[str]:
    """Yield texts that cannot be translated safely: with markup or a typed phone number."""
    for message in catalogue:
        for text in _texts(message.id):
            where = ", ".join(f"{file}:{line}" for file, line in message.locations[:1])
            if MARKUP.search(text):
                yield f"{where}: markup in {text!r}"
            if LONG_NUMBER.search(text) and "01632" not in text:
                yield f"{where}: a phone number in {text!r}"


def differences(template: Catalog, catalogue: Catalog, file: Path) -> Iterator[str]:
    """Yield what a catalogue lacks, and where its places differ from the English."""
    for message in template:
        if not message.id:
            continue
        translated = catalogue.get(message.id, message.context)
        if translated is None or not all(_texts(translated.string)):
            yield f"{file}: missing {_texts(message.id)[0]!r}"
        elif _places(message) != {
            place for each in _texts(translated.string) for place in PLACE.findall(each)
        }:
            yield f"{file}: other places in {_texts(translated.string)[0]!r}"


def _places(message: Message) -> set[str]:
    return {place for text in _texts(message.id) for place in PLACE.findall(text)}


def _texts(words: object) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, (list, tuple)) else (str(words),)
