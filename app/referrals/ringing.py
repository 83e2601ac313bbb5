"""Whom to ring in an area, before anything is answered: on a page, and on paper for a wall."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from app.calendars import day_of, local
from app.directory.areas import Area
from app.directory.contacts import Contact
from app.directory.doors import AT_NIGHT, FRONT_DOOR
from app.directory.hour_words import DAY_AND_NIGHT, hours_said, week_holds_until, week_said
from app.directory.hours import ALWAYS
from app.directory.packs import SignedVideo
from app.questionnaires.text import Message, Text
from app.referrals.content import Content
from app.referrals.routing import front_door_is_open

EMERGENCY, POLICE, HELPLINE, CHILDLINE = "police_999", "police_101", "nspcc_helpline", "childline"
ALLEGATION, EARLY_HELP = "lado", "early_help"
ACCESS = "emergency_access"
"""Other ways to reach 999. They share its number, and are listed all the same."""
VOICE = "voice"

TITLES = {
    FRONT_DOOR: Text("A worry about a child", "whom to ring in an area"),
    AT_NIGHT: Text("At night, at weekends and on bank holidays", "whom to ring in an area"),
    ALLEGATION: Text("A worry about an adult who works with children", "whom to ring in an area"),
    EARLY_HELP: Text("Help for a family", "whom to ring in an area"),
    HELPLINE: Text("A helpline for any adult", "whom to ring in an area"),
    CHILDLINE: Text("For the child to ring", "whom to ring in an area"),
    POLICE: Text("The police, when it is not an emergency", "whom to ring in an area"),
    ACCESS: Text("If you do not hear or speak well", "whom to ring in an area"),
}
"""What each of the destinations is for, in the order in which they are read by day."""

NATIONAL = (HELPLINE, POLICE, CHILDLINE)
"""Those who answer everywhere: they also stand in for a council's team, with the same numbers."""

NOTES = {
    ALLEGATION: Text(
        "This goes by where the adult works. Look that place up as well.", "whom to ring in an area"
    ),
}
ON_A_CARD = {
    FRONT_DOOR: Text("Council, about a child", "whom to ring in an area"),
    AT_NIGHT: Text("Council, nights and weekends", "whom to ring in an area"),
    ALLEGATION: Text("About an adult who works with children", "whom to ring in an area"),
    HELPLINE: Text("NSPCC helpline", "whom to ring in an area"),
    CHILDLINE: Text("Childline, for the child", "whom to ring in an area"),
    POLICE: Text("Police, not an emergency", "whom to ring in an area"),
}
"""Whom a card for a wallet has room for, in few words, by destination and by service."""


ELSEWHERE = Text("Ring the number given under “%(title)s”.", "whom to ring in an area")
ELSEWHERE_AS_WELL = Text(
    "You can also ring a number given under “%(title)s”.", "whom to ring in an area"
)
CHECKED = Text("Checked on %(day)s.", "whom to ring in an area")
LOOKED_UP = Text("This was looked up on %(moment)s.", "whom to ring in an area")
MADE = Text("Made with Signpost on %(day)s.", "whom to ring in an area")
USE_UNTIL = Text("Use until %(day)s.", "whom to ring in an area")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """Somebody to ring, with when they answer."""

    contact: Contact
    hours: Text | Message | None
    """Whether they answer at this moment; nothing where that is not known."""
    week: tuple[Text | Message, ...]
    """When they answer in any week, for paper."""

    @property
    def checked(self) -> Message | None:
        """When somebody rang it and found it right; nothing where nobody has."""
        return CHECKED(day=self.contact.assured) if self.contact.assured else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What somebody may ring about, and whom."""

    code: str
    contacts: tuple[Reached, ...]
    """Those who did not stand above."""
    why: Text | Message | None
    """Why these are shown and not the council's own; said where it first holds."""
    under: str | None = None
    """The line under which a number stands that answers here as well."""
    again: tuple[str, ...] = ()
    """The numbers that its own team shares with another line, under which they stand."""
    until: date | None = None
    """The last day on which everybody who was found for it may be shown."""

    @property
    def title(self) -> Text:
        """What it is about."""
        return TITLES[self.code]

    @property
    def note(self) -> Text | None:
        """What to know about whose area it goes by."""
        return NOTES.get(self.code)

    @property
    def elsewhere(self) -> Message | None:
        """Where the number stands that answers for this as well."""
        if self.under is None:
            return None
        return (ELSEWHERE_AS_WELL if self.contacts else ELSEWHERE)(title=TITLES[self.under])


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line of a card: in few words who it is, the numbers, and when they answer."""

    label: Text
    numbers: tuple[str, ...]
    week: tuple[Text | Message, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ringing:
    """Whom to ring in an area; behind 999, which comes before everything."""

    area: Area
    at: datetime
    lines: tuple[Line, ...]
    signed: tuple[SignedVideo, ...] = ()
    """What the council or its partners say in British Sign Language."""

    @property
    def day(self) -> date:
        """The day it was looked up."""
        return day_of(self.at)

    @property
    def why(self) -> Text | Message | None:
        """Why somebody stands in for the council's front door, where somebody does."""
        return next((each.why for each in self.lines if each.code == FRONT_DOOR), None)

    @property
    def site(self) -> str | None:
        """The council's own site, where a number that a card has room for is looked up there."""
        council = [each for each in self.lines if each.code in ON_A_CARD and not each.again]
        looked_up = any(one.contact.fallback for each in council for one in each.contacts)
        return self.area.authority.homepage if looked_up else None

    @property
    def use_until(self) -> date | None:
        """The last day on which all of it may be shown."""
        ends = [self.area.authority.valid_to, *(line.until for line in self.lines)]
        ends += [week_holds_until(each.schedules, self.day) for each in self._contacts()]
        return min(filter(None, ends), default=None)

    @property
    def good_until(self) -> Message | None:
        """Until when what is printed may be used, in words."""
        return USE_UNTIL(day=self.use_until) if self.use_until else None

    @property
    def looked_up(self) -> Message:
        """When this held, in words."""
        return LOOKED_UP(moment=local(self.at))

    @property
    def made(self) -> Message:
        """The day of this edition, in words."""
        return MADE(day=self.day)

    def card(self) -> tuple[Row, ...]:
        """Return what a card has room for: the council's numbers, then those of everybody."""
        rows = [each for line in self.lines for each in _rows(line)]
        rows.sort(key=lambda found: NATIONAL.index(found[0]) if found[0] in NATIONAL else -1)
        return tuple(row for _, row in rows)

    def _contacts(self) -> Iterator[Contact]:
        for line in self.lines:
            yield from (each.contact for each in line.contacts)


def ringing(content: Content, area: Area, at: datetime, *, on_paper: bool = False) -> Ringing:
    """Look up whom to ring in an area at a moment.

    While offices are closed the council's team for these hours comes first; paper knows no hour.
    """
    by_day = on_paper or front_door_is_open(content.directory, area, at)
    first, second = (FRONT_DOOR, AT_NIGHT) if by_day else (AT_NIGHT, FRONT_DOOR)
    listing = _Listing(content=content, area=area, at=at)
    # Whoever comes first may need the national numbers to stand in; nobody else takes them away.
    codes = (first, *NATIONAL, second, ALLEGATION, EARLY_HELP, *(() if on_paper else (ACCESS,)))
    found = {code: listing.line(code) for code in codes}
    shown = [code for code in dict.fromkeys((first, second, *TITLES)) if code in found]
    lines = tuple(found[code] for code in shown if _says_anything(found[code]))
    pack = content.directory.pack_of(area.authority.code, day_of(at))
    return Ringing(area=area, at=at, lines=lines, signed=pack.signed if pack else ())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listing:
    """Goes down the lines and says nothing twice: each number once, and each reason."""

    content: Content
    area: Area
    at: datetime
    numbers: dict[str, str] = field(default_factory=lambda: {"999": EMERGENCY})
    """Every number so far, and the line that it stands under."""
    said: set[object] = field(default_factory=set)

    def line(self, code: str) -> Line:
        found = self.content.directory.contacts(self._here(code), self.area, self.at)
        under = self._under(found) if code != ACCESS else None
        fresh = tuple(each for each in found if self._is_fresh(each, code))
        whys = (each.why for each in fresh if each.why and self._is_new(each.why))
        return Line(
            code=code,
            contacts=tuple(map(self._reached, fresh)),
            why=next(whys, None),
            under=under,
            again=() if fresh else _own_numbers(found),
            until=min(filter(None, (each.check_by for each in found)), default=None),
        )

    def _here(self, code: str) -> str:
        """Return a destination, or what stands in for it in a nation that does not have it."""
        known = self.content.rulebook.destinations.get(code)
        if known is None or not known.nations or self.area.nation in known.nations:
            return code
        return known.elsewhere or code

    def _under(self, found: tuple[Contact, ...]) -> str | None:
        numbers = (phone.number for each in found for phone in each.phones)
        lines = (self.numbers[each] for each in numbers if each in self.numbers)
        return next((line for line in lines if line != EMERGENCY), None)

    def _is_fresh(self, contact: Contact, code: str) -> bool:
        """Say whether a contact says what was not said, and remember it."""
        if code == ACCESS:
            return True
        if not contact.phones:
            return self._is_new((contact.url, contact.email, contact.how))
        numbers = [each.number for each in contact.phones]
        is_fresh = any(each not in self.numbers for each in numbers)
        for each in numbers:
            self.numbers.setdefault(each, code)
        return is_fresh

    def _is_new(self, said: object) -> bool:
        if said in self.said:
            return False
        self.said.add(said)
        return True

    def _reached(self, contact: Contact) -> Reached:
        return Reached(
            contact=contact,
            hours=hours_said(contact.opening, self.at) if contact.opening else None,
            week=_week(contact, self.at),
        )


def _week(contact: Contact, at: datetime) -> tuple[Text | Message, ...]:
    if contact.opening == ALWAYS:
        return (DAY_AND_NIGHT,)
    return week_said(contact.schedules, day_of(at))


def _says_anything(line: Line) -> bool:
    """Leave out a national service that stood in for the council: its number stands above."""
    return bool(line.contacts) or line.code not in {HELPLINE, POLICE}


def _own_numbers(found: tuple[Contact, ...]) -> tuple[str, ...]:
    own = (phone for each in found if not each.fallback for phone in each.phones)
    return tuple(phone.number for phone in own if phone.type == VOICE)


def _rows(line: Line) -> Iterator[tuple[str, Row]]:
    """Yield what a card says of a line, each with the destination or the service it is about."""
    for each in line.contacts:
        contact = each.contact
        id = contact.service if contact.service in ON_A_CARD else line.code
        numbers = tuple(phone.number for phone in contact.phones if phone.type == VOICE)
        if numbers and id in ON_A_CARD:
            # There is room for hours where somebody might wait for them, and for no more.
            week = each.week if id in (FRONT_DOOR, *NATIONAL) else ()
            yield id, Row(label=ON_A_CARD[id], numbers=numbers, week=week)
    if line.again and line.code in ON_A_CARD and line.code not in NATIONAL:
        yield line.code, Row(label=ON_A_CARD[line.code], numbers=line.again, week=())
