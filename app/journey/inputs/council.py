"""Which council: the one found by the postcode, to confirm, or one chosen by its name."""

from typing import Any, get_args

from markupsafe import Markup
from typing_extensions import override

from app.calendars import Nation
from app.directory.directory import Located, Unlocated
from app.journey.inputs.base import UNSAID, Inputs, Showing, Typed, first, unsaid_typed
from app.questionnaires.answers import Answer, Council, Json
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.place import AuthorityQuestion
from app.web.words import pgettext

CONFIRM, SUGGESTED, POSTCODE, NATION, CODE = "confirm", "suggested", "postcode", "nation", "code"
NATIONS: tuple[Nation, ...] = get_args(Nation)


class CouncilInputs(Inputs[AuthorityQuestion]):
    """Yes to the council found, or first the nation and then the council by its name."""

    @override
    def parts(self, question: AuthorityQuestion) -> tuple[str, ...]:
        return (CONFIRM, SUGGESTED, POSTCODE, NATION, CODE, UNSAID)

    @override
    def is_part_way(self, typed: Typed) -> bool:
        """Say whether the list of councils is still to be shown."""
        picked_nation = first(typed, NATION) in NATIONS and CODE not in typed
        return picked_nation or (first(typed, CONFIRM) == "no" and CODE not in typed)

    @override
    def to_json(self, question: AuthorityQuestion, typed: Typed) -> Json:
        postcode = {POSTCODE: first(typed, POSTCODE)} if first(typed, POSTCODE) else {}
        if first(typed, CONFIRM) == "yes":
            return {CODE: first(typed, SUGGESTED), **postcode}
        if code := first(typed, CODE):
            return {CODE: code, **postcode}
        unsaid = {first(typed, CONFIRM), first(typed, NATION)}.intersection(question.may_answer)
        if unsaid:
            return {"unsaid": unsaid.pop()}
        confirm = first(typed, CONFIRM)
        if first(typed, SUGGESTED) and not confirm:
            raise AnswerError("required", part=CONFIRM)
        if confirm not in {"", "no"}:
            raise AnswerError("unknown_option", {"option": confirm[:60]}, part=CONFIRM)
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
        if isinstance(found, Located):
            if first(showing.typed, CONFIRM) != "no":
                return self._confirm(showing, found)
            return self._hidden(showing, found) + self._choose(showing, found.area.nation)
        if isinstance(found, Unlocated) and found.reason == "northern_ireland":
            return self._choose(showing, "northern_ireland")
        nation = self._nation(showing)
        return self._choose(showing, nation) if nation else self._nations(showing)

    def _nation(self, showing: Showing[AuthorityQuestion]) -> Nation | None:
        """Return the nation picked just now, or that of the council chosen before."""
        named = showing.value(NATION)
        if named in NATIONS:
            return named
        code = showing.value(CODE)
        known = {each.code: each.nation for each in showing.around.directory.authorities()}
        return known.get(code)

    def _confirm(self, showing: Showing[AuthorityQuestion], found: Located) -> Markup:
        authority = found.area.authority
        before = showing.value(CODE)
        picked = showing.value(CONFIRM) or ({"": None, authority.code: "yes"}.get(before, "no"))
        radios = showing.around.components.radios(
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
                "errorMessage": showing.error("", *self.parts(showing.question)),
            }
        )
        return radios + self._hidden(showing, found)

    def _hidden(self, showing: Showing[AuthorityQuestion], found: Located) -> Markup:
        field = Markup('<input type="hidden" name="{}" value="{}">')
        return field.format(showing.id(SUGGESTED), found.area.authority.code) + field.format(
            showing.id(POSTCODE), found.postcode
        )

    def _choose(self, showing: Showing[AuthorityQuestion], nation: Nation) -> Markup:
        listed = showing.around.directory.authorities(nation)
        items: list[dict[str, Any]] = [{"value": "", "text": pgettext("council", "Choose one")}]
        items += [{"value": each.code, "text": each.short_name} for each in listed]
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
                "hint": {"text": hint},
                "items": items,
                "errorMessage": showing.error("", *self.parts(showing.question)),
            }
        )
        chosen = Markup('<input type="hidden" name="{}" value="{}">')
        return select + chosen.format(showing.id(NATION), nation)

    def _nations(self, showing: Showing[AuthorityQuestion]) -> Markup:
        words = nation_names()
        return showing.around.components.radios(
            {
                "name": showing.id(NATION),
                "idPrefix": showing.id(NATION),
                "value": showing.value(NATION),
                "items": [
                    *({"value": nation, "text": words[nation]} for nation in NATIONS),
                    *showing.unsaid_items(),
                ],
                "fieldset": showing.legend,
                "hint": {"text": _why_by_name(showing.around.found)},
                "errorMessage": showing.error("", *self.parts(showing.question)),
            }
        )


def nation_names() -> dict[Nation, str]:
    """Return what the nations are called."""
    return {
        "england": pgettext("nation", "England"),
        "wales": pgettext("nation", "Wales"),
        "scotland": pgettext("nation", "Scotland"),
        "northern_ireland": pgettext("nation", "Northern Ireland"),
    }


def _why_by_name(found: Located | Unlocated | None) -> str:
    """Say why the council is not simply shown."""
    reason = found.reason if isinstance(found, Unlocated) else None
    if reason == "unknown":
        return pgettext(
            "council",
            "We do not know this postcode. It may be new or mistyped. Choose the country first.",
        )
    if reason == "crown_dependency":
        return pgettext(
            "council",
            "This postcode is outside the United Kingdom. If the child lives here, choose where.",
        )
    if reason == "forces":
        return pgettext(
            "council", "This is a forces address. Choose the country where the child is now."
        )
    return pgettext("council", "Choose the country first. The next page lists the councils.")
