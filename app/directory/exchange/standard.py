"""What Open Referral UK 3.0 calls things, and what we carry in its attributes.

Its service has no place for some of what a record says. Those parts are attributes: `link_type`
names the part, and the term of the taxonomy "Signpost" is its value.
"""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID, uuid5

TAXONOMY = "Signpost"

_NAMESPACE = UUID("e86ef70b-1fdc-4d4b-a1f5-13d318e8c4db")

ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "id": "The id of the record in Signpost",
        "organization": "The id in Signpost of the body that runs it",
        "how": "What to do or say there",
        "in_person": "Whether a person goes there",
        "always_open": "Whether it never closes",
        "always_shown": "Whether it is shown after its check date",
        "valid_from": "The first day on which it can be used",
        "valid_to": "The last day on which it can be used",
        "source": "Where its details come from",
        "assurer": "Who found its details right: a role or an office",
        "check_by": "The day by which it must be checked again",
        "doors": "A destination that it answers for",
    }
)
"""The parts of a record that are attributes, with the description of their terms."""

SCHEDULE_ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {"bank_holidays": "Whether the hours hold on a bank holiday"}
)

SAME_NAME = ("name", "description", "url", "email", "status", "assured_date")
"""Texts that have a field of the same name in the standard."""
AGES = ("minimum_age", "maximum_age")

NOT_KEPT = frozenset(
    {
        *("accreditations", "additional_urls", "alert", "alternate_name", "application_process"),
        *("assurer_email", "capacities", "contacts", "cost_options", "eligibility_description"),
        *("fees", "fees_description", "funding", "interpretation_services", "last_modified"),
        *("licenses", "metadata", "program", "program_id", "required_documents"),
        *("service_at_locations", "wait_time"),
    }
)
"""Fields of the standard, and of the one it grew from, that we have no place for."""

STATISTICS = "http://statistics.data.gov.uk/id/statistical-geography/"
"""How the web address of an area begins that has a code of the Office for National Statistics."""


def made_id(*parts: object) -> str:
    """Return the UUID of a thing: the same for the same thing, always."""
    return str(uuid5(_NAMESPACE, "/".join(map(str, parts))))
