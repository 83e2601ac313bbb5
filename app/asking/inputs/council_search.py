"""Looking for a council by a name: the box, what it found, and when to look."""

from typing import Any

from markupsafe import Markup

from app.asking.inputs.base import Showing, Typed, first
from app.calendars import Nation
from app.directory.naming import LONGEST_TYPED, Match
from app.questionnaires.kinds.place import AuthorityQuestion
from app.web.words import pgettext

NAME, SEARCH, SEARCHED = "name", "search", "searched"
"""The words typed, the button, and the words that the results on the page are for."""

ENTER = "enter"
"""What Enter sends where it presses "Continue", because the page has other boxes as well."""

NATION, CODE, CONFIRM = "nation", "code", "confirm"
NONE = "none"
"""What is sent when the council is none of those found."""

MOST = 8


def name_typed(typed: Typed) -> str:
    """Return what was typed to look for: no more than a browser lets anybody type."""
    return first(typed, NAME)[:LONGEST_TYPED].strip()


def is_search(typed: Typed) -> bool:
    """Say whether to look for a name before anything else.

    Enter in any box of a form presses its first button, which is "Search", or "Continue" where
    the page has other boxes. So Enter counts where the words are new, and "Search" where nothing
    is chosen as well; and new words count without either, where they are all that was given.
    """
    name = name_typed(typed)
    if not name:
        return False
    is_new = name != first(typed, SEARCHED).strip()
    if SEARCH in typed:
        return is_new or not _is_chosen(typed)
    return is_new and (ENTER in typed or not _is_chosen(typed))


def _is_chosen(typed: Typed) -> bool:
    """Say whether an answer was chosen. Beside a list the nation is only where it is from."""
    picked = NATION if CODE not in typed else CODE
    return bool(first(typed, picked) or first(typed, CONFIRM))


def search_box(showing: Showing[AuthorityQuestion]) -> Markup:
    """Return the box for a name, with what was typed, and the button beside it."""
    box = showing.around.components.input(
        {
            "id": showing.id(NAME),
            "name": showing.id(NAME),
            "value": name_typed(showing.typed),
            "label": {
                "text": pgettext(
                    "council", "Type the name of the council, or of a town or district"
                )
            },
            "errorMessage": showing.error(NAME),
            "classes": "govuk-input--width-20",
            "autocomplete": "off",
            "spellcheck": False,
            "attributes": {"maxlength": LONGEST_TYPED, "enterkeyhint": "search"},
        }
    )
    button = Markup(
        '<button class="govuk-button govuk-button--secondary" name="{}" value="1">{}</button>'
    ).format(showing.id(SEARCH), pgettext("council", "Search"))
    kept = Markup('<input type="hidden" name="{}" value="{}">')
    return box + button + kept.format(showing.id(SEARCHED), name_typed(showing.typed))


def matches_for(showing: Showing[AuthorityQuestion]) -> tuple[Match, ...]:
    """Return the authorities like what was typed: one more than are shown, if there are more."""
    around = showing.around
    return around.directory.naming.search(name_typed(showing.typed), day=around.day, most=MOST + 1)


def results(
    showing: Showing[AuthorityQuestion], found: tuple[Match, ...], error: dict[str, str] | None
) -> Markup:
    """Return the authorities found, to choose one of them or none."""
    items: list[dict[str, Any]] = [
        {"value": each.authority.code, "text": _named(each)} for each in found[:MOST]
    ]
    none = pgettext("council", "None of these: choose the country")
    hint = pgettext("council", "There are more like this. Type more of the name to see them.")
    return showing.around.components.radios(
        {
            "name": showing.id(CODE),
            "idPrefix": showing.id(CODE),
            "value": showing.value(CODE),
            "items": [*items, {"value": NONE, "text": none}, *showing.unsaid_items()],
            "fieldset": _legend(pgettext("council", "Which of these is it?")),
            "hint": {"text": hint} if len(found) > MOST else None,
            "errorMessage": error,
        }
    )


def nothing_found() -> Markup:
    """Return what to say when no authority has a name like it."""
    words = pgettext(
        "council",
        "We found no council or place with a name like that. Check the spelling, try a larger"
        " town near it, or choose the country.",
    )
    return Markup('<div class="govuk-inset-text">{}</div>').format(words)


def nation_names() -> dict[Nation, str]:
    """Return what the nations are called."""
    return {
        "england": pgettext("nation", "England"),
        "wales": pgettext("nation", "Wales"),
        "scotland": pgettext("nation", "Scotland"),
        "northern_ireland": pgettext("nation", "Northern Ireland"),
    }


def nations(
    showing: Showing[AuthorityQuestion], known: tuple[Nation, ...], error: dict[str, str] | None
) -> Markup:
    """Return the countries, to see the list of one of them."""
    words = nation_names()
    return showing.around.components.radios(
        {
            "name": showing.id(NATION),
            "idPrefix": showing.id(NATION),
            "value": showing.value(NATION),
            "items": [
                *({"value": nation, "text": words[nation]} for nation in known),
                *showing.unsaid_items(),
            ],
            "fieldset": _legend(pgettext("council", "Or choose the country")),
            "hint": {"text": pgettext("council", "The next page lists its councils.")},
            "errorMessage": error,
        }
    )


def _named(match: Match) -> str:
    """Return the name to choose by, with the name that was looked for where it is another."""
    authority = match.authority.name
    if match.kind == "own":
        return authority
    words = pgettext("council", "%(council)s (%(place)s)")
    return words % {"council": authority, "place": match.name}


def _legend(words: str) -> dict[str, Any]:
    return {"legend": {"text": words, "classes": "govuk-fieldset__legend--s"}}
