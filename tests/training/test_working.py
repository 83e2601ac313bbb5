"""What one person makes of a case is judged by the rules that judge a real child's answers."""

from app.assessment.scales import Urgency
from app.directory.paths import FORMS
from app.questionnaires.answers import Json
from app.training.content.cases import TrainingCase
from app.training.content.library import load_training
from app.training.content.ours import WRITTEN
from app.training.working import Told, Work, found_in, noticed, without_words
from tests.making import AT, content

FOUND = load_training(FORMS)
CASE = FOUND.cases["through-the-wall"]
BEFORE, AFTER = "through-the-wall/autumn/before", "through-the-wall/autumn/after"
WINTER = "through-the-wall/winter/before"
BLANK: dict[str, Json] = {"body": None, "said": None, "home": None}


def work(told: Told, part: int = 0, *, again: bool = False, case: TrainingCase = CASE) -> Work:
    return Work(case=case, part=case.parts[part], again=again, told=told)


def test_pages_are_asked_in_turn_until_each_has_its_answer() -> None:
    own = content()
    pages = [page.id for page in work({}).pages(own)]
    assert pages == ["body", "said", "home"]
    for number in range(3):
        told = {BEFORE: dict(list(BLANK.items())[:number])}
        asked = work(told).next_page(own)
        assert asked is not None
        assert asked.id == pages[number]
    assert work({BEFORE: BLANK}).next_page(own) is None


def test_asked_again_somebody_finds_what_they_said_before() -> None:
    told = {BEFORE: {**BLANK, "body": ["hungry"]}, AFTER: {"said": ["asks"]}}
    assert work(told).own["said"] is None
    after = work(told, again=True)
    assert (after.own["body"], after.own["said"]) == (["hungry"], ["asks"])
    assert after.next_page(content()) is None


def test_a_later_part_is_judged_with_what_was_told_in_earlier_ones() -> None:
    told: dict[str, dict[str, Json]] = {BEFORE: {**BLANK, "body": ["hungry", "clothes"]}}
    later = work(told, 1)
    assert later.outcome(content(), AT).urgency is Urgency.ONE_WORKING_DAY
    told[WINTER] = {"home": ["alone"], "safe-tonight": "no", "reach": "no", "change": None}
    later = work(told, 1)
    assert later.outcome(content(), AT).urgency is Urgency.SAME_DAY
    assert found_in(later.outcome(content(), AT))["urgency"] == "same_day"
    seen = set(noticed(later.pages(content()), later.answers(content(), AT)))
    assert seen == {"home.alone"}


def test_no_page_of_any_case_asks_for_words() -> None:
    for case in FOUND.cases.values():
        for number in range(len(case.parts)):
            for page in work({}, number, case=case).pages(content()):
                assert page.questions
                assert not {each.type for each in page.questions} & WRITTEN


def test_a_check_that_hangs_on_words_is_left_out_with_them() -> None:
    for asked in content().library.questionnaires.values():
        for page in asked.pages:
            left = without_words(page)
            ids = {each.id for each in left.questions}
            assert all(set(check.questions()) <= ids for check in left.checks)
