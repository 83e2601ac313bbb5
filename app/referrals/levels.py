"""The words for levels. They are the referrer's view; the council decides (promise 5)."""

from app.assessment.scales import ExploitationLevel, Level
from app.questionnaires.text import Text

LEVELS = {
    Level.UNIVERSAL: Text("Help that is there for every child", "level of need"),
    Level.EARLY_HELP: Text("Early help", "level of need"),
    Level.CHILD_IN_NEED: Text("Child in need (section 17)", "level of need"),
    Level.CHILD_PROTECTION: Text("Child protection (section 47)", "level of need"),
}
EXPLOITATION = {
    ExploitationLevel.NONE_IDENTIFIED: Text("No sign recorded so far", "exploitation level"),
    ExploitationLevel.LOW: Text("Low", "exploitation level"),
    ExploitationLevel.MEDIUM: Text("Medium", "exploitation level"),
    ExploitationLevel.HIGH: Text("High", "exploitation level"),
}
ENGLISH_LAW = "england"


def level_text(level: Level, nation: str) -> Text:
    """Return the words for a level; sections of England's law are named in England alone."""
    if nation == ENGLISH_LAW:
        return LEVELS[level]
    return {
        **LEVELS,
        Level.CHILD_IN_NEED: Text("A child in need of help from the council", "level of need"),
        Level.CHILD_PROTECTION: Text("A child who may need protection", "level of need"),
    }[level]
