"""The kinds of question: one module for each family, and the one table that names them."""

from typing import Annotated, Any

from pydantic import Field

from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.base import Asking, Question, Said
from app.questionnaires.kinds.choice import OneOfQuestion, SomeOfQuestion, YesNoQuestion
from app.questionnaires.kinds.day import DateQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.place import AuthorityQuestion, PostcodeQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.kinds.written import LongTextQuestion, TextQuestion

AnyQuestion = Annotated[
    AgeQuestion
    | AuthorityQuestion
    | DateQuestion
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
    "date": DateQuestion,
    "long_text": LongTextQuestion,
    "one_of": OneOfQuestion,
    "person": PersonQuestion,
    "postcode": PostcodeQuestion,
    "signs": SignsQuestion,
    "some_of": SomeOfQuestion,
    "text": TextQuestion,
    "yes_no": YesNoQuestion,
}

__all__ = ["KINDS", "AnyQuestion", "Asking", "Question", "Said"]
