"""Words that a room is shown in several places."""

from collections.abc import Mapping

from app.assessment.scales import Urgency
from app.questionnaires.text import Text
from app.training.content.steps import Doing

TRAINING = Text("TRAINING: a made-up case", "training")
UNSURE = Text("I am not sure", "training")
TRUE, NOT_TRUE = Text("True", "training"), Text("Not true", "training")

URGENCIES: Mapping[Urgency, Text] = {
    Urgency.EMERGENCY_NOW: Text("999 now", "training"),
    Urgency.SAME_DAY: Text("Today", "training"),
    Urgency.ONE_WORKING_DAY: Text("By the end of the next working day", "training"),
    Urgency.EARLY_HELP: Text("In the next days: early help", "training"),
    Urgency.ADVICE_ONLY: Text("Talk it through, and keep noticing", "training"),
}
STEPS: Mapping[Doing, Text] = {
    Doing.JOIN: Text("People join", "training"),
    Doing.NOTE: Text("before it begins", "training"),
    Doing.WORK: Text("read and answer", "training"),
    Doing.RESULTS: Text("what the room says", "training"),
    Doing.VOTE: Text("answer", "training"),
    Doing.TRUTH: Text("what is so", "training"),
    Doing.WRITE: Text("try it out", "training"),
    Doing.EXAMPLE: Text("how it could be written", "training"),
    Doing.CARDS: Text("play the call", "training"),
    Doing.TALK: Text("talk about it", "training"),
    Doing.END: Text("The end", "training"),
}
