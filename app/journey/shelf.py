"""Finished PDFs that hold nobody's data, kept so that nobody's own document waits for them."""

import hashlib
from collections import OrderedDict
from threading import Lock


class Shelf:
    """The PDFs last asked for, each by the page that it was made of.

    That page holds all that a poster depends on: council, language, day, address and contacts.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[bytes, bytes] = OrderedDict()
        self._turn = Lock()

    def get(self, html: str) -> bytes | None:
        """Return the PDF of a page, if it is kept."""
        key = _key(html)
        with self._turn:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def put(self, html: str, pdf: bytes) -> None:
        """Keep the PDF of a page; the one not asked for longest goes when there are too many."""
        with self._turn:
            self._made[_key(html)] = pdf
            if len(self._made) > self._most:
                self._made.popitem(last=False)


def _key(html: str) -> bytes:
    return hashlib.sha256(html.encode()).digest()
