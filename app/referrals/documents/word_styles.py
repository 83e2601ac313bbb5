"""The styles of our Word files: Word's own where it has one, and ours beside them."""

from typing import Any, cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.referrals.documents.outline import Style

FONT = "Arial"
"""On every machine that opens Word files; ours are not embedded."""
BLACK = RGBColor(0, 0, 0)
STYLES: dict[Style | str, str] = {
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "h4": "Heading 4",
    "h5": "Heading 5",
    "p": "Normal",
    "typed": "Own words",
    "meta": "Small facts",
    "fact": "Fact",
    "notice": "Notice",
    "item": "List Bullet",
    "act": "What to do",
}
"""The name of the style of each kind of block, as a person sees it in Word."""
SIZES = {"Heading 1": 20, "Heading 2": 14, "Heading 3": 11, "Heading 4": 11, "Heading 5": 11}
OURS = ("Own words", "Small facts", "Fact", "Notice", "What to do")


def add_styles(document: WordDocument) -> None:
    """Make a new file look as our documents do: black, plain, in one font."""
    styles = document.styles
    _set_font(styles["Normal"], 11)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in SIZES.items():
        _set_font(styles[name], size)
        styles[name].font.bold, styles[name].font.italic = True, False
        styles[name].font.color.rgb = BLACK
        styles[name].paragraph_format.space_before = Pt(size * 0.8)
        styles[name].paragraph_format.space_after = Pt(3)
        styles[name].paragraph_format.keep_with_next = True
    for name in OURS:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    styles["Small facts"].font.size = Pt(9.5)
    styles["Fact"].paragraph_format.space_after = Pt(2)
    own = styles["Own words"].paragraph_format
    own.left_indent, own.space_after = Mm(4), Pt(0)
    for name, sides in (("Own words", ("left",)), ("Notice", ("left",))):
        _set_border(styles[name], sides)
    _set_border(styles["What to do"], ("top", "left", "bottom", "right"))


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for letters in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(letters), FONT)


def _set_border(style: Any, sides: tuple[str, ...]) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        line = cast("Any", OxmlElement(f"w:{side}"))
        for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
