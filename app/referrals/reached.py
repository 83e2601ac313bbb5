"""Who can be reached, as a referral holds it: destinations, their contacts, and the area."""

from app.assessment.scales import Group
from app.referrals.frozen import Frozen


class PhoneOf(Frozen):
    """A number to ring; `says` is what it is for, where it is not for a plain call."""

    number: str
    href: str
    says: str = ""


class ContactOf(Frozen):
    """Somebody to contact, as shown when the referral was made."""

    service: str
    name: str
    phones: tuple[PhoneOf, ...]
    url: str | None
    how: str
    assured: str | None
    fallback: bool
    why: str
    open_now: bool | None
    email: str | None = None
    hours: str = ""
    """Whether somebody answers now, and what comes next; empty where that is not known."""
    area: str = ""
    """The name of the area that it answers for, where a destination goes by one."""
    where: str = ""
    """What that area is to the child, such as where the child is now."""
    source: str = ""


class LocalDoorOf(Frozen):
    """What a destination is called in an area, and how it takes what it is sent."""

    area: str
    name: str
    channel: str
    """phone, form, portal or email; empty where it is not known."""
    says: str
    url: str | None
    alone: bool = False
    """Whether the phone is the only way."""


class LocalLineOf(Frozen):
    """A panel, a paper or a step of an area, with its source."""

    name: str
    says: str
    url: str | None
    cited: str
    asked_for: bool = False
    """Whether it belongs to what the referral itself asks for."""


class LocalOf(Frozen):
    """What the child's area adds: its panels, its papers, and its steps for disagreement."""

    title: str
    is_partial: bool
    panels: tuple[LocalLineOf, ...]
    papers: tuple[LocalLineOf, ...]
    escalation: tuple[LocalLineOf, ...]


class SignedOf(Frozen):
    """A video in British Sign Language that an area has made."""

    title: str
    url: str


class DestinationOf(Frozen):
    """Somebody who has to know."""

    code: str
    group: Group
    label: str
    ask: str
    contacts: tuple[ContactOf, ...]
    areas: tuple[str, ...] = ()
    """The areas that it goes by, in the order in which they are told."""
    is_anywhere: bool = False
    """Whether it is the same everywhere; with no areas otherwise, the place is not known."""
    local: tuple[LocalDoorOf, ...] = ()
    """What it is called in each of its areas that has a pack."""

    @property
    def by_phone_alone(self) -> tuple[str, ...]:
        """The areas that take what they are sent by phone alone."""
        return tuple(each.area for each in self.local if each.alone)

    @property
    def best_contacts(self) -> tuple[ContactOf, ...]:
        """How to reach them: the best way that there is, and the first number to ring."""
        numbers = [each for each in self.contacts if each.phones]
        # A team of its own that may answer comes before whoever stands in for another's.
        own = (each for each in numbers if not each.fallback and each.open_now is not False)
        number = next(own, next(iter(numbers), None))
        return tuple(dict.fromkeys([*self.contacts[:1], *([number] if number else [])]))


class AreaOf(Frozen):
    """The authority that the referral goes to, and the police there."""

    code: str
    name: str
    nation: str
    police: tuple[str, ...]
