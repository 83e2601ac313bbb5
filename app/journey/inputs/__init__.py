"""The boxes of each kind of question, in one table."""

from typing import Any

from app.journey.inputs.age_and_day import AgeInputs, DateInputs
from app.journey.inputs.base import Inputs
from app.journey.inputs.body_map import BodyInputs
from app.journey.inputs.choice import ChoiceInputs, SignsInputs
from app.journey.inputs.council import CouncilInputs
from app.journey.inputs.decision import DecisionInputs
from app.journey.inputs.entries import EntriesInputs
from app.journey.inputs.written import LineInputs, LinesInputs, PersonInputs, PostcodeInputs

INPUTS: dict[str, Inputs[Any]] = {
    "age": AgeInputs(),
    "authority": CouncilInputs(),
    "body_map": BodyInputs(),
    "chronology": EntriesInputs(),
    "consent": EntriesInputs(),
    "date": DateInputs(),
    "decision": DecisionInputs(),
    "entries": EntriesInputs(),
    "long_text": LinesInputs(),
    "one_of": ChoiceInputs(),
    "people": EntriesInputs(),
    "person": PersonInputs(),
    "postcode": PostcodeInputs(),
    "signs": SignsInputs(),
    "some_of": ChoiceInputs(),
    "text": LineInputs(),
    "yes_no": ChoiceInputs(),
}
