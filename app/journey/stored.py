"""What a draft holds: a Case, and the few things about the walk that answers do not tell."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.questionnaires.case import Case

FORMAT = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """The content of a draft. Keys that this version does not know are kept."""

    case: Case = field(default_factory=Case)
    fingerprint: str = ""
    told_999: bool = False
    """Whether the page "Ring 999 now" was shown already."""
    earlier: Mapping[str, Any] = field(default_factory=dict)
    """An earlier assessment of the same child, by the id of its questionnaire, to compare with."""
    updates: Mapping[str, str] = field(default_factory=dict)
    """When the referral was made that this one updates, by the id of its questionnaire."""
    brought: Mapping[str, Any] = field(default_factory=dict)
    """A data file that was brought back, until it is said what to do with it."""
    school: str = ""
    """The number of the school of whoever answers, where they chose one for this draft."""
    other: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, content: bytes) -> "Stored":
        """Read a draft's content."""
        data = json.loads(content)
        return cls(
            case=Case(data.pop("answers", {}), frozenset(data.pop("begun", ()))),
            fingerprint=data.pop("fingerprint", ""),
            told_999=data.pop("told_999", False),
            earlier=data.pop("earlier", {}),
            updates=data.pop("updates", {}),
            brought=data.pop("brought", {}),
            school=data.pop("school", ""),
            other=data,
        )

    def dump(self) -> bytes:
        """Write a draft's content."""
        data = {
            **self.other,
            "format": FORMAT,
            "answers": dict(self.case.values),
            "begun": sorted(self.case.begun),
            "fingerprint": self.fingerprint,
            "told_999": self.told_999,
            **({"earlier": dict(self.earlier)} if self.earlier else {}),
            **({"updates": dict(self.updates)} if self.updates else {}),
            **({"brought": dict(self.brought)} if self.brought else {}),
            **({"school": self.school} if self.school else {}),
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

    def with_case(self, case: Case) -> "Stored":
        """Return the content with another Case."""
        return replace(self, case=case)
