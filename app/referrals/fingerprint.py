"""The fingerprint of a questionnaire and the rules it was judged by.

It is printed on every result, so that anybody can later prove which version gave it.
"""

from hashlib import sha256

from app.assessment.rulebook import Rulebook
from app.questionnaires.library import Library

LETTERS = 16


def fingerprint(library: Library, rulebook: Rulebook, questionnaire: str) -> str:
    """Return 16 hexadecimal letters that change when any of their files does."""
    files = library.files_of(questionnaire) | {each.path for each in rulebook.sources.values()}
    digest = sha256()
    named = {file.relative_to(library.root).as_posix(): file for file in files}
    for name, file in sorted(named.items()):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:LETTERS]
