"""What an area calls things and does otherwise, as a referral holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.assessment.clocks import due
from app.assessment.rulebook import Clock
from app.directory.areas import Area
from app.directory.directory import Directory, Way
from app.directory.packs import Fact, Pack
from app.questionnaires.text import Text, Translator, render
from app.referrals.citing import CitedSource, cite
from app.referrals.content import Judged
from app.referrals.decisions import exploitation_levels
from app.referrals.model import ClockOf
from app.referrals.reached import LocalDoorOf, LocalLineOf, LocalOf, SignedOf

NEW = timedelta(days=2 * 366)
"""How long something that an area says is printed without its year."""

DATED = Text("%(name)s (so called in %(year)s)", "local name")
AS_OF = Text("%(name)s (as of %(year)s)", "local panel, team or paper")
SAID_IN = Text("%(says)s (as it was in %(year)s)", "local arrangement")


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalWriter:
    """Puts what area packs say into the words of one language, as it stands on a day."""

    directory: Directory
    sources: Mapping[str, CitedSource]
    translator: Translator
    day: date

    def pack_of(self, area: Area | None) -> Pack | None:
        """Return the pack of an area, unless it should have been read again by now."""
        return self.directory.pack_of(area.authority.code, self.day) if area else None

    def local(self, area: Area | None, judged: Judged) -> LocalOf | None:
        """Return what the child's own area adds to what was decided."""
        pack = self.pack_of(area)
        if pack is None:
            return None
        every = judged.outcome.destinations
        groups = {each.destination.code: each.group for each in every if each.group != "not_yet"}
        panels = pack.panels_for(groups.keys(), exploitation_levels(judged))
        return LocalOf(
            title=pack.title,
            is_partial=pack.status == "partial",
            panels=tuple(
                self._line(
                    each, each.name, each.says, asked_for=groups[each.destination] == "ask_for"
                )
                for each in panels
            ),
            papers=tuple(self._line(each, each.title, each.says, each.url) for each in pack.papers),
            escalation=tuple(self._line(each, "", each.says) for each in pack.escalation),
        )

    def signed(self, area: Area | None) -> Iterator[SignedOf]:
        """Yield the videos in British Sign Language of an area."""
        pack = self.pack_of(area)
        for each in pack.signed if pack else ():
            yield SignedOf(title=self._dated(each, AS_OF, each.title), url=str(each.url))

    def doors(self, destination: str, ways: tuple[Way, ...]) -> Iterator[LocalDoorOf]:
        """Yield what a destination is called, and how it is sent things, in each of its areas."""
        for way in ways:
            pack = self.pack_of(way.whose.area)
            if pack and way.whose.area:
                name, channel = pack.name_of(destination), pack.channel_of(destination)
                if name or channel:
                    yield LocalDoorOf(
                        area=way.whose.area.authority.name,
                        name=self._dated(name, DATED, name.name) if name else "",
                        channel=channel.by if channel else "",
                        says=self._dated(channel, SAID_IN, channel.says) if channel else "",
                        url=channel.url if channel else None,
                        alone=channel.alone if channel else False,
                    )

    def clock(self, clock: Clock, area: Area | None, at: datetime) -> ClockOf:
        """Return a clock that starts now, by the time of the area where it sets an earlier one."""
        pack, nation = self.pack_of(area), area.nation if area else "england"
        own = next((each for each in pack.clocks if each.id == clock.id), None) if pack else None
        by = due(clock, at, nation)
        if own and not (clock.local and due(own, at, nation) <= by):
            own = None
        by = due(own, at, nation) if own else by
        return ClockOf(
            id=clock.id,
            text=render(clock.text(due=by.date()), self.translator),
            due=by,
            if_missed=render(clock.if_missed, self.translator) if clock.if_missed else "",
            local=clock.local,
            source=own.source if own else clock.source,
            set_by=self._dated(own, AS_OF, pack.title) if own and pack else "",
            cited=cite(own.source, self.sources, self.translator) if own else "",
        )

    def _line(
        self, fact: Fact, name: str, says: Text, url: str | None = None, *, asked_for: bool = False
    ) -> LocalLineOf:
        return LocalLineOf(
            name=self._dated(fact, AS_OF, name) if name else "",
            says=render(says, self.translator) if name else self._dated(fact, SAID_IN, says),
            url=url,
            cited=cite(fact.source, self.sources, self.translator),
            asked_for=asked_for,
        )

    def _dated(self, fact: Fact, form: Text, said: str | Text) -> str:
        """Return a name or an arrangement, with its year where that is long ago."""
        if self.day - fact.as_of <= NEW:
            return render(said, self.translator)
        key = "says" if form is SAID_IN else "name"
        return render(form(**{key: said, "year": str(fact.as_of.year)}), self.translator)
