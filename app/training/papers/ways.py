"""How a case and each kind of exercise is led, step by step."""

from collections.abc import Mapping

from app.questionnaires.text import Text

ALONE = Text("Everybody answers alone, before anybody talks.", "training")
VOTES = (
    ALONE,
    Text(
        "Look at the numbers, and ask why people differ. Nobody has to say their own.", "training"
    ),
    Text("Only then read out what is so, and from where.", "training"),
)
WRITES = (
    Text("Everybody writes alone. Nothing is collected.", "training"),
    Text("Then show one way to write it, and ask what it has that others lack.", "training"),
)
WAYS: Mapping[str, tuple[Text, ...]] = {
    "case": (
        Text("Give out one part at a time.", "training"),
        ALONE,
        VOTES[1],
        Text("Talk about the questions, and let everybody answer once more.", "training"),
        Text("Only then say what we would say, and why.", "training"),
    ),
    "statements": VOTES,
    "quiz": VOTES,
    "pitfalls": (ALONE, VOTES[1]),
    "language": WRITES,
    "referral": WRITES,
    "role-play": (
        Text("In threes: each reads one card, and no other.", "training"),
        Text("Play the call, talk about it, and change parts.", "training"),
    ),
}
"""By the kind of exercise."""
