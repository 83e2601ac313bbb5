"""The kinds of question: one module for each family, and the one table that names them."""

from typing import Annotated, Any

from pydantic import Field

from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.base import Asking, Question, Said
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.kinds.choice import OneOfQuestion, SomeOfQuestion, YesNoQuestion
from app.questionnaires.kinds.day import DateQuestion
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.place import AuthorityQuestion, PostcodeQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.kinds.written import LongTextQuestion, TextQuestion

AnyQuestion = Annotated[
    AgeQuestion
    | AuthorityQuestion
    | BodyMapQuestion
    | DateQuestion
    | DecisionQuestion
    | EntriesQuestion
    | LongTextQuestion
    | OneOfQuestion
    | PersonQuestion
    | PostcodeQuestion
    | SignsQuestion
    | SomeOfQuestion
    | TextQuestion
    | YesNoQuestion,
    Field(discriminator="type"),
]

KINDS: dict[str, type[Question[Any]]] = {
    "age": AgeQuestion,
    "authority": AuthorityQuestion,
    "body_map": BodyMapQuestion,
    "chronology": EntriesQuestion,
    "consent": EntriesQuestion,
    "date": DateQuestion,
    "decision": DecisionQuestion,
    "entries": EntriesQuestion,
    "long_text": LongTextQuestion,
    "one_of": OneOfQuestion,
    "people": EntriesQuestion,
    "person": PersonQuestion,
    "postcode": PostcodeQuestion,
    "signs": SignsQuestion,
    "some_of": SomeOfQuestion,
    "text": TextQuestion,
    "yes_no": YesNoQuestion,
}

__all__ = ["KINDS", "AnyQuestion", "Asking", "Question", "Said"]
