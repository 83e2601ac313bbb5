"""Made-up cases come to what they say on the real questionnaires, and lint would notice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.directory.paths import FORMS
from app.questionnaires.errors import ContentError, Fault
from app.questionnaires.places import Place
from app.referrals.lint import read_terms
from app.referrals.wording.files import read_wording
from app.training.content.cases import TrainingCase
from app.training.content.library import load_training
from app.training.content.lint import lint_case
from app.training.content.lint_exercises import lint_exercise
from tests.making import AT, content, edit, forms_copy, line_of

CASE = "training/cases/through-the-wall.yaml"
PLACES = {place.item.id: place for place in load_training(FORMS).places}


def faults(place: Place, forms: Path = FORMS) -> Iterator[Fault]:
    avoid = read_terms(forms)
    if isinstance(place.item, TrainingCase):
        return lint_case(content(), place, avoid, AT)
    return lint_exercise(content(), place, wordbook=read_wording(forms), avoid=avoid, at=AT)


@pytest.mark.parametrize("id", PLACES)
def test_each_comes_to_what_it_says(id: str) -> None:
    assert list(map(str, faults(PLACES[id]))) == []


WRONG = [
    ("urgency: same_day", "urgency: early_help", "urgency is same_day, not early_help"),
    (
        "pages: [body, said, home]",
        "pages: [body, said, garden]",
        "page 'garden' is not on the path",
    ),
    ("answer: body.hungry", "answer: body.rested", "'body.rested' is not among our answers"),
    ("tell: [childrens_social_care", "tell: [chidrens_social_care", "no destination is called"),
    ("source: 001 L1036", "source: a blog", "source 'a blog' is not one we list"),
    ("room: public", "room: professional", "is not for a room of the professional"),
    ("age: 6,", "age: 6, hungry: yes,", "hungry"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG, ids=[each[1] for each in WRONG])
def test_lint_names_the_file_the_line_and_what_is_wrong(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    forms = forms_copy(tmp_path)
    edit(forms / CASE, right, wrong)
    place = next(each for each in load_training(forms).places if each.item.id == "through-the-wall")
    found = [str(each) for each in faults(place, forms)]
    assert any(said in each and f"{CASE}:" in each for each in found), found


HARD = (
    "Considerable developmental consequences frequently accompany persistent deprivation."
    " Professionals habitually underestimate cumulative adversity experienced throughout childhood."
)


def test_a_few_hard_sentences_are_found_though_each_is_too_short_to_measure(
    tmp_path: Path,
) -> None:
    forms = forms_copy(tmp_path)
    place = next(each for each in load_training(forms).places if each.item.id == "through-the-wall")
    edit(forms / CASE, place.item.parts[1].why[0].text.id, HARD)
    edit(forms / CASE, place.item.parts[1].talk[0].id, HARD)
    hard = next(each for each in load_training(forms).places if each.item.id == "through-the-wall")
    [found] = map(str, faults(hard, forms))
    assert "why and notice and talk read at LIX" in found
    assert f"{CASE}:" in found


def test_a_file_that_is_wrong_stops_with_its_line(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    edit(forms / CASE, "minutes: 25", "minutes: soon")
    with pytest.raises(ContentError) as error:
        load_training(forms)
    line = line_of(forms / CASE, "minutes: soon")
    assert f"{CASE}:{line}" in str(error.value)


def test_a_name_that_is_used_twice_is_refused(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    copied = (forms / CASE).read_text(encoding="utf-8")
    (forms / "training/cases/other.yaml").write_text(copied, encoding="utf-8")
    with pytest.raises(ContentError, match="name it 'other'"):
        load_training(forms)


def test_what_is_told_later_replaces_what_was_told_before() -> None:
    case = PLACES["through-the-wall"].item
    first, second = case.parts
    assert case.answered_by(first)["safe-tonight"] == "yes"
    assert case.answered_by(second)["safe-tonight"] == "no"
    own = {"autumn": {"body": ["hungry"]}, "winter": {"home": []}}
    told = case.answered_by(second, own)
    assert (told["body"], told["home"], told["age"]) == (["hungry"], [], 6)
