"""What is said to everybody where England's guidance is not the law."""

from app.questionnaires.text import Text

NATIONS_SAID = {
    "wales": Text(
        "This is written by the guidance of England. In Wales names, steps and times can differ."
        " Whom to tell first, and how soon, stays the same.",
        "outside England",
    ),
    "scotland": Text(
        "This is written by the guidance of England. In Scotland names, steps and times can differ."
        " Whom to tell first, and how soon, stays the same.",
        "outside England",
    ),
    "northern_ireland": Text(
        "This is written by the guidance of England. In Northern Ireland names, steps and times can"
        " differ. Whom to tell first, and how soon, stays the same.",
        "outside England",
    ),
}
"""Said where England's guidance is not the law (000a T31-33)."""
