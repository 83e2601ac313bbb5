"""The names of the blocks, and the order in which councils' forms ask for them."""

from collections.abc import Mapping

from app.questionnaires.base import Account, Audience
from app.questionnaires.text import Text

ORDER = (
    "child",
    "area",
    "household",
    "adult",
    "agencies",
    "worry",
    "body",
    "history",
    "consent",
    "views",
    "words",
    "urgent",
    "factors",
    "strengths",
    "known",
    "done",
    "plan",
    "decision",
    "you",
)
"""The sections: the child, who is there, the worry, consent, the child's voice, risk, what was
done, what is asked for, and who refers."""

ACCOUNTS: Mapping[Account, Text] = {
    "seen": Text("What was seen and heard", "copy block"),
    "told": Text("What others have told", "copy block"),
    "thought": Text("What the writer thinks: a view, not a fact", "copy block"),
}
"""How somebody knows what they wrote: each stands in a block of its own (promise 8)."""

START = Text("The first lines", "copy block")
WHY = Text("Why, and why now", "document")
FURTHER = Text("What else the answers point to", "document")
ASKED_FOR = Text("Asked for in this referral", "document")
LEVEL = Text("Level, as the person who refers sees it", "document")
NO_ANSWER = Text("Parts without an answer", "copy block")
BEFORE = Text("%(section)s (told before, in: %(title)s)", "copy block")

THE_COUNCIL = Text("The council: %(name)s", "document")
NO_COUNCIL = Text("The council is not known yet.", "document")
FROM_WORK = Text("From a professional.", "copy block")
FROM_WHOM: Mapping[Audience, Text] = {
    "public": Text("From a member of the public.", "copy block"),
    "young_person": Text("From a young person.", "copy block"),
}
WRITTEN = Text("Written %(when)s.", "copy block")
UPDATES = Text(
    "This updates the one that was made on %(day)s. What is told may date from then.", "copy block"
)
