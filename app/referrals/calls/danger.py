"""The first sentence of an urgent call: what is feared, and never more than that."""

from dataclasses import dataclass

from app.questionnaires.text import Text
from app.referrals.calls.points import Points

OWN_LIFE = frozenset({"overdose", "suicide-plan", "self-harm-grave", "suicidal-talk", "self-harm"})
VIOLENCE = frozenset(
    {"violence-imminent", "weapons-held", "attack-or-travel-plan", "serious-harm-planned"}
)
TAKEN = frozenset(
    {"taken-abroad-feared", "taken-abroad-now", "travel-imminent", "taken-to-conflict"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """What is said first to whoever answers 999, where one of its facts decides the urgency."""

    facts: frozenset[str] = frozenset()
    say: Text
    says: frozenset[str] = frozenset()
    """Questions whose answers the sentence holds: they are not told a second time."""
    is_possible: bool = False
    """Whether it is said of what nobody is sure of as well."""
    is_missing: bool = False
    """Whether where the child is now is what nobody can say."""


DEATH = Opening(
    facts=frozenset({"child-died"}),
    say=Text(
        "Ask for an ambulance and the police. Say: a child has died, or may have died.",
        "call script",
    ),
    says=frozenset({"death"}),
    is_possible=True,
)
MISSING = Opening(
    facts=frozenset({"missing-now"}),
    say=Text("Ask for the police. Say: a child is missing and at risk.", "call script"),
    says=frozenset({"missing", "stage"}),
    is_missing=True,
)
HURT = Opening(
    facts=frozenset({"hurt-now", "baby-gravely-ill"}),
    say=Text("Ask for an ambulance and the police. Say: a child is hurt or ill.", "call script"),
)
DANGER = Opening(
    facts=frozenset({"danger-now"}),
    say=Text("Ask for the police. Say: a child is in danger now.", "call script"),
    says=frozenset({"danger"}),
)
OPENINGS: tuple[Opening, ...] = (
    DEATH,
    MISSING,
    HURT,
    Opening(
        facts=OWN_LIFE,
        say=Text(
            "Ask for an ambulance and the police. Say: a child has harmed themselves, or may.",
            "call script",
        ),
    ),
    Opening(
        facts=frozenset({"breath-stopped", "illness-induced"}),
        say=Text(
            "Ask for an ambulance and the police. Say: a child may be hurt or ill.", "call script"
        ),
    ),
    DANGER,
    Opening(
        facts=VIOLENCE,
        say=Text("Ask for the police. Say: somebody may be hurt soon.", "call script"),
    ),
    Opening(
        facts=frozenset({"honour-life-at-risk"}),
        say=Text("Ask for the police. Say: a child may be killed or taken away.", "call script"),
    ),
    Opening(
        facts=TAKEN,
        say=Text(
            "Ask for the police. Say: a child may be taken abroad, or be kept there.", "call script"
        ),
    ),
    Opening(
        facts=frozenset({"alone-now"}),
        say=Text(
            "Ask for the police. Say: a child is alone now, and may not be safe.", "call script"
        ),
    ),
    Opening(
        facts=frozenset({"missing-child-seen"}),
        say=Text("Ask for the police. Say: I may know where a missing child is.", "call script"),
    ),
)
"""The gravest first. A child who is hurt needs an ambulance, whatever else there is."""
ELSE = Opening(
    say=Text("Ask for the police. Say: a child may be in danger.", "call script"),
)

YOUNG_OWN_LIFE = Opening(
    facts=OWN_LIFE
    | {"self-overdose", "self-plan-to-die", "self-hurts-own-body", "self-does-not-want-to-live"},
    say=Text(
        "Ask for an ambulance. Say: I have harmed myself, or I fear that I will.",
        "call script, young person",
    ),
)
YOUNG_OPENINGS: tuple[Opening, ...] = (
    YOUNG_OWN_LIFE,
    Opening(
        facts=frozenset({"self-hurt-now", "hurt-now"}),
        say=Text(
            "Ask for an ambulance and the police. Say: I am hurt or ill.",
            "call script, young person",
        ),
    ),
    Opening(
        facts=frozenset({"self-danger", "danger-now"}),
        say=Text("Ask for the police. Say: I am in danger now.", "call script, young person"),
    ),
    Opening(
        facts=frozenset({"self-knows-attack", *VIOLENCE}),
        say=Text(
            "Ask for the police. Say: somebody may be hurt soon.", "call script, young person"
        ),
    ),
    Opening(
        facts=frozenset({"self-taken-soon", *TAKEN}),
        say=Text(
            "Ask for the police. Say: I may be taken away, or badly hurt, very soon.",
            "call script, young person",
        ),
    ),
)
YOUNG_ELSE = Opening(
    say=Text("Ask for the police. Say: I may be in danger.", "call script, young person"),
)


def opening_of(
    points: Points, openings: tuple[Opening, ...] = OPENINGS, otherwise: Opening = ELSE
) -> Opening:
    """Return the gravest that holds, and one that claims little where none is sure."""
    sure, possible = points.facts(), points.facts(is_possible=True)
    for each in openings:
        if each.facts & (possible if each.is_possible else sure):
            return each
    return otherwise
