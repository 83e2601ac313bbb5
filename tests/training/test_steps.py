"""What a room does one after the other."""

from app.directory.paths import FORMS
from app.training.content.library import load_training
from app.training.content.steps import Doing, steps_of

FOUND = load_training(FORMS)


def test_every_part_of_a_case_is_judged_talked_about_and_judged_again() -> None:
    case = FOUND.cases["through-the-wall"]
    steps = steps_of([case])
    assert [(each.doing, each.part, each.again) for each in steps] == [
        (Doing.JOIN, "", False),
        (Doing.NOTE, "", False),
        *(
            (doing, part, again)
            for part in ("autumn", "winter")
            for again in (False, True)
            for doing in (Doing.WORK, Doing.RESULTS)
        ),
        (Doing.END, "", False),
    ]


def test_results_are_found_under_the_name_that_answers_were_kept_under() -> None:
    every = steps_of([*FOUND.cases.values(), *FOUND.exercises.values()])
    asked = [each.key for each in every if each.is_asking]
    shown = [each.key for each in every if each.doing in {Doing.RESULTS, Doing.TRUTH}]
    assert len(set(asked)) == len(asked)
    assert set(shown) <= set(asked)
    assert all(len(each) <= 140 for each in asked)
