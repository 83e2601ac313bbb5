"""The kinds of document: whom each is for, what it is called, and what it asks."""

from dataclasses import dataclass
from typing import Literal

from app.questionnaires.kinds.base import Section
from app.questionnaires.text import Text
from app.referrals.filing import NOTE, Part


@dataclass(frozen=True, kw_only=True, slots=True)
class KindWords:
    """How a kind of document speaks on its first page."""

    title: Text
    running: Text
    """The line at the head of every page."""
    to: Text
    asks: Text | None = None
    """What is asked of whoever reads it."""
    asks_elsewhere: Text | None = None
    """The same outside England, where it differs: England's guidance sets the time."""
    body: Literal["agency", "note", "list", "file"] = "agency"
    """How it is laid out: a note is handed over, a list is about arrangements, a file is kept."""
    goes_to: str = "childrens_social_care"
    """The destination that reads it: its councils are named on the first page."""
    first: tuple[Section, ...] = ()
    """The sections that stand before the others, for they are what this kind is about."""
    is_about_a_child: bool = True
    holds_annexes: bool = True
    """Whether what other questionnaires were told may stand in it."""
    parts: tuple[Part, ...] = ()
    """What stands in it before the other answers, in order, with what is said of each gap."""
    is_for_agencies: bool = True
    """Whether social care or the police alone read it: others are never told a hidden address."""
    may_go_to_family: bool = False
    """Whether a copy for the family to hold may be made of it, where all else allows it."""


SOCIAL_CARE = Text("To: children's social care", "document kind")
DECIDE = Text(
    "Asked of you: decide within one working day what to do, and say so to the person who refers.",
    "document kind",
)
DECIDE_ELSEWHERE = Text(
    "Asked of you: decide what to do, and say what and by when.", "document kind"
)
TO_KEEP = Text(
    "For the record of the person who wrote it, and for those it is shared with", "document kind"
)

KINDS: dict[str, KindWords] = {
    "public-concern": KindWords(
        title=Text("This is a referral: a worry about a child", "document kind"),
        running=Text("This is a referral to children's social care", "document kind"),
        to=SOCIAL_CARE,
        asks=Text(
            "Asked of you: decide within one working day what to do, and say so to the person"
            " who reports.",
            "document kind",
        ),
        asks_elsewhere=DECIDE_ELSEWHERE,
    ),
    "note-to-self": KindWords(
        title=Text("A note from a young person", "document kind"),
        running=Text("A note from a young person", "document kind"),
        to=Text("To: an adult whom I choose to give this to", "document kind"),
        asks=Text(
            "What I ask of you: read it, believe me, and get help from somebody whose job it is.",
            "document kind",
        ),
        body="note",
        is_for_agencies=False,
    ),
    "childrens-social-care-referral": KindWords(
        title=Text("This is a referral of a child", "document kind"),
        running=Text("This is a referral to children's social care", "document kind"),
        to=SOCIAL_CARE,
        asks=DECIDE,
        asks_elsewhere=DECIDE_ELSEWHERE,
        may_go_to_family=True,
    ),
    "screening": KindWords(
        title=Text("Signs noticed about a child", "document kind"),
        running=Text("Signs noticed about a child", "document kind"),
        to=TO_KEEP,
        first=("worry",),
        is_for_agencies=False,
    ),
    "early-help-assessment": KindWords(
        title=Text("Early help assessment", "document kind"),
        running=Text("Early help assessment", "document kind"),
        to=Text(
            "To: the family's lead practitioner, and those the family agreed to", "document kind"
        ),
        first=(
            "child",
            "strengths",
            "worry",
            "words",
            "views",
            "plan",
        ),
        may_go_to_family=True,
        is_for_agencies=False,
    ),
    "exploitation-assessment": KindWords(
        title=Text("Exploitation assessment", "document kind"),
        running=Text("Exploitation assessment of a child", "document kind"),
        to=SOCIAL_CARE,
        asks=Text(
            "Asked of you: decide within one working day what to do, and say whether the"
            " exploitation panel will look at it.",
            "document kind",
        ),
        asks_elsewhere=DECIDE_ELSEWHERE,
        first=(
            "worry",
            "factors",
        ),
    ),
    "neglect-assessment": KindWords(
        title=Text("Neglect: what was noticed and since when", "document kind"),
        running=Text("Neglect assessment of a child", "document kind"),
        to=SOCIAL_CARE,
        asks=DECIDE,
        asks_elsewhere=DECIDE_ELSEWHERE,
        may_go_to_family=True,
    ),
    "domestic-abuse-considerations": KindWords(
        title=Text("Domestic abuse: considerations for a child", "document kind"),
        running=Text("Domestic abuse: considerations for a child", "document kind"),
        to=SOCIAL_CARE,
        asks=DECIDE,
        asks_elsewhere=DECIDE_ELSEWHERE,
        first=(
            "urgent",
            "adult",
            "worry",
        ),
    ),
    "missing-report": KindWords(
        title=Text("A child who is missing, or was", "document kind"),
        running=Text("A child who is missing, or was", "document kind"),
        goes_to="return_home_interview",
        to=Text(
            "To: the police, and the council that is responsible for the child", "document kind"
        ),
        asks=Text(
            "Asked of you: find the child. Then see that somebody independent talks with them"
            " within 72 hours of the return.",
            "document kind",
        ),
        first=(
            "urgent",
            "child",
            "adult",
        ),
    ),
    "return-home-interview": KindWords(
        title=Text("Return home interview", "document kind"),
        running=Text("Return home interview with a child", "document kind"),
        goes_to="return_home_interview",
        to=Text(
            "To: the council that is responsible for the child, and those who keep the child safe",
            "document kind",
        ),
        asks=Text(
            "Asked of you: act on what the child says, and say what you will do.", "document kind"
        ),
        first=(
            "words",
            "worry",
        ),
        is_for_agencies=False,
    ),
    "allegation-referral": KindWords(
        title=Text("A worry about somebody who works with children", "document kind"),
        running=Text("Referral to the council's designated officer (LADO)", "document kind"),
        goes_to="lado",
        to=Text(
            "To: the council's designated officer (LADO) where the adult works", "document kind"
        ),
        asks=Text(
            "Asked of you: say what happens next, who may be told, and who does what.",
            "document kind",
        ),
        holds_annexes=False,
        first=(
            "adult",
            "worry",
            "child",
        ),
    ),
    "police-intelligence": KindWords(
        title=Text("Intelligence for the police", "document kind"),
        running=Text("Intelligence. This is not a referral of a child.", "document kind"),
        to=Text("To: the police", "document kind"),
        is_about_a_child=False,
        holds_annexes=False,
        first=(
            "adult",
            "worry",
        ),
    ),
    "prevent-referral": KindWords(
        title=Text("A child who may be drawn into terrorism", "document kind"),
        running=Text("Prevent referral of a child", "document kind"),
        to=Text("To: the police team for Prevent, and children's social care", "document kind"),
        asks=DECIDE,
        asks_elsewhere=DECIDE_ELSEWHERE,
        first=(
            "worry",
            "words",
        ),
    ),
    "escalation-letter": KindWords(
        title=Text("A referral that needs another look", "document kind"),
        running=Text("Escalation: a referral that needs another look", "document kind"),
        to=Text("To: the manager named below, at children's social care", "document kind"),
        asks=Text(
            "Asked of you: look at the decision again, give your reasons in writing, and say by"
            " when.",
            "document kind",
        ),
        first=(
            "decision",
            "worry",
            "plan",
        ),
    ),
    "note-to-file": KindWords(
        title=Text("A decision not to refer now", "document kind"),
        running=Text("Not referred now. This note tells nobody.", "document kind"),
        to=Text("For the child's file", "document kind"),
        body="file",
        parts=NOTE,
        is_for_agencies=False,
    ),
    "readiness-action-list": KindWords(
        title=Text("Is the area ready? Answers and action list", "document kind"),
        running=Text("Self-check of local arrangements", "document kind"),
        to=Text("To: the local safeguarding partnership", "document kind"),
        body="list",
        is_about_a_child=False,
        holds_annexes=False,
        is_for_agencies=False,
    ),
}
"""By the id that a questionnaire names in `kinds`."""
