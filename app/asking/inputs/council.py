"""Which council: the one found by the postcode, to confirm, or one chosen by its name."""

from typing import get_args

from markupsafe import Markup
from typing_extensions import override

from app.asking.council_list import council_items
from app.asking.inputs.base import (
    UNSAID,
    Inputs,
    Showing,
    Typed,
    first,
    group_start,
    unsaid_typed,
)
from app.asking.inputs.council_search import (
    CODE,
    CONFIRM,
    ENTER,
    NAME,
    NATION,
    NONE,
    SEARCH,
    SEARCHED,
    is_search,
    matches_for,
    name_typed,
    nations,
    nothing_found,
    results,
    search_box,
)
from app.calendars import Nation
from app.directory.directory import Located, Unlocated
from app.questionnaires.answers import Answer, Council, Json
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.place import AuthorityQuestion
from app.web.words import pgettext

SUGGESTED, POSTCODE = "suggested", "postcode"
NATIONS: tuple[Nation, ...] = get_args(Nation)


class CouncilInputs(Inputs[AuthorityQuestion]):
    """Yes to the council found, or else one by its name: typed, or from a nation's list."""

    @override
    def parts(self, question: AuthorityQuestion) -> tuple[str, ...]:
        return (CONFIRM, SUGGESTED, POSTCODE, NAME, SEARCH, ENTER, SEARCHED, NATION, CODE, UNSAID)

    @override
    def is_part_way(self, typed: Typed) -> bool:
        """Say whether councils are still to be shown: those found, or a nation's list."""
        if is_search(typed) or first(typed, CODE) == NONE:
            return True
        wants_list = first(typed, NATION) in NATIONS or first(typed, CONFIRM) == "no"
        return wants_list and CODE not in typed

    @override
    def to_json(self, question: AuthorityQuestion, typed: Typed) -> Json:
        postcode = {POSTCODE: first(typed, POSTCODE)} if first(typed, POSTCODE) else {}
        given = {first(typed, part) for part in (CONFIRM, NATION, CODE)}
        if first(typed, CONFIRM) == "yes":
            return {CODE: first(typed, SUGGESTED), **postcode}
        if unsaid := given.intersection(question.may_answer):
            return {"unsaid": unsaid.pop()}
        if code := first(typed, CODE):
            return {CODE: code, **postcode}
        _refuse_nothing(typed)
        return None

    @override
    def to_typed(self, question: AuthorityQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Council):
            return {CODE: (answer.code,), POSTCODE: (answer.postcode,)}
        ticked = first(unsaid_typed(answer), UNSAID)
        return {NATION: (ticked,), CONFIRM: (ticked,)} if ticked else {}

    @override
    def show(self, showing: Showing[AuthorityQuestion]) -> Markup:
        found = showing.around.found
        located = found if isinstance(found, Located) else None
        hidden = self._hidden(showing, located) if located else Markup()
        if self._is_by_name(showing.typed):
            return self._named(showing) + hidden
        nation = self._nation(showing)
        if located:
            if first(showing.typed, CONFIRM) != "no" and not self._is_listed(showing.typed):
                return self._confirm(showing, located) + hidden
            return self._choose(showing, nation or located.area.nation) + hidden
        if isinstance(found, Unlocated) and found.reason == "northern_ireland":
            nation = nation or "northern_ireland"
        return self._choose(showing, nation) if nation else self._named(showing)

    def _is_by_name(self, typed: Typed) -> bool:
        """Say whether the person is looking for a name, or was and has chosen no list instead."""
        if is_search(typed) or first(typed, CODE) == NONE:
            return True
        return bool(name_typed(typed)) and not self._is_listed(typed)

    def _is_listed(self, typed: Typed) -> bool:
        """Say whether a nation's list is to be shown, or was with something chosen from it."""
        if first(typed, NATION) not in NATIONS:
            return False
        is_told = SUGGESTED not in typed or SEARCH in typed or bool(first(typed, CODE))
        return is_told or CODE not in typed

    def _nation(self, showing: Showing[AuthorityQuestion]) -> Nation | None:
        """Return the nation picked just now, or that of the council chosen before."""
        named = showing.value(NATION)
        if named in NATIONS:
            return named
        code = showing.value(CODE)
        known = {each.code: each.nation for each in showing.around.directory.authorities()}
        return known.get(code)

    def _named(self, showing: Showing[AuthorityQuestion]) -> Markup:
        """Return the box for a name, with what it found or the countries under it."""
        start = group_start(showing) + Markup('<div class="govuk-hint">{}</div>').format(
            _why_by_name(showing.around.found)
        )
        return start + search_box(showing) + self._found(showing) + Markup("</fieldset>")

    def _found(self, showing: Showing[AuthorityQuestion]) -> Markup:
        typed, error = showing.typed, self._error(showing)
        if not name_typed(typed) or first(typed, CODE) == NONE:
            return nations(showing, NATIONS, error)
        found = matches_for(showing)
        if found:
            return results(showing, found, error)
        return nothing_found() + nations(showing, NATIONS, error)

    def _error(self, showing: Showing[AuthorityQuestion]) -> dict[str, str] | None:
        """Return what is wrong with anything but the name, which says so itself."""
        parts = (part for part in self.parts(showing.question) if part != NAME)
        return showing.error("", *parts)

    def _confirm(self, showing: Showing[AuthorityQuestion], found: Located) -> Markup:
        authority = found.area.authority
        before = showing.value(CODE)
        picked = showing.value(CONFIRM) or ({"": None, authority.code: "yes"}.get(before, "no"))
        return showing.around.components.radios(
            {
                "name": showing.id(CONFIRM),
                "idPrefix": showing.id(CONFIRM),
                "value": picked,
                "items": [
                    {"value": "yes", "text": pgettext("council", "Yes, that is right")},
                    {"value": "no", "text": pgettext("council", "No, choose another")},
                    *showing.unsaid_items(),
                ],
                "fieldset": showing.legend,
                "hint": {
                    "text": pgettext(
                        "council",
                        "%(postcode)s is in the area of %(council)s.",
                        postcode=found.postcode,
                        council=authority.name,
                    )
                },
                "errorMessage": self._error(showing),
            }
        )

    def _hidden(self, showing: Showing[AuthorityQuestion], found: Located) -> Markup:
        field = Markup('<input type="hidden" name="{}" value="{}">')
        return field.format(showing.id(SUGGESTED), found.area.authority.code) + field.format(
            showing.id(POSTCODE), found.postcode
        )

    def _choose(self, showing: Showing[AuthorityQuestion], nation: Nation) -> Markup:
        items = council_items(showing.around.directory, nation, showing.around.day)
        hint = pgettext("council", "If you are not sure, choose the nearest one you know.")
        if nation == "northern_ireland":
            hint = pgettext(
                "council", "In Northern Ireland a health and social care trust does this."
            )
        select = showing.around.components.select(
            {
                "id": showing.id(CODE),
                "name": showing.id(CODE),
                "value": showing.value(CODE),
                "label": showing.head,
                "hint": {"text": " ".join(filter(None, [hint, showing.note]))},
                "items": items,
                "errorMessage": self._error(showing),
            }
        )
        chosen = Markup('<input type="hidden" name="{}" value="{}">')
        return select + chosen.format(showing.id(NATION), nation) + search_box(showing)


def _refuse_nothing(typed: Typed) -> None:
    """Raise AnswerError where no answer was given that one is needed for, or one we never gave."""
    confirm, nation = first(typed, CONFIRM), first(typed, NATION)
    if SEARCH in typed:
        raise AnswerError("search_empty", part=NAME)
    if first(typed, SUGGESTED) and not confirm:
        raise AnswerError("required", part=NAME if name_typed(typed) else CONFIRM)
    if confirm not in {"", "no"}:
        raise AnswerError("unknown_option", {"option": confirm[:60]}, part=CONFIRM)
    if nation not in {"", *NATIONS}:
        raise AnswerError("unknown_option", {"option": nation[:60]}, part=NATION)


def _why_by_name(found: Located | Unlocated | None) -> str:
    """Say why the council is not simply shown."""
    reason = found.reason if isinstance(found, Unlocated) else None
    if reason == "unknown":
        return pgettext(
            "council",
            "We do not know this postcode. It may be new or mistyped. Look for it by name.",
        )
    if reason == "crown_dependency":
        return pgettext(
            "council",
            "This postcode is outside the United Kingdom. If the child lives here, choose where.",
        )
    if reason == "forces":
        return pgettext(
            "council", "This is a forces address. Choose the place where the child is now."
        )
    return pgettext("council", "Any spelling will do. You choose from what we find.")
