"""What changed in what answers lead to: facts, rules, and all that rules name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.assessment.lint import rule_places
from app.assessment.rulebook import Clock, Rule
from app.questionnaires.kinds.signs import ScaleFile
from app.questionnaires.places import Place
from app.referrals.comparing.conditions import condition_words, is_as_wide
from app.referrals.comparing.fields import (
    Teller,
    differing,
    lists,
    readers,
    reworded,
    said,
    scaled,
)
from app.referrals.comparing.parts import Change, Edition, Matched, Part, Told, match

HOURS = {"hours": 1, "working_days": 24, "weeks": 168}


def decided_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """Yield every change in what answers lead to."""
    rules = match(_rules(old), _rules(new))
    yield from _came_and_went(rules, old, new, look=True)
    yield from _differing(rules, _rule_tellers(old, new))
    for kind in ("destination", "caution", "clock"):
        found = match(_listed(old, kind), _listed(new, kind))
        yield from _came_and_went(found, old, new, look=True)
        yield from _differing(found, LIST_TELLERS)
    for parts in (_facts, _urgency_words, _steps):
        found = match(parts(old), parts(new))
        yield from _came_and_went(found, old, new, look=False)
        yield from _differing(found, OTHER_TELLERS)


def _came_and_went(found: Matched, old: Edition, new: Edition, *, look: bool) -> Iterator[Change]:
    for part in found.removed:
        yield part.change(Told(f"taken out{_leading(part, old)}", look=look))
    for part in found.added:
        yield part.change(Told(f"new{_leading(part, new)}"))
    yield from found.moved()


def _leading(part: Part, edition: Edition) -> str:
    """Say of a rule when it fires and where it leads; of anything else, nothing."""
    rule = part.item
    if not isinstance(rule, Rule):
        return ""
    when = condition_words(rule.when, edition.fact)
    told = ", ".join(map(_destination(edition), rule.destinations))
    return f": when {when}, it leads to {said(rule.urgency)}: {told}"


def _differing(found: Matched, tellers: Mapping[str, Teller]) -> Iterator[Change]:
    for before, after in found.both:
        for told in differing(before.item, after.item, tellers, HOURS):
            yield after.change(told)
        if isinstance(before.item, Clock) and isinstance(after.item, Clock):
            yield from map(after.change, _time(before.item, after.item))


def _time(before: Clock, after: Clock) -> Iterator[Told]:
    was, now = _hours(before), _hours(after)
    if was != now:
        longer = sum(was.values()) < sum(now.values())
        what = f"the time changed: it was {_length(before)}, it is now {_length(after)}"
        yield Told(what, look=longer)


def _hours(clock: Clock) -> dict[str, int]:
    return {name: (getattr(clock, name) or 0) * hours for name, hours in HOURS.items()}


def _length(clock: Clock) -> str:
    lengths = ((getattr(clock, name), name.replace("_", " ")) for name in HOURS)
    return ", ".join(f"{count} {unit}" for count, unit in lengths if count)


def _rule_tellers(old: Edition, new: Edition) -> dict[str, Teller]:
    def both(named: Callable[[Edition], Callable[[str], str]]) -> Callable[[str], str]:
        was, now = named(old), named(new)
        return lambda id: now(id) if now(id) != id else was(id)

    def condition(before: Any, after: Any) -> Iterator[Told]:
        was, now = condition_words(before, old.fact), condition_words(after, new.fact)
        what = f"fires on other answers: it was when {was}, it is now when {now}"
        yield Told(what, look=not is_as_wide(after, before))

    cautions, clocks = both(_caution), both(_clock)
    return {
        "when": condition,
        "urgency": scaled("urgency"),
        "level": scaled("level of need"),
        "exploitation_level": scaled("level of exploitation"),
        "destinations": lists("now leads to", "no longer leads to", both(_destination)),
        "cautions": lists("now says to take care:", "no longer says to take care:", cautions),
        "clocks": lists("now sets the time:", "no longer sets the time:", clocks),
        "because": reworded,
        "audience": readers,
    }


def _destination(edition: Edition) -> Callable[[str], str]:
    named = edition.rulebook.destinations
    return lambda code: said(named[code].label) if code in named else code


def _caution(edition: Edition) -> Callable[[str], str]:
    named = edition.rulebook.cautions
    return lambda id: said(named[id].text) if id in named else id


def _clock(edition: Edition) -> Callable[[str], str]:
    named = edition.rulebook.clocks
    return lambda id: said(named[id].text) if id in named else id


def _keeps(before: bool, after: bool) -> Iterator[Told]:  # noqa: FBT001 - a field's values
    words = "now keeps" if after else "no longer keeps"
    yield Told(f"{words} the family from being told", look=before)


LIST_TELLERS: dict[str, Teller] = {
    "label": reworded,
    "text": reworded,
    "audience": readers,
    "keeps_from_family": _keeps,
}
OTHER_TELLERS: dict[str, Teller] = {
    "meaning": reworded,
    "heading": reworded,
    "label": reworded,
    "certainty": scaled("how sure it counts as"),
    "when": scaled("how recent it counts as"),
}


def _rules(edition: Edition) -> Iterator[Part]:
    titles = {topic.topic: topic.title for topic in edition.rulebook.topics}
    for place in rule_places(edition.rulebook):
        topic = place.source.data["topic"]
        yield Part(
            kind="rule",
            id=place.item.id,
            label=place.item.because.id,
            where=edition.where(place),
            item=place.item,
            home=topic,
            home_words=f'the topic "{titles[topic]}"',
        )


def _listed(edition: Edition, kind: str) -> Iterator[Part]:
    source = edition.rulebook.sources[f"../{kind}s"]
    for number, (id, item) in enumerate(getattr(edition.rulebook, f"{kind}s").items()):
        where = edition.where(Place(source, (f"{kind}s", number), item))
        label = item.label if kind == "destination" else item.text
        yield Part(kind=kind, id=id, label=label.id, where=where, item=item)


def _facts(edition: Edition) -> Iterator[Part]:
    for place in edition.library.fact_places:
        fact = place.item
        where = edition.where(place)
        yield Part(kind="fact", id=fact.id, label=fact.meaning, where=where, item=fact)


def _urgency_words(edition: Edition) -> Iterator[Part]:
    source = edition.rulebook.sources["../outcome"]
    distinct = {id(words): words for words in edition.rulebook.words.values()}
    for number, words in enumerate(distinct.values()):
        yield Part(
            kind="result page",
            id=f"{words.id.code} for {' and '.join(words.audience)}",
            label=words.heading.id,
            where=edition.where(Place(source, ("urgencies", number), words)),
            item=words,
        )


def _steps(edition: Edition) -> Iterator[Part]:
    source = edition.library.scales_source
    for number, scale in enumerate(source.read_as(ScaleFile, context="scale").scales):
        for step in scale.steps:
            yield Part(
                kind="step",
                id=f"{scale.id}.{step.id}",
                label=step.label.id,
                where=edition.where(Place(source, ("scales", number), scale)),
                item=step,
            )
