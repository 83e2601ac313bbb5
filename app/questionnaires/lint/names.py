"""Lint: every name that a questionnaire uses is the name of something."""

from collections import Counter
from collections.abc import Iterator

from app.questionnaires.checks import InOrder, NeedsOneOf
from app.questionnaires.errors import Fault
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.place import AuthorityQuestion, PostcodeQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.library import Library
from app.questionnaires.places import Place, pages_of, questions_of
from app.questionnaires.wording import Wording


def doubled_names(library: Library) -> Iterator[Fault]:
    """Find ids, titles and addresses that two things share."""
    for place in library.places():
        pages, questions = list(pages_of(place)), list(questions_of(place))
        yield from _doubled([(page, page.item.id) for page in pages], "pages")
        yield from _doubled([(page, page.item.title.id) for page in pages], "page titles")
        yield from _doubled([(each, each.item.id) for each in questions], "questions")
        for question in questions:
            yield from _doubled_options(question)
    yield from _doubled([(each, each.item.address) for each in library.places()], "addresses")


def _doubled(named: list[tuple[Place, str]], what: str) -> Iterator[Fault]:
    counts = Counter(name for _, name in named)
    for place, name in named:
        if counts[name] > 1:
            yield place.fault(f"two {what} are {name!r}", "rename one")


def _doubled_options(place: Place) -> Iterator[Fault]:
    question = place.item
    items: tuple[str, ...] = ()
    if isinstance(question, ChoiceQuestion):
        items = tuple(option.id for option in question.offered())
    elif isinstance(question, SignsQuestion):
        items = tuple(sign.id for sign in question.signs)
    for name, count in Counter(items).items():
        if count > 1:
            yield place.fault(f"{name!r} stands twice in {question.id!r}", "rename one")
        if name == "none":
            yield place.fault("an option may not be called 'none'", "use the key none")


def unknown_facts(library: Library) -> Iterator[Fault]:
    """Find facts that an answer means and `forms/facts` does not define."""
    for place in library.places():
        for question in questions_of(place):
            for fact in sorted(set(question.item.named_facts()) - set(library.facts)):
                yield question.fault(f"unknown fact {fact!r}", "define it in forms/facts")


def unsourced_signs(library: Library) -> Iterator[Fault]:
    """Find signs without a source, and signs that mean nothing."""
    for place in library.places():
        for question in questions_of(place):
            if not isinstance(question.item, SignsQuestion):
                continue
            for number, sign in enumerate(question.item.signs):
                where = question.below("signs", number, item=sign)
                if not sign.source.strip():
                    yield where.fault(f"sign {sign.id!r} has no source", "add source")
                if not sign.means:
                    yield where.fault(f"sign {sign.id!r} means no fact", "add means")


def misplaced_names(library: Library) -> Iterator[Fault]:
    """Find piped answers, checks and suggestions that name a question which is not there."""
    for place in library.places():
        earlier: set[str] = set()
        for page in pages_of(place):
            own = {question.id for question in page.item.questions}
            for number, check in enumerate(page.item.checks):
                where = page.below("checks", number, item=check)
                yield from _misplaced_check(where, own)
            for number, question in enumerate(page.item.questions):
                where = page.below("questions", number, item=question)
                yield from _misplaced_in_question(where, earlier, place)
            earlier |= own


def can_be_piped(question: AnyQuestion) -> bool:
    """Say whether `short` makes words of this question's answers."""
    return question.type in {"text", "date", "postcode", "person"}


def _misplaced_check(place: Place, own: set[str]) -> Iterator[Fault]:
    check: InOrder | NeedsOneOf = place.item
    for id in check.questions():
        if id not in own:
            yield place.fault(f"unknown question {id!r} in a check", "name one of this page")


def _misplaced_in_question(place: Place, earlier: set[str], whole: Place) -> Iterator[Fault]:
    question = place.item
    for wording in (question.label, question.hint):
        if isinstance(wording, Wording):
            yield from _misplaced_in_wording(place, wording, earlier, whole)
    if isinstance(question, AuthorityQuestion) and question.suggested_by:
        found = whole.item.questions.get(question.suggested_by)
        if not isinstance(found, PostcodeQuestion) or found.id not in earlier:
            what = f"{question.suggested_by!r} is no postcode question before this"
            yield place.fault(what, "name one in suggested_by")
    if question.given_if and question.given_if not in whole.item.questions:
        yield place.fault(f"given_if names {question.given_if!r}, unknown", "name a question")


def _misplaced_in_wording(
    place: Place, wording: Wording, earlier: set[str], whole: Place
) -> Iterator[Fault]:
    for id in wording.needs:
        if id not in earlier:
            yield place.fault(f"unknown question {id!r} in a text", "name an earlier one")
    for id in wording.fill.values():
        if id in earlier and not can_be_piped(whole.item.questions[id]):
            what = f"the answer to {id!r} cannot stand inside a sentence"
            yield place.fault(what, "pipe a text, a day, a postcode or a name")
