"""What differs between the old and the new form of one part, told field by field."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from app.questionnaires.base import Strict
from app.questionnaires.kinds.signs import Scale
from app.questionnaires.text import Text
from app.questionnaires.wording import Wording
from app.referrals.comparing.parts import Told

Teller = Callable[[Any, Any], Iterator[Told]]

WORDS = {
    "review_by": "review date",
    "leads_to": "questionnaires it leads to",
    "kinds": "documents it ends in",
    "type": "kind of answer",
    "place": "place in the documents",
    "required": "need for an answer",
    "may_answer": "other answers offered (not sure, would rather not say)",
    "when_urgent": "group when it is urgent",
    "area": "area it goes by",
    "faces_family": "facing the family",
    "if_missed": "advice when it is missed",
    "as_": "kind of answer",
    "holds": "what its box holds",
    "agency_only": "showing in the agency's copy only",
}
"""What fields are called for people, where their own name says too little."""


def differing(
    old: Strict, new: Strict, tellers: Mapping[str, Teller], leave: Collection[str] = ()
) -> Iterator[Told]:
    """Yield what differs. Each field that no teller knows is told as it was and is."""
    names = dict.fromkeys((*type(old).model_fields, *type(new).model_fields))
    for name in names:
        before, after = getattr(old, name, None), getattr(new, name, None)
        if name in leave or plainly(before) == plainly(after):
            continue
        teller = tellers.get(name)
        if teller:
            yield from teller(before, after)
        else:
            words = WORDS.get(name, name.replace("_", " "))
            yield Told(f"{words} changed: it was {said(before)}, it is now {said(after)}")


def reworded(before: Any, after: Any) -> Iterator[Told]:
    """Tell that the main words of a part changed."""
    yield Told(f"reworded: it was {said(before)}, it is now {said(after)}")


def lists(gained: str, lost: str, named: Callable[[str], str]) -> Teller:
    """Return a teller of what came to a list, and what was taken out of it."""

    def tell(before: Iterable[str], after: Iterable[str]) -> Iterator[Told]:
        came = [named(each) for each in after or () if each not in (before or ())]
        went = [named(each) for each in before or () if each not in (after or ())]
        if went:
            yield Told(f"{lost} {', '.join(went)}", look=True)
        if came:
            yield Told(f"{gained} {', '.join(came)}")
        if not went and not came:
            yield Told(f"the order changed: {gained} {', '.join(map(named, after))}")

    return tell


def scaled(name: str) -> Teller:
    """Return a teller of a step of an ordered scale: one that is lowered has to be looked at."""

    def tell(before: Enum | None, after: Enum | None) -> Iterator[Told]:
        lowered = (after.value if after else 0) < (before.value if before else 0)
        way = "lowered" if lowered else "raised"
        yield Told(f"{name} {way} from {said(before)} to {said(after)}", look=lowered)

    return tell


def readers(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Told]:
    """Tell for whom a part is; none named is everybody."""
    fewer = bool(after) and not set(before or ("everybody",)) <= set(after)
    was, now = (said(each) if each else "everybody" for each in (before, after))
    yield Told(f"for {now} now, it was for {was}", look=fewer)


def always_look(name: str) -> Teller:
    """Return a teller of a change that may let something be missed, whichever way it goes."""

    def tell(before: Any, after: Any) -> Iterator[Told]:
        what = f"{name} changed: it was {said(before)}, it is now {said(after)}"
        yield Told(what, look=after is not None)

    return tell


def plainly(value: Any) -> Any:
    """Return a value of a content file without what is only for translators."""
    match value:
        case Text():
            return (value.id, value.plural)
        case Scale():
            return value.id
        case Strict():
            return {name: plainly(getattr(value, name)) for name in type(value).model_fields}
        case dict():
            return {key: plainly(each) for key, each in value.items()}
        case tuple() | list():
            return [plainly(each) for each in value]
        case _:
            return value


def said(value: Any) -> str:
    """Write a value for people."""
    match value:
        case _ if value is None or value in ("", (), [], {}):
            return "nothing"
        case bool() | Enum():
            return _said_step(value)
        case Text():
            return f'"{value.id}"'
        case tuple() | list():
            return ", ".join(map(said, value))
        case Strict() | dict():
            return _said_parts(value)
    return str(value)


def _said_step(value: bool | Enum) -> str:  # noqa: FBT001 - a field's value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.name.lower().replace("_", " ")


def _said_parts(value: Strict | dict[Any, Any]) -> str:
    match value:
        case Wording():
            texts = (value.text, value.one, value.other, value.otherwise)
            return " / ".join(said(text) for text in texts if text)
        case Scale():
            return value.id
        case Strict():
            value = {name: getattr(value, name) for name in sorted(value.model_fields_set)}
    pairs = (f"{str(key).strip('_')}: {said(each)}" for key, each in value.items())
    return f"({'; '.join(pairs)})"
