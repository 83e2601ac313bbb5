"""A questionnaire as the JSON that `signpost forms show` prints."""

from app.questionnaires.answers import Json
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire


def shown(questionnaire: Questionnaire) -> dict[str, Json]:
    """Return every page, question, option and sign with its id, label and source."""
    return {
        "id": questionnaire.id,
        "title": questionnaire.title.id,
        "edition": questionnaire.edition,
        "pages": [
            {
                "id": page.id,
                "title": page.title.id,
                "questions": [_question(question) for question in page.questions],
            }
            for page in questionnaire.pages
        ],
    }


def _question(question: AnyQuestion) -> dict[str, Json]:
    options = question.offered() if isinstance(question, ChoiceQuestion) else ()
    signs = question.signs if isinstance(question, SignsQuestion) else ()
    return {
        "id": question.id,
        "type": question.type,
        "label": question.label.plain.id,
        "source": question.source,
        "required": question.required,
        "may_answer": [str(each) for each in question.may_answer],
        "options": [
            {
                "id": option.id,
                "label": option.label.id,
                "means": list(option.means),
                "source": question.source,
            }
            for option in options
        ],
        "signs": [
            {
                "id": sign.id,
                "label": sign.label.id,
                "means": list(sign.means),
                "source": sign.source,
            }
            for sign in signs
        ],
    }
