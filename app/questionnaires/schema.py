"""JSON Schemas: of the format, for editors; and of the answers to a questionnaire."""

from app.questionnaires.answers import Json
from app.questionnaires.files import QuestionnaireFile
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.model import Questionnaire

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def answers_schema(questionnaire: Questionnaire) -> dict[str, Json]:
    """Return the schema of `{question id: value}`: what `read_answers` takes."""
    return {
        "$schema": DIALECT,
        "title": f"Answers to {questionnaire.id}",
        "type": "object",
        "properties": {
            question.id: _value(question) for question in questionnaire.questions.values()
        },
        "additionalProperties": False,
    }


def _value(question: AnyQuestion) -> dict[str, Json]:
    ways: list[Json] = [question.answer_schema()]
    if not question.required:
        ways.append({"type": "null"})
    for unsaid in question.may_answer:
        ways.append({"const": {"unsaid": str(unsaid)}})
        if question.spoken_unsaid:
            ways.append({"const": str(unsaid)})
    return {"title": question.label.plain.id, "anyOf": ways}


def format_schema() -> dict[str, Json]:
    """Return the schema of a questionnaire file."""
    return {"$schema": DIALECT, **QuestionnaireFile.model_json_schema()}
