"""The languages of Signpost: what each is called, how it is written, and who checked it."""

from dataclasses import dataclass

from babel import Locale

ENGLISH = "en"
EASY = "easy"
"""Easy Read: English in short sentences, with pictures. It is offered as a language is."""

OFFERED = ("en", EASY, "cy", "pl", "ro", "ur", "pa", "bn", "ar", "sk", "cs", "pt", "es")
"""In the order in which they are offered (DESIGN section 6)."""

WORK = frozenset({ENGLISH, "cy"})
"""The languages that professionals' own pages are in."""

_NAMES = {"bn": "Bengali", "pa": "Panjabi"}
"""What Britain calls them, where the tables say something else."""

_LOCALES = {ENGLISH: "en_GB", EASY: "en_GB", "pt": "pt_PT"}
"""How dates are written, where the code of the language does not say it."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that pages can be shown in."""

    code: str
    """What it is called in addresses."""
    name: str
    """What its own readers call it."""
    english: str
    """What it is called in English."""
    direction: str
    is_checked: bool = True
    """Whether a person has read all of its texts as they are now."""

    @property
    def tag(self) -> str:
        """What HTML, and whatever reads aloud, knows it by."""
        return ENGLISH if self.code == EASY else self.code

    @property
    def is_for_work(self) -> bool:
        """Whether professionals' own pages are in it."""
        return self.code in WORK


IN_ENGLISH = Language(ENGLISH, "English", "English", "ltr")


def locale_of(code: str) -> Locale:
    """Return how a language writes dates, lists and plurals."""
    return Locale.parse(_LOCALES.get(code, code))


def language(code: str, *, is_checked: bool = True) -> Language:
    """Return a language by its code."""
    if code == EASY:
        return Language(EASY, "Easy Read", "Easy Read", "ltr", is_checked)
    locale = Locale.parse(code)
    name = locale.get_display_name(locale) or code
    english = _NAMES.get(code) or locale.get_display_name("en") or code
    return Language(
        code, name[:1].upper() + name[1:], english, str(locale.text_direction), is_checked
    )
