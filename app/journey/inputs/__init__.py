"""The boxes of each kind of question, in one table."""

from typing import Any

from app.journey.inputs.age_and_day import AgeInputs, DateInputs
from app.journey.inputs.base import Inputs
from app.journey.inputs.choice import ChoiceInputs, SignsInputs
from app.journey.inputs.council import CouncilInputs
from app.journey.inputs.written import LineInputs, LinesInputs, PersonInputs, PostcodeInputs

INPUTS: dict[str, Inputs[Any]] = {
    "age": AgeInputs(),
    "authority": CouncilInputs(),
    "date": DateInputs(),
    "long_text": LinesInputs(),
    "one_of": ChoiceInputs(),
    "person": PersonInputs(),
    "postcode": PostcodeInputs(),
    "signs": SignsInputs(),
    "some_of": ChoiceInputs(),
    "text": LineInputs(),
    "yes_no": ChoiceInputs(),
}
