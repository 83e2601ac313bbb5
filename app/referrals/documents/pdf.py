"""HTML in, tagged PDF out. Only the document process and the command load this."""

import logging
import re
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from app.referrals.documents import qr

STYLES = Path(__file__).with_name("print.css")
FAMILY = "Noto Sans"
WEIGHTS = (400, 700)
OURS = "signpost-font:"
LATIN_AND_KIN = re.compile(r"noto-sans-(?:latin|cyrillic|greek|vietnamese)")
WHOLE_LETTERS = 'font-feature-settings: "ccmp" 0;'
"""Without "ccmp" a letter such as "ọ" stays one glyph. Made of two, it would be copied, and read
aloud, as whichever letter with that dot came first. Other scripts are not written without it."""


class RefusedError(ValueError):
    """A document asked for something from outside; the address is not repeated anywhere."""

    def __init__(self) -> None:
        super().__init__("refused")


class _OwnFontsOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Gives the styles these font files. Everything else gets nothing."""

    def __init__(self, fonts: dict[str, Path]) -> None:
        super().__init__(allowed_protocols=())
        self._fonts = fonts

    def fetch(
        self,
        url: str,
        headers: dict[str, str] | None = None,  # noqa: ARG002 - WeasyPrint's shape
    ) -> URLFetcherResponse:
        font = self._fonts.get(url.removeprefix(OURS)) if url.startswith(OURS) else None
        if font is None:
            raise RefusedError
        return URLFetcherResponse(url, body=font.read_bytes(), headers={})


class _CodesOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Gives a page the codes that phones read, which are drawn here. Nothing else, and no font."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())

    def fetch(
        self,
        url: str,
        headers: dict[str, str] | None = None,  # noqa: ARG002 - WeasyPrint's shape
    ) -> URLFetcherResponse:
        address = url.removeprefix(qr.SCHEME)
        if not url.startswith(qr.SCHEME) or not qr.is_address(address):
            raise RefusedError
        drawn = qr.drawing(address)
        return URLFetcherResponse(url, body=drawn, headers={"Content-Type": "image/svg+xml"})


class PdfMaker:
    """Makes PDFs with fonts and styles that are read once."""

    def __init__(self, fonts: Path) -> None:
        # WeasyPrint's log would repeat addresses from a document, so only a test listens to it.
        logging.getLogger("weasyprint").addHandler(logging.NullHandler())
        logging.getLogger("weasyprint").propagate = False
        files = {file.name: file for file in sorted(fonts.glob("*.ttf"))}
        self._configuration = FontConfiguration()
        styles = STYLES.read_text(encoding="utf-8")
        self._styles = CSS(
            string=_faces(files) + styles.replace(f'"{FAMILY}"', _stack(files)),
            font_config=self._configuration,
            url_fetcher=_OwnFontsOnly(files),
        )

    def make(self, html: str) -> bytes:
        """Return a PDF/UA-1 of a whole HTML page. Nothing that the page names is fetched.

        An image of `qr:` and a web address is drawn as the code of that address.
        """
        document = HTML(string=html, url_fetcher=_CodesOnly(), base_url=None)
        made = document.write_pdf(
            stylesheets=[self._styles],
            font_config=self._configuration,
            pdf_variant="pdf/ua-1",
            uncompressed_pdf=False,
        )
        return bytes(made)


def _faces(files: dict[str, Path]) -> str:
    """Name each font file, and one family for each set of letters.

    Files of one family would be taken for one font where letters are embedded, and come out wrong.
    """
    face = (
        '@font-face {{ font-family: "{family}"; font-weight: {weight};'
        ' src: url("{ours}{name}") format("truetype"); {features} }}'
    )
    return "\n".join(
        face.format(
            family=_family(name, weight),
            weight=weight,
            ours=OURS,
            name=name,
            features=WHOLE_LETTERS if LATIN_AND_KIN.match(name) else "",
        )
        for name in files
        for weight in WEIGHTS
        if f"-{weight}-normal." in name
    )


def _family(name: str, weight: int) -> str:
    """Return the family of a file: "noto-sans-latin-ext-400-normal..." is "noto-sans-latin-ext"."""
    return name.partition(f"-{weight}-normal.")[0]


def _stack(files: dict[str, Path]) -> str:
    """Return every family, Latin first, for a style to name."""
    families = {
        _family(name, weight)
        for name in files
        for weight in WEIGHTS
        if f"-{weight}-normal." in name
    }
    return ", ".join(f'"{family}"' for family in sorted(families, key=_latin_first))


def _latin_first(family: str) -> tuple[bool, str]:
    return not family.endswith("-latin"), family
