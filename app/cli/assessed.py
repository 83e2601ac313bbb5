"""An outcome as the JSON that `signpost forms assess` prints."""

from app.questionnaires.answers import Json
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.content import Content, Judged
from app.referrals.reached import ContactOf, DestinationOf


def assessed(content: Content, judged: Judged) -> dict[str, Json]:
    """Return what was decided, where it leads, and by which source."""
    referral = Writer(content=content, translator=English()).referral(judged)
    return {
        "questionnaire": referral.questionnaire.id,
        "edition": referral.questionnaire.edition,
        "fingerprint": referral.questionnaire.fingerprint,
        "urgency": referral.urgency,
        "level": referral.level,
        "exploitation_level": referral.exploitation_level,
        "findings": [
            {
                "rule": finding.rule,
                "urgency": finding.urgency,
                "level": finding.level,
                "destinations": list(finding.destinations),
                "because": finding.because,
                "source": finding.source,
            }
            for finding in referral.findings
        ],
        "destinations": [
            _destination(each, referral.area.name if referral.area else None)
            for each in referral.destinations
        ],
        "elsewhere": referral.elsewhere or None,
        "local": referral.local.model_dump() if referral.local else None,
        "clocks": [clock.model_dump(mode="json") for clock in referral.clocks],
        "decisions": [decision.model_dump() for decision in referral.decisions],
        "cautions": [caution.model_dump() for caution in referral.cautions],
    }


def _destination(each: DestinationOf, home: str | None) -> dict[str, Json]:
    best = each.contacts[0] if each.contacts else None
    return {
        "code": each.code,
        "group": each.group,
        "name": each.label,
        "area": each.areas[0] if each.areas else (home if each.is_anywhere else None),
        "areas": list(each.areas),
        "local_names": [door.name for door in each.local if door.name],
        "channel": _channel(each, best),
        "contact": best.model_dump() if best else None,
        "contacts": [contact.model_dump() for contact in each.contacts],
        "assured": best.assured if best else None,
        "fallback": best.fallback if best else None,
        "open_now": best.open_now if best else None,
        "hours": (best.hours or None) if best else None,
    }


def _channel(each: DestinationOf, best: ContactOf | None) -> str | None:
    """Return how it is sent things: as its area says, else by what we have of it."""
    by_area = next((door.channel for door in each.local if door.channel), None)
    if by_area or best is None:
        return by_area
    return "phone" if best.phones else "web"
