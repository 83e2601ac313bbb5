"""What is said of languages on pages and in documents alike."""

from app.questionnaires.text import Text

UNCHECKED = Text("A computer wrote this translation. No person has checked it yet.", "language")
SAY_IN_ENGLISH = Text(
    "If you do not speak English well, say this when you ring. You can ask for it at any time.",
    "language",
)
NO_CHILD = Text("Do not ask a child, a friend or a relative to put it into English.", "language")


def in_english(name: str) -> str:
    """Return what to say in English, whatever else is spoken, to be given an interpreter."""
    return f"I speak {name}. I need an interpreter. It is about a child."
