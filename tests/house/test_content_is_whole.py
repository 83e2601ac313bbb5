"""What content must have that no single file can show."""

from app.asking.inputs import INPUTS
from app.config import ROOT, Settings
from app.questionnaires.kinds import KINDS
from app.referrals.sections import SECTIONS
from app.translating.extraction import whole_texts
from tests.making import content

LIBRARY = content().library


def test_every_question_has_a_place_in_the_documents() -> None:
    for questionnaire in LIBRARY.questionnaires.values():
        assert {question.place for question in questionnaire.questions.values()} <= set(SECTIONS)


def test_every_kind_of_question_has_its_boxes() -> None:
    assert set(INPUTS) == set(KINDS)


def test_every_setting_has_its_sentence() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        variable = str(field.validation_alias or f"SIGNPOST_{name.upper()}")
        assert variable in readme, variable


def test_every_text_knows_who_reads_it() -> None:
    for questionnaire in LIBRARY.questionnaires.values():
        assert all(text.context for text in whole_texts(questionnaire))
