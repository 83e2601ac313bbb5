"""What a note to file says, in order: a record that stands up later names what it lacks."""

from dataclasses import dataclass

from app.questionnaires.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A question whose answer stands in a part, and what is said where there is none."""

    question: str
    gap: Text | None = None
    """What stands in its place; without one, nothing does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A heading, and the answers under it."""

    title: Text
    told: tuple[Told, ...]


NOTE: tuple[Part, ...] = (
    Part(
        title=Text("What was weighed", "note to file"),
        told=(
            Told(
                question="harm-likely",
                gap=Text("Whether harm is likely was not answered.", "note to file"),
            ),
            Told(
                question="need-likely",
                gap=Text(
                    "Whether the child needs help from the council was not answered.",
                    "note to file",
                ),
            ),
            Told(
                question="speaks-for",
                gap=Text("What speaks for a referral is not written down yet.", "note to file"),
            ),
            Told(question="most-striking"),
            Told(question="taken-for-granted"),
            Told(question="not-yet-known"),
        ),
    ),
    Part(
        title=Text("Why not now", "note to file"),
        told=(
            Told(
                question="no-referral-why",
                gap=Text("No reasons are written down yet.", "note to file"),
            ),
        ),
    ),
    Part(
        title=Text("Who was consulted", "note to file"),
        told=(
            Told(
                question="second-person",
                gap=Text("Whether a second person looked at it was not answered.", "note to file"),
            ),
            Told(
                question="spoke-with",
                gap=Text("Nobody is named yet.", "note to file"),
            ),
        ),
    ),
    Part(
        title=Text("What the child says", "note to file"),
        told=(
            Told(
                question="wishes",
                gap=Text("What the child wants is not written down yet.", "note to file"),
            ),
            Told(question="child-words"),
            Told(question="child-knows"),
        ),
    ),
    Part(
        title=Text("What the parents or carers were told", "note to file"),
        told=(
            Told(
                question="family-told",
                gap=Text("Whether they were told was not answered.", "note to file"),
            ),
            Told(question="family-view"),
        ),
    ),
    Part(
        title=Text("What is watched, and by whom", "note to file"),
        told=(
            Told(question="watching", gap=Text("Nothing is agreed yet.", "note to file")),
            Told(question="help-meanwhile"),
        ),
    ),
    Part(
        title=Text("What would change this decision", "note to file"),
        told=(
            Told(
                question="act-at-once-if",
                gap=Text(
                    "Nothing is written down yet. Each new sign is a reason to look again.",
                    "note to file",
                ),
            ),
        ),
    ),
    Part(
        title=Text("Who decides, and signs", "note to file"),
        told=(
            Told(
                question="who-decides",
                gap=Text("Who decides was not answered.", "note to file"),
            ),
            Told(question="decided-by"),
            Told(question="decided-on"),
        ),
    ),
)
"""The parts of a decision not to refer (002 L170, 002 L557)."""
