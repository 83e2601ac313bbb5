"""Papers of training: each says what it is on each page, and none can be taken for a real one."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from app.directory.paths import FORMS
from app.questionnaires.reading import measure, overlong
from app.questionnaires.text import English
from app.referrals.comparison import read_earlier
from app.referrals.data_file import read_file
from app.referrals.documents.container import SealedError, check
from app.referrals.earlier_words import EarlierRefusedError
from app.training.content.exercises import (
    Language,
    Pitfalls,
    Quiz,
    ReferralExercise,
    RolePlay,
    Statements,
)
from app.training.content.library import AnyExercise, load_training
from app.training.papers.attendance import Attendance
from app.training.papers.kinds import ATTENDANCE, SUMMARY, Item, Paper, file_name, papers_of
from app.training.papers.ways import WAYS
from app.training.papers.writing import Papers
from tests.making import AT, content
from tests.referrals.documents.made_up import STORIES, html, writer
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import Read, squeezed

TRAINING = load_training(FORMS)
ITEMS: dict[str, Item] = {**TRAINING.cases, **TRAINING.exercises}
CASE = TRAINING.cases["through-the-wall"]
PAPERS = Papers(content=content(), writer=writer(), translator=English(), at=AT)
HEAD = ("TRAINING", "Made-up case: not about a real child")
ALL = [(id, paper) for id, item in ITEMS.items() for paper in papers_of(item)]
EACH_KIND = [
    pytest.param("through-the-wall", paper, id=paper.value)
    for paper in (Paper.ANSWERS, Paper.SLIPS)
] + [pytest.param(id, Paper.HANDOUT, id=id) for id in ("myths-sharing", "call-for-a-neighbour")]


@cache
def written(id: str, paper: Paper) -> str:
    return PAPERS.of(ITEMS[id], paper)


def attendance(name: str) -> str:
    practised = (CASE.title, ITEMS["pitfalls"].title)
    return PAPERS.attendance(Attendance(name=name, day=AT.date(), practised=practised))


def is_marked(made: Read) -> bool:
    return all(squeezed(words) in squeezed(page) for page in made.pages for words in HEAD)


@pytest.mark.parametrize(("id", "paper"), ALL, ids=[f"{id}-{paper}" for id, paper in ALL])
def test_every_paper_says_in_its_title_and_for_each_page_that_it_is_training(
    id: str, paper: Paper
) -> None:
    page = written(id, paper)
    assert re.search(r"<title>TRAINING: \w", page)
    assert 'data-mark="TRAINING"' in page
    assert f'data-running="{HEAD[1]}"' in page
    assert ">None<" not in page
    assert "%(" not in page
    assert file_name(ITEMS[id], paper).startswith(f"training-{id}-")


def test_every_file_has_a_name_of_its_own_that_begins_with_training() -> None:
    names = [file_name(ITEMS[id], paper) for id, paper in ALL] + [SUMMARY, ATTENDANCE]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"training-[a-z0-9-]+\.pdf", name) for name in names)


@pytest.mark.parametrize(("id", "paper"), EACH_KIND)
def test_every_page_of_a_pdf_bears_it_and_nothing_travels_inside(
    press: Press, id: str, paper: Paper
) -> None:
    made = press.page(written(id, paper))
    assert is_marked(made)
    assert str(made.opened.docinfo["/Title"]).startswith("TRAINING: ")
    assert not made.opened.attachments
    assert "/AF" not in made.opened.Root
    for refuses in (read_file, read_earlier):
        with pytest.raises(EarlierRefusedError):
            refuses(made.pdf)
    with pytest.raises(SealedError):
        check(made.pdf)


@pytest.mark.parametrize("story", STORIES)
def test_no_real_document_bears_it(story: str) -> None:
    for document in ("agency", "record", "copy", "call"):
        page = html(document, STORIES[story])
        assert "TRAINING" not in page
        assert "Made-up case" not in page


def test_no_page_of_a_real_pdf_bears_it(press: Press) -> None:
    made = press.story("agency", "working_day")
    assert made.pages
    assert not any("TRAINING" in page or "Made-up" in page for page in made.pages)


def text_of(page: str) -> str:
    return squeezed(re.sub(r"<[^>]+>", " ", page.replace("&#39;", "'").replace("&#34;", '"')))


@pytest.mark.parametrize("id", TRAINING.cases)
def test_a_handout_tells_what_we_would_say_only_where_it_is_asked_to(id: str) -> None:
    case = TRAINING.cases[id]
    kept_back = [each.text.id for part in case.parts for each in (*part.why, *part.notice)]
    told = {paper: text_of(written(id, paper)) for paper in Paper}
    for words in kept_back:
        for paper, page in told.items():
            is_told = paper in {Paper.ANSWERS, Paper.NOTES}
            assert (squeezed(words) in page) is is_told, (paper, words)
    for each in case.learning:
        assert squeezed(each.text.id) not in told[Paper.HANDOUT]
        assert squeezed(each.text.id) in told[Paper.ANSWERS]
    for part in case.parts:
        for text in (*part.story, *part.talk):
            for paper in (Paper.HANDOUT, Paper.ANSWERS, Paper.NOTES):
                assert squeezed(text.id) in told[paper]
    for text in case.notes:
        assert (squeezed(text.id) in told[Paper.HANDOUT]) is False
        assert squeezed(text.id) in told[Paper.NOTES]


def test_what_we_would_say_is_what_the_rules_say(press: Press) -> None:
    made = press.page(written("through-the-wall", Paper.ANSWERS))
    first = made.text.partition(squeezed(f"2. {CASE.parts[1].title.id}"))[0]
    said = "How soon must somebody be told? By the end of the next working day"
    assert squeezed(said) in first
    assert squeezed("Working Together") in first


def test_the_real_questions_can_be_ticked_on_paper() -> None:
    page = text_of(written("through-the-wall", Paper.SLIPS))
    asked = content().library.questionnaire(CASE.questionnaire)
    for part in CASE.parts:
        for id in part.pages:
            assert squeezed(asked.pages_by_id[id].title.id) in page
    assert page.count(squeezed("Write no name.")) == 2 * len(CASE.parts)
    assert page.count(squeezed("Before talking")) >= 3 * len(CASE.parts)


def answers_of(item: AnyExercise) -> Iterator[str]:
    """Yield what an exercise tells afterwards."""
    match item:
        case Statements():
            yield from (words.id for each in item.statements for words in each.truth)
        case Quiz():
            yield from (each.explains.id for each in item.questions)
        case Language():
            yield from (each.better for each in item.sentences)
        case Pitfalls():
            yield from (each.text.id for each in item.pitfalls)
        case RolePlay():
            yield from (each.text.id for each in item.talk)
        case ReferralExercise():
            yield from (each.text.id for each in item.why)


@pytest.mark.parametrize("id", TRAINING.exercises)
def test_an_exercise_has_its_answers_only_on_the_paper_with_answers(id: str) -> None:
    blank, answered = (text_of(written(id, each)) for each in (Paper.HANDOUT, Paper.ANSWERS))
    told = list(answers_of(TRAINING.exercises[id]))
    assert told
    for words in told:
        assert squeezed(words) not in blank, words
        assert squeezed(words) in answered, words


HOSTILE = [
    pytest.param("Sam Sample", "Sam Sample", id="plain"),
    pytest.param("<b>Sam</b>", "<b>Sam</b>", id="markup"),
    pytest.param('" data-mark="REAL', '" data-mark="REAL', id="an attribute"),
    pytest.param("سلمى", None, id="right to left"),
    pytest.param("a" * 80, "a" * 80, id="long"),
]


@pytest.mark.parametrize(("name", "shown"), HOSTILE)
def test_a_name_is_printed_as_it_was_typed(press: Press, name: str, shown: str | None) -> None:
    made = press.page(attendance(name))
    assert len(made.pages) == 1
    assert is_marked(made)
    assert shown is None or squeezed(shown) in squeezed(made.pages[0])
    assert name not in str(made.opened.docinfo["/Title"])
    assert squeezed("Signpost did not check who took part") in squeezed(made.pages[0])
    assert squeezed("On 24 November 2026") in squeezed(made.pages[0])


def test_the_words_of_the_papers_are_plain() -> None:
    said = re.sub(r"<head>.*</head>", "", attendance("Sam"), flags=re.DOTALL)
    page = re.sub(r"<[^>]+>", "\n", said)
    ways = [text.id for texts in WAYS.values() for text in texts]
    assert 0 < measure([page]).lix <= 30
    assert 0 < measure(ways).lix <= 30
    assert [each for text in (page, *ways) for each in overlong(text)] == []
