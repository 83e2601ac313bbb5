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


class DestinationOf(Frozen):
    """Somebody who has to know."""

    code: str
    group: Group
    label: str
    ask: str
    contacts: tuple[ContactOf, ...]


class AreaOf(Frozen):
    """The authority that the referral goes to, and the police there."""

    code: str
    name: str
    nation: str
    police: tuple[str, ...]
