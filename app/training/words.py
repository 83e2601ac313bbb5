"""Words that a room is shown in several places."""

from collections.abc import Mapping

from app.assessment.scales import Urgency
from app.questionnaires.text import Text

TRAINING = Text("TRAINING: a made-up case", "training")
UNSURE = Text("I am not sure", "training")

URGENCIES: Mapping[Urgency, Text] = {
    Urgency.EMERGENCY_NOW: Text("999 now", "training"),
    Urgency.SAME_DAY: Text("Today", "training"),
    Urgency.ONE_WORKING_DAY: Text("By the end of the next working day", "training"),
    Urgency.EARLY_HELP: Text("In the next days: early help", "training"),
    Urgency.ADVICE_ONLY: Text("Talk it through, and keep noticing", "training"),
}
