"""Make PDFs for tests, each document of a story once."""

from app.referrals.documents.writing import Document
from tests.referrals.documents.made_up import FONTS, STORIES, html
from tests.referrals.documents.reading import Read


class Press:
    """The maker that the document process has. WeasyPrint is loaded when the first one is made."""

    def __init__(self) -> None:
        from app.referrals.documents.pdf import PdfMaker

        self._maker = PdfMaker(FONTS)
        self._stories: dict[tuple[Document, str], Read] = {}

    def page(self, page: str) -> Read:
        """Return the PDF of a page."""
        return Read(self._maker.make(page))

    def story(self, document: Document, story: str) -> Read:
        """Return a document of one of `STORIES`."""
        key = (document, story)
        if key not in self._stories:
            self._stories[key] = self.page(html(document, STORIES[story]))
        return self._stories[key]
