"""The boxes of each kind of question, in one table."""

from typing import Any

from app.asking.inputs.age_and_day import AgeInputs, DateInputs
from app.asking.inputs.base import Inputs
from app.asking.inputs.body_map import BodyInputs
from app.asking.inputs.choice import ChoiceInputs, SignsInputs
from app.asking.inputs.council import CouncilInputs
from app.asking.inputs.decision import DecisionInputs
from app.asking.inputs.entries import EntriesInputs
from app.asking.inputs.written import LineInputs, LinesInputs, PersonInputs, PostcodeInputs

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
