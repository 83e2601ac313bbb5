"""An outcome as the JSON that `signpost forms assess` prints."""

from app.questionnaires.answers import Json
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.content import Content, Judged
from app.referrals.reached import ContactOf, DestinationOf


def assessed(content: Content, judged: Judged) -> dict[str, Json]:
    """Return what was decided, where it leads, and by which source."""
    referral = Writer(content=content, translator=English()).referral(judged, "en")
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
        "clocks": [clock.model_dump(mode="json") for clock in referral.clocks],
        "decisions": [decision.model_dump() for decision in referral.decisions],
        "cautions": [caution.model_dump() for caution in referral.cautions],
    }


def _destination(each: DestinationOf, area: str | None) -> dict[str, Json]:
    best = each.contacts[0] if each.contacts else None
    return {
        "code": each.code,
        "group": each.group,
        "name": each.label,
        "area": area,
        "channel": _channel(best),
        "contact": best.model_dump() if best else None,
        "contacts": [contact.model_dump() for contact in each.contacts],
        "assured": best.assured if best else None,
        "fallback": best.fallback if best else None,
        "open_now": best.open_now if best else None,
    }


def _channel(contact: ContactOf | None) -> str | None:
    if contact is None:
        return None
    return "phone" if contact.phones else "web"
