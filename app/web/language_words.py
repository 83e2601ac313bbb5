"""What is said of languages on pages and documents."""

from app.questionnaires.text import Text

# Translators: name your own language in place of English, as in "You can read this in Polish".
OFFER = Text("You can read this in English.", "language")
WORK_ONLY = Text(
    "This part is for people who work with children. It is in English and Welsh.", "language"
)
OPEN_IN = Text("Open it in %(language)s", "language")
