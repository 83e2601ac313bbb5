"""A room is in the languages of what it does, and every word of it is."""

import pytest
from flask import Flask

from app.directory.paths import FORMS
from app.questionnaires.tongue_words import UNCHECKED
from app.training.content.library import load_training
from app.training.content.steps import Doing, Step, steps_of
from app.training.papers.kinds import Paper, papers_of
from app.training.papers.writing import Papers
from app.training.state import EXTENSION, State
from tests.journey.english import english_in, in_each, names_of
from tests.journey.pseudo import CODE, letters_left
from tests.journey.reading import PageRead
from tests.training.web.people import Phone, Trainer, Visitor

TRAINING = load_training(FORMS)
OURS = {"PDF", "Signpost", "Cymraeg", "Easy Read", "English", "TRAINING"}
PUBLIC = ("through-the-wall", "myths-exploitation", "quiz-first-things", "call-for-a-neighbour")
FOR_WORK = ("breakfast-club", "pitfalls", "words-that-blame", "first-referral")


class Room:
    """Somebody who leads and somebody on a phone, who find their way without reading."""

    def __init__(self, app: Flask, language: str, items: tuple[str, ...]) -> None:
        self.trainer = Trainer(app, language=language)
        self.phone = Phone(app, language=language)
        self.trainer.opens(*items)
        self.plan = [TRAINING.cases.get(each) or TRAINING.exercises[each] for each in items]
        self.phone.joins(self.trainer.code)

    def goes_through(self) -> "Room":
        """Go from the first step to the last, and look at every page on the way."""
        for number, step in enumerate(steps_of(self.plan)):
            if number:
                self.trainer.visit("/desk").press("/desk", to=str(number))
                assert self.trainer.page.status == 200
            for path in ("/wall", "/desk"):
                self.trainer.visit(path)
            self.phone.visit("/room")
            self._works(step)
            self.phone.visit("/room")
        for path in ("", "/desk/end", "/lead", "/alone"):
            self.trainer.visit(path)
        self.phone.visit("/support")
        return self

    def _works(self, step: Step) -> None:
        if step.doing is Doing.VOTE:
            self.phone.press("/room/vote")
        if step.doing is not Doing.WORK:
            return
        part = TRAINING.cases[step.item].part(step.part)
        assert part
        for page in part.pages:
            self.phone.visit(f"/room/page/{page}").press(f"/room/page/{page}")
        self.phone.visit("/room/judgement").press("/room/judgement")

    @property
    def seen(self) -> list[Visitor]:
        return [self.trainer, self.phone]


@pytest.mark.parametrize("items", [PUBLIC, FOR_WORK], ids=["for-anybody", "for-work"])
def test_every_word_of_a_room_can_be_translated(pseudo_app: Flask, items: tuple[str, ...]) -> None:
    room = Room(pseudo_app, CODE, items).goes_through()
    names = OURS | {each.short for each in room.trainer.state.content.sources.values()}
    left = {page.url: letters_left(page, names) for each in room.seen for page in each.seen}
    assert len(left) > 12
    assert {url: texts for url, texts in left.items() if texts} == {}


def test_a_room_for_people_who_work_with_children_says_in_which_languages_it_is(
    whole_app: Flask,
) -> None:
    trainer = Trainer(whole_app).opens("through-the-wall", "breakfast-club")
    phone = Phone(whole_app).joins(trainer.code)
    phone.language = "pl"
    for path in ("/room", "/room/judgement"):
        phone.visit(path)
        assert phone.page.status == 404
        assert {a.get("hreflang") for a in phone.page.all("a")} >= {"en", "cy"}
    phone.language = "cy"
    assert phone.visit("/room").page.status == 200


def test_a_room_for_anybody_is_in_every_language_at_once(whole_app: Flask) -> None:
    trainer = Trainer(whole_app, language="ar").opens("through-the-wall")
    code = trainer.code
    for language in ("pl", "ur", "easy"):
        phone = Phone(whole_app, language=language).joins(code)
        assert phone.visit("/room").page.status == 200
    assert trainer.counts()["people"] == 3


@pytest.mark.parametrize("path", ["/lead", "/alone", "/papers", "/attendance"])
def test_in_other_languages_there_is_what_is_for_anybody_and_where_the_rest_is(
    whole_app: Flask, path: str
) -> None:
    polish, welsh = (Phone(whole_app, language=code).visit(path) for code in ("pl", "cy"))
    assert "breakfast-club" not in polish.page.html
    assert "the-visit" in polish.page.html
    assert "breakfast-club" in welsh.page.html
    if path != "/attendance":
        assert {a.get("href") for a in polish.page.all("a")} >= {f"/en/training{path}"}


@pytest.mark.parametrize(
    "path", ["/papers/breakfast-club", "/papers/breakfast-club/notes.pdf", "/plan/pitfalls"]
)
def test_what_is_for_work_alone_says_so_in_other_languages(whole_app: Flask, path: str) -> None:
    phone = Phone(whole_app, language="ro")
    phone.visit(path)
    assert phone.page.status == 404
    assert {a.get("hreflang") for a in phone.page.all("a")} >= {"en", "cy"}


@in_each
def test_no_page_of_a_room_shows_an_english_sentence(whole_app: Flask, code: str) -> None:
    room = Room(whole_app, code, PUBLIC).goes_through()
    for path in ("/papers", "/papers/the-visit", "/attendance", "/plan/the-visit,night-shift"):
        room.trainer.visit(path)
    names = names_of(room.trainer)
    left = {page.url: english_in(page, names) for each in room.seen for page in each.seen}
    assert len(left) > 12
    assert {url: texts for url, texts in left.items() if texts} == {}


def papers_in(app: Flask, code: str) -> Papers:
    parts: State = app.extensions[EXTENSION]
    translator = app.extensions["languages"].translators[code]
    return Papers(content=parts.content, writer=parts.writer, translator=translator, at=parts.now())


@pytest.mark.parametrize("item", [*PUBLIC, *FOR_WORK])
def test_every_word_of_a_paper_can_be_translated(pseudo_app: Flask, item: str) -> None:
    papers = papers_in(pseudo_app, CODE)
    found = TRAINING.cases.get(item) or TRAINING.exercises[item]
    names = OURS | {each.short for each in papers.content.sources.values()}
    for paper in papers_of(found):
        read = PageRead(status=200, url=paper, html=papers.of(found, paper))
        assert letters_left(read, names) == []


@pytest.mark.parametrize("code", ["en", "pl", "ar"])
def test_a_paper_that_nobody_has_checked_says_so(whole_app: Flask, code: str) -> None:
    papers = papers_in(whole_app, code)
    html = papers.of(TRAINING.cases["the-visit"], Paper.HANDOUT)
    assert (UNCHECKED.id in html) is not papers.translator.is_checked
    assert papers.translator.is_checked is (code == "en")
