"""The referral: one model that every document is written from, in one language."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from app.assessment.scales import Group
from app.questionnaires.answers import Json
from app.questionnaires.base import Audience
from app.referrals.frozen import Frozen
from app.referrals.given import SectionOf
from app.referrals.reached import AreaOf, ContactOf, DestinationOf, LocalOf, SignedOf
from app.referrals.speaking import SpeaksOf

REFERRED_TO = frozenset({"childrens_social_care", "csc_out_of_hours"})
"""The destinations that a referral of a child goes to."""
LEVELS_REFERRED = frozenset({"child_in_need", "child_protection"})
"""The levels at which a child is referred to the council (001 ¶150; 001 L960; 001 L968)."""


class Reason(Frozen):
    """An answer that a finding rests on."""

    fact: str
    certainty: str
    question: str
    asked: str
    said: str
    noted: str = ""
    """How sure and how recent it is, in words; empty when it is known and now."""


class FindingOf(Frozen):
    """A rule that fired, why, and by which source."""

    rule: str
    urgency: str
    level: str
    destinations: tuple[str, ...]
    because: str
    reasons: tuple[Reason, ...]
    source: str
    cited: str


class ClockOf(Frozen):
    """A time by which something should have happened."""

    id: str
    text: str
    due: datetime
    if_missed: str
    local: bool
    source: str
    set_by: str = ""
    """The area that sets this time, with its year where that is long ago; empty elsewhere."""
    cited: str = ""
    """Where that area says so."""


class CautionOf(Frozen):
    """Something to take care of."""

    id: str
    text: str
    english: str = ""
    """The same in English, where nobody has checked the translation."""


class WordsOf(Frozen):
    """What is said at this urgency."""

    heading: str
    do: str
    next: tuple[str, ...]
    still: tuple[str, ...]


class QuestionnaireOf(Frozen):
    """Which questionnaire was answered, in which version."""

    id: str
    title: str
    edition: str
    fingerprint: str


class DecisionOf(Frozen):
    """A level that the professional gave, beside the suggested one (promise 5)."""

    about: str
    given_in: str
    """The title of the questionnaire in which it was given."""
    suggested: str
    suggested_label: str
    chosen: str
    chosen_label: str
    reason: str
    second_name: str
    second_role: str
    missing: tuple[str, ...]
    """What it still needs; empty when it can be finished."""


class ComparedSign(Frozen):
    """A sign then and now; empty where it was not among the answers."""

    label: str
    then: str
    now: str
    change: Literal["new", "gone", "unchanged", "changed"]


class ComparedGroup(Frozen):
    """The signs of one question, and how many of them were seen or suspected then and now."""

    asked: str
    signs: tuple[ComparedSign, ...]
    then: int
    now: int


class ComparisonOf(Frozen):
    """An assessment beside an earlier one of the same child."""

    made_on: str
    """The day of the earlier one, in words."""
    groups: tuple[ComparedGroup, ...]
    then_level: str
    now_level: str
    is_surely_same_child: bool
    not_comparable: tuple[str, ...]
    """Ids of signs that one of the two versions does not have."""


class AnnexOf(Frozen):
    """What was told in another questionnaire about the same child."""

    questionnaire: QuestionnaireOf
    sections: tuple[SectionOf, ...]
    answers: dict[str, Json]
    written: dict[str, str] = Field(default_factory=dict)
    """The language of what was typed, by question id, where it is not English."""


class Referral(Frozen):
    """Everything that the documents print."""

    schema_version: Literal["1.0"] = "1.0"
    kind: str
    questionnaire: QuestionnaireOf
    made_at: datetime
    language: str
    reader: Audience
    urgency: str
    level: str
    exploitation_level: str | None
    level_label: str
    exploitation_label: str
    """The words for the levels; documents of the public print neither."""
    words: WordsOf
    words_in_english: WordsOf | None = None
    """The same in English, to stand beside them where nobody has checked the translation."""
    area: AreaOf | None
    findings: tuple[FindingOf, ...]
    destinations: tuple[DestinationOf, ...]
    clocks: tuple[ClockOf, ...]
    cautions: tuple[CautionOf, ...]
    sections: tuple[SectionOf, ...]
    answers: dict[str, Json]
    """The answers as they can be read back in, by question id."""
    written: dict[str, str] = Field(default_factory=dict)
    """The language of what was typed, by question id, where it is not English."""
    signed: tuple[SignedOf, ...] = ()
    """Videos in British Sign Language of the child's area."""
    speaks: SpeaksOf = SpeaksOf()
    """The language of whoever answered, and whether they want an interpreter."""
    decisions: tuple[DecisionOf, ...] = ()
    annexes: tuple[AnnexOf, ...] = ()
    local: LocalOf | None = None
    """What the child's own area adds, where it has a pack."""
    elsewhere: str = ""
    """What differs outside England, whose guidance this is written by; empty in England."""
    comparison: ComparisonOf | None = None
    updates: datetime | None = None
    """When the referral was made that this one updates; nothing where it is the first."""
    unchecked: tuple[str, ...] = ()
    """What was cited and has been replaced since, without anybody having checked it yet."""

    def group(self, group: Group) -> tuple[DestinationOf, ...]:
        """Return the destinations of one group, in order."""
        return tuple(each for each in self.destinations if each.group == group)

    @property
    def is_finished(self) -> bool:
        """Whether every level that was given has the reasons that it needs (promise 5)."""
        return not any(each.missing for each in self.decisions)

    @property
    def points_to_a_referral(self) -> bool:
        """Whether the answers or a level that was given ask for one (promise 2).

        No decision takes away what the answers ask for; a level can only add to it.
        """
        return self.answers_point_to_a_referral or bool(self.levels_that_refer)

    @property
    def answers_point_to_a_referral(self) -> bool:
        """Whether the answers ask for one, whatever level was given."""
        is_due = self.urgency in {"emergency_now", "same_day", "one_working_day"}
        return is_due or any(each.code in REFERRED_TO for each in self.group("first"))

    @property
    def levels_that_refer(self) -> tuple[DecisionOf, ...]:
        """The levels that somebody gave at which a child is referred."""
        return tuple(
            each
            for each in self.decisions
            if each.about == "level" and each.chosen in LEVELS_REFERRED
        )

    @property
    def first(self) -> DestinationOf:
        """Who has to know before anybody else."""
        return self.destinations[0]

    @property
    def first_contacts(self) -> tuple[ContactOf, ...]:
        """How to reach them: the best way that there is, and the first number to ring."""
        return self.first.best_contacts

    def councils(self, destination: str) -> tuple[str, ...]:
        """Return the names of the councils that a document for a destination goes to."""
        found = [each for each in self.destinations if each.code == destination]
        if found:
            return found[0].areas
        return (self.area.name,) if self.area else ()

    def is_home(self, contact: ContactOf) -> bool:
        """Say whether a contact answers for the area of the child's home, or for any area."""
        return not contact.where or (self.area is not None and contact.area == self.area.name)

    @property
    def deciding(self) -> tuple[FindingOf, ...]:
        """The findings that set the urgency."""
        return tuple(each for each in self.findings if each.urgency == self.urgency)

    @property
    def cited(self) -> tuple[str, ...]:
        """Every source of the findings, once."""
        every = (part for finding in self.findings for part in finding.cited.split("; "))
        return tuple(dict.fromkeys(every))

    @property
    def further(self) -> tuple[FindingOf, ...]:
        """The findings that rest on something beside what the deciding ones show."""
        shown = {reason for finding in self.deciding for reason in finding.reasons}
        further: list[FindingOf] = []
        for each in self.findings:
            if each.urgency != self.urgency and not shown.issuperset(each.reasons):
                further.append(each)
                shown.update(each.reasons)
        return tuple(further)
