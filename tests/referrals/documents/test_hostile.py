"""Nothing that a person types is markup, and markup that got through would fetch nothing."""

import base64
import select
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from app.referrals.documents.writing import Document
from tests.referrals.documents.made_up import ANSWERS, FONTS, every_document, html
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import squeezed

SECRET = "WORDS-OF-A-FILE"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
ADDRESSED = {
    "image": '<img alt="" src="{at}/dot.png">',
    "set of images": '<picture><source srcset="{at}/dot.png"><img alt="" src="{at}/dot.png">',
    "object": '<object data="{at}/secret.txt">x</object><embed src="{at}/dot.png">',
    "frame": '<iframe src="{at}/secret.txt"></iframe>',
    "style sheet": '<link rel="stylesheet" href="{at}/secret.css">',
    "import": '<style>@import "{at}/secret.css"; @import url({at}/secret.css);</style>',
    "background": '<div style="background: url({at}/dot.png)">x</div>',
    "list image": '<ul style="list-style-image: url({at}/dot.png)"><li>x</ul>',
    "content": '<style>p::before {{ content: url("{at}/dot.png") }}</style>',
    "page": "<style>@page {{ background: url({at}/dot.png) }}</style>",
    "font": "<style>@font-face {{ font-family: x; src: url({at}/x) }} p {{ font: 9pt x }}</style>",
    "linked attachment": '<link rel="attachment" href="{at}/secret.txt">',
    "attachment": '<p><a rel="attachment" href="{at}/secret.txt">x</a>',
    "drawing": '<svg width="9" height="9"><image href="{at}/dot.png" width="9" height="9"/></svg>',
    "base": '<base href="{at}/"><img alt="" src="dot.png">',
    "variable": "<style>:root {{ --a: url({at}/dot.png) }} p {{ background: var(--a) }}</style>",
}
TYPED = (
    '<script>alert("1")</script><h1>No</h1>',
    "</p></body></html><!-- x",
    "<img src=http://127.0.0.1:9/x onerror=alert(1)> &lt;b&gt; &amp;amp;",
    "{{ referral.answers }} {% raw %} ${x} %(name)s",
    "*{background:url(file:///etc/passwd)} @import 'x'; ]]>",
)


class Listener:
    """A server that only notices whether anybody comes."""

    def __init__(self, at: socket.socket) -> None:
        self._socket = at
        self.address = f"http://127.0.0.1:{at.getsockname()[1]}"

    def is_visited(self) -> bool:
        return bool(select.select([self._socket], [], [], 0.05)[0])


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Listener(server)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "secret.css").write_text(f'body::before {{ content: "{SECRET}" }}')
    (tmp_path / "dot.png").write_bytes(DOT)
    return tmp_path


def page(markup: str) -> str:
    return f'<html lang="en"><head><title>A page</title></head><body><p>Before.</p>{markup}'


def files_and_pictures(pdf: pikepdf.Pdf) -> list[str]:
    """Name everything in a PDF that is a file or a picture of its own."""
    kinds = {"/EmbeddedFile", "/Filespec", "/F", "/FileAttachment", "/Image"}
    found = [
        str(each.get(key))
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
        for key in ("/Type", "/Subtype")
        if str(each.get(key)) in kinds
    ]
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    embedded = [str(key) for key in names if key == "/EmbeddedFiles"]
    return found + embedded + list(pdf.attachments)


def test_the_listener_notices_a_visit(listener: Listener) -> None:
    assert not listener.is_visited()
    with socket.create_connection(("127.0.0.1", int(listener.address.rpartition(":")[2]))):
        assert listener.is_visited()


@pytest.mark.parametrize("markup", ADDRESSED.values(), ids=ADDRESSED)
def test_markup_fetches_nothing_from_the_net(
    press: Press, complaints: list[str], listener: Listener, markup: str
) -> None:
    made = press.page(page(markup.format(at=listener.address)))
    complaints.clear()
    assert not listener.is_visited()
    assert "Before." in made.text
    assert files_and_pictures(made.opened) == []


@pytest.mark.parametrize("markup", ADDRESSED.values(), ids=ADDRESSED)
def test_markup_reads_no_file(
    press: Press, complaints: list[str], folder: Path, markup: str
) -> None:
    made = press.page(page(markup.format(at=folder.as_uri())))
    complaints.clear()
    assert SECRET not in made.text
    assert files_and_pictures(made.opened) == []


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("data:image/png;base64," + base64.b64encode(DOT).decode(), id="data"),
        pytest.param("/etc/passwd", id="path"),
        pytest.param("file:///etc/passwd", id="file"),
    ],
)
def test_no_address_is_embedded(press: Press, complaints: list[str], address: str) -> None:
    markup = f'<img alt="" src="{address}"><a rel="attachment" href="{address}">x</a>'
    made = press.page(page(f'{markup}<link rel="attachment" href="{address}">'))
    complaints.clear()
    assert files_and_pictures(made.opened) == []


def test_our_own_font_is_given_to_the_styles_alone(press: Press, complaints: list[str]) -> None:
    name = next(FONTS.glob("noto-sans-latin-400-*.ttf")).name
    markup = f'<p><a rel="attachment" href="signpost-font:{name}">x</a>'
    made = press.page(page(markup))
    complaints.clear()
    assert files_and_pictures(made.opened) == []


@every_document
def test_what_a_person_types_stays_text(press: Press, document: Document) -> None:
    typed = "\n".join(TYPED)
    answers = {
        **ANSWERS["same_day"],
        "saw": typed,
        "child-name": "<b>Robin</b> & Co",
        "may-name": "yes",
        "reporter": {"name": "<a rel=attachment href=file:///etc/passwd>Sam</a>"},
    }
    made = press.page(html(document, answers))
    assert [each for each in TYPED if squeezed(each) not in made.text] == []
    assert squeezed("<b>Robin</b> & Co") in made.text
    assert squeezed("<a rel=attachment href=file:///etc/passwd>Sam</a>") in made.text
    assert files_and_pictures(made.opened) == []


@every_document
def test_links_lead_to_the_directory_alone(press: Press, document: Document) -> None:
    answers = {**ANSWERS["same_day"], "saw": "https://evil.example [x](javascript:1)"}
    pdf = press.page(html(document, answers)).opened
    actions: list[Any] = [
        note.get("/A", {}) for each in pdf.pages for note in each.get("/Annots", [])
    ]
    targets = [str(action["/URI"]) for action in actions if "/URI" in action]
    assert not [each for each in targets if "evil" in each or not each.startswith(("http", "tel"))]
