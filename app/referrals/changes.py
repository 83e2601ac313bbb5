"""What changed between two versions of a `forms/` folder, for a person who has to agree to it."""

from dataclasses import dataclass
from pathlib import Path

from app.referrals.comparing.asked import asked_changes
from app.referrals.comparing.asked_parts import match_asked
from app.referrals.comparing.decided import decided_changes
from app.referrals.comparing.effects import effect_changes
from app.referrals.comparing.family import family_changes
from app.referrals.comparing.parts import Change, load_edition


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """The fingerprint of a questionnaire in both versions; `None` where it is not there."""

    id: str
    before: str | None
    after: str | None

    @property
    def is_unchanged(self) -> bool:
        """Whether not a letter of it, or of the rules, is another."""
        return self.before == self.after


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """Every change, those to look at first, and the fingerprints."""

    changes: tuple[Change, ...]
    questionnaires: tuple[Printed, ...]


def changes_between(old: Path, new: Path) -> Changes:
    """Compare two folders of content. Raises ContentError for one that cannot be read.

    A change is to be looked at where less may be noticed, or less be done, than before: a
    question, sign or rule that is gone, an urgency that is lower, a destination that is left out.
    """
    before, after = load_edition(old), load_edition(new)
    asked = match_asked(before, after)
    found = [
        *asked_changes(asked, before, after),
        *decided_changes(before, after),
        *effect_changes(asked.answers, before, after),
        *family_changes(old, new),
    ]
    ids = {**before.fingerprints, **after.fingerprints}
    return Changes(
        changes=tuple(sorted(found, key=lambda change: not change.look)),
        questionnaires=tuple(
            Printed(id=id, before=before.fingerprints.get(id), after=after.fingerprints.get(id))
            for id in sorted(ids)
        ),
    )
