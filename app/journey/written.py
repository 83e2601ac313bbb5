"""The referral of a walk, with all that its documents print."""

from datetime import datetime

from flask import g

from app.journey.errors import UnfinishedError
from app.journey.state import state
from app.journey.visit import Visit
from app.questionnaires.text import Translator
from app.referrals.build import Writer
from app.referrals.comparison import Comparer
from app.referrals.earlier_words import EarlierRefusedError
from app.referrals.model import Referral
from app.web.languages import current_languages


def referral_of(visit: Visit, translator: Translator | None = None) -> Referral:
    """Return the referral of a walk so far, in the language of this request or another one."""
    words = translator or current_languages().translator
    writer = Writer(content=state().content, translator=words)
    spoken = current_languages().known.get(visit.stored.spoken, g.language)
    referral = writer.referral(visit.judged(), spoken)
    if made_at := visit.stored.updates.get(visit.questionnaire.id):
        updates = datetime.fromisoformat(made_at)
        referral = referral.model_copy(update={"updates": updates})
    earlier = visit.stored.earlier.get(visit.questionnaire.id)
    if earlier is None:
        return referral
    comparer = Comparer(questionnaire=visit.questionnaire, asking=visit.asking, translator=words)
    try:
        compared = comparer.compare(Referral.model_validate(earlier), referral)
    except EarlierRefusedError:
        # The answers changed since the file was brought: it is of another child now.
        return referral
    return referral.model_copy(update={"comparison": compared})


def finished_referral_of(visit: Visit, translator: Translator | None = None) -> Referral:
    """Return the referral for a document.

    Raises UnfinishedError while a level that was given lacks the reasons that it needs.
    """
    referral = referral_of(visit, translator)
    if not referral.is_finished:
        raise UnfinishedError(visit.questionnaire.address)
    return referral
