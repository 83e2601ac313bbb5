"""Blocks are written once and put together; what is not there is refused by file and line."""

from pathlib import Path

import pytest

from app.questionnaires.errors import ContentError
from app.questionnaires.library import Library, load_library
from app.questionnaires.text import Text
from tests.making import edit, line_of
from tests.small_content import small_forms

QUESTIONS, BLOCK = "questionnaires/small.yaml", "blocks/you.yaml"
MORE = """
block: more
title: More
pages:
  - id: first
    title: First
    questions: [{id: one, type: text, label: One?, place: child}]
  - id: second
    title: Second
    show_if: {question: one, answered: true}
    questions: [{id: two, type: text, label: Two?, place: child, shared: false}]
  - id: third
    title: Third
    questions: [{id: three, type: text, label: Three?, place: child}]
"""
LISTED = """
id: listed
address: t
edition: "Working Together 2023"
review_by: 2027-03-01
audience: [professional]
kinds: [screening]
title: A list
tasks:
  - id: all
    title: All of them
    pages: [{use: you}, {use: more, pages: [third, first]}]
  - id: own
    title: Its own
    pages:
      - id: last
        title: Own
        questions: [{id: own, type: text, label: Own?, place: child}]
"""


def library(folder: Path, **more: str) -> Library:
    return load_library(small_forms(folder, **more))


def test_the_pages_of_a_block_stand_where_it_is_used(tmp_path: Path) -> None:
    small = library(tmp_path).questionnaire("small")
    assert [page.id for page in small.pages] == ["seen", "about-you"]
    assert small.tasks == ()


def test_named_pages_come_alone_in_the_order_of_the_block(tmp_path: Path) -> None:
    found = library(tmp_path, blocks__more=MORE, questionnaires__listed=LISTED)
    listed = found.questionnaire("listed")
    assert [page.id for page in listed.pages] == ["about-you", "first", "third", "last"]
    assert [(task.id, task.pages) for task in listed.tasks] == [
        ("all", ("about-you", "first", "third")),
        ("own", ("last",)),
    ]


def test_every_question_of_a_block_is_shared_and_no_other(tmp_path: Path) -> None:
    found = library(tmp_path, blocks__more=MORE, questionnaires__listed=LISTED)
    listed = found.questionnaire("listed")
    assert {id for id, each in listed.questions.items() if not each.shared} == {"own"}
    assert set(listed.keys) == {"reporter", "agree", "people", "one", "three", "listed.own"}
    assert all(
        question.shared
        for at in found.blocks.values()
        for page in at.block.pages
        for question in page.questions
    )
    assert not any(each.shared for each in found.questionnaire("small").pages[0].questions)
    assert found.shared == {"reporter", "agree", "people", "one", "three"}


def test_a_block_is_the_same_wherever_it_is_used(tmp_path: Path) -> None:
    found = library(tmp_path, blocks__more=MORE, questionnaires__listed=LISTED)
    pages = [found.questionnaire(id).pages_by_id["about-you"] for id in ("small", "listed")]
    assert pages[0] is pages[1]


def test_each_page_knows_the_file_and_line_that_it_stands_in(tmp_path: Path) -> None:
    found = library(tmp_path, blocks__more=MORE, questionnaires__listed=LISTED)
    places = {place.item.id: place for place in found.wholes["listed"].pages}
    forms = tmp_path / "forms"
    for page, file in (("third", "blocks/more.yaml"), ("last", "questionnaires/listed.yaml")):
        fault = places[page].fault("x", "y")
        assert (fault.file, fault.line) == (forms / file, line_of(forms / file, f"- id: {page}"))
    files = {file.name for file in found.files_of("listed")}
    assert files == {"listed.yaml", "more.yaml", "you.yaml", "few.yaml", "scales.yaml"}
    assert "more.yaml" not in {file.name for file in found.files_of("small")}


def test_texts_of_a_block_have_the_blocks_own_context(tmp_path: Path) -> None:
    small = library(tmp_path).questionnaire("small")
    assert small.pages_by_id["about-you"].title == Text("About you", "you")
    assert small.pages_by_id["seen"].title == Text("What you saw", "small")


BROKEN = [
    pytest.param(
        QUESTIONS,
        "{use: you}",
        "{use: them}",
        "{use: them}",
        "no block is called 'them'",
        id="block",
    ),
    pytest.param(
        QUESTIONS,
        "{use: you}",
        "{use: you, pages: [about-you, about-them]}",
        "{use: you",
        "block 'you' has no page 'about-them'",
        id="a page that the block has not",
    ),
    pytest.param(
        QUESTIONS, "id: small", "id: large", "id: large", "name it 'small'", id="another id"
    ),
    pytest.param(BLOCK, "block: you", "block: we", "block: we", "name it 'you'", id="another name"),
    pytest.param(
        QUESTIONS,
        "- {use: you}",
        "- {use: you}\n        tasks:\n          - {id: t, title: T, pages: [{use: you}]}",
        "id: small",
        "either pages, or tasks",
        id="both pages and tasks",
    ),
    pytest.param(QUESTIONS, "pages:", "page:", "id: small", "page", id="neither pages nor tasks"),
    pytest.param(
        QUESTIONS, "{use: you}", "{uses: you}", "{uses: you}", "uses", id="a key misspelt"
    ),
    pytest.param(
        QUESTIONS, "{use: you}", "{use: you, title: You}", "{use: you", "title", id="a key too many"
    ),
    pytest.param(BLOCK, "as: choice", "as: pick", "as: pick", "as", id="an unknown column"),
    pytest.param(BLOCK, "title: You", "titel: You", "titel: You", "titel", id="a block's key"),
    pytest.param(BLOCK, "one: Person", "ones: Person", "ones: Person", "ones", id="a row's name"),
]


@pytest.mark.parametrize(("file", "old", "new", "at", "words"), BROKEN)
def test_what_is_wrong_with_a_file_is_told_with_its_line(
    tmp_path: Path, *, file: str, old: str, new: str, at: str, words: str
) -> None:
    forms = small_forms(tmp_path)
    edit(forms / file, old, new)
    with pytest.raises(ContentError) as caught:
        load_library(forms)
    faults = [fault for fault in caught.value.faults if words in str(fault)]
    assert faults, caught.value.faults
    assert {fault.file for fault in faults} == {forms / file}
    assert line_of(forms / file, at) in {fault.line for fault in faults} or at == "id: small"
    assert all(fault.mend for fault in faults)


WRONG_TASKS = [
    pytest.param(
        "pages: [{use: you}, {use: more, pages: [third, first]}]", "pages: []", id="empty"
    ),
    pytest.param(
        "{use: more, pages: [third, first]}", "{use: more, pages: [x]}", id="no such page"
    ),
    pytest.param("{use: you}", "{use: nobody}", id="no such block"),
    pytest.param("    title: All of them\n", "", id="no title"),
]


@pytest.mark.parametrize(("old", "new"), WRONG_TASKS)
def test_what_is_wrong_with_a_task_is_told_with_its_line(
    tmp_path: Path, old: str, new: str
) -> None:
    forms = small_forms(tmp_path, blocks__more=MORE, questionnaires__listed=LISTED)
    file = forms / "questionnaires" / "listed.yaml"
    edit(file, old, new)
    with pytest.raises(ContentError) as caught:
        load_library(forms)
    [fault, *_] = caught.value.faults
    assert fault.file == file
    assert line_of(file, "- id: all") <= fault.line <= line_of(file, "- id: own")
