"""Every text that is to be translated, from code, templates and content."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from app.config import ROOT

PAGES, FORMS = "pages", "forms"
DOMAINS = (PAGES, FORMS)
"""The two catalogues of a language: words of code and templates, and words of `forms/`."""

Key = tuple[str, str]
"""What a text is known by: its context, and the English (the singular, where there is a plural)."""

# `Text` takes the message, then its context, then the plural.
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "grave": ((1, "c"), 2),
    # A comma at the end counts as one more.
    "Text": {None: (1, (2, "c")), 3: (1, 3, (2, "c")), 4: (1, 3, (2, "c"))},
}
_NOT_OURS = frozenset({"node_modules", "build", "instance", "tests", "mutants"})


@cache
def collected() -> dict[str, Catalog]:
    """Return every text of today, by domain. What stands in both is one of pages."""
    with (ROOT / "translations" / "babel.cfg").open(encoding="utf-8") as opened:
        methods, options = parse_mapping_cfg(opened)  # type: ignore[no-untyped-call]
    whole = Catalog(project="Signpost", charset="utf-8")
    found = extract_from_dir(
        ROOT, methods, options, KEYWORDS, comment_tags=("Translators:",), directory_filter=_ours
    )
    for file, line, words, comments, context in found:
        if not "".join(texts_of(words)).strip():
            continue
        whole.add(words, None, [(file, line)], auto_comments=comments, context=context)
    domains = {each: Catalog(project="Signpost", domain=each, charset="utf-8") for each in DOMAINS}
    for message in messages(whole):
        domains[_domain(message)].add(
            message.id,
            None,
            message.locations,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return domains


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def key_of(message: Message) -> Key:
    """Return what a message is known by."""
    return str(message.context or ""), texts_of(message.id)[0]


def texts_of(words: object) -> tuple[str, ...]:
    """Return the singular and the plural of a text, or its one form."""
    return tuple(map(str, words)) if isinstance(words, (list, tuple)) else (str(words or ""),)


def _domain(message: Message) -> str:
    return FORMS if all(file.startswith("forms/") for file, _ in message.locations) else PAGES


def _ours(folder: str) -> bool:
    """Leave out what set-up made, and what begins with a full stop."""
    name = Path(folder).name
    return not name.startswith(".") and name not in _NOT_OURS
