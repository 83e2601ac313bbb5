"""The whole way, in a browser with JavaScript and in one without."""

import json
import re
import subprocess
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import need
from tests.browser.person import Given, Person

SAW = "On Monday he limped. He said “it's nothing”."

BELT = "Marks in the shape of a hand, a belt, a stick or some other thing"

ANSWERS: dict[str, dict[str, Given]] = {
    "now": {"Is a child in danger right now?": "No"},
    "who": {"Who is this about?": "A child I know"},
    "age": {
        "What name is the child known by?": "Jo Made-Up",
        "How old is the child?": "I know the age",
        "Age in years": "11",
        "Is the child disabled": "No",
    },
    "tonight": {"Is Jo Made-Up safe tonight?": "Yes", "Could a person who may hurt": "No"},
    "care": {"Is Jo Made-Up hurt or ill now": "No"},
    "away": {"is Jo Made-Up missing": "No", "who is the child with now?": "His aunt"},
    "looks": {"how Jo Made-Up looks?": ["Bite marks", BELT]},
    "mood": {"how Jo Made-Up acts?": ["Flinches, or is always on the watch"]},
    "when": {
        "When did you first notice": "In the past week",
        "Day": "3",
        "Month": "2",
        "Year": "2026",
        "How often does it happen?": "A few times",
    },
    "words": {"said that a person hurts": "Yes", "word for word?": "“He bit me.”"},
    "area": {"What is the postcode of Jo": "S64 0AA"},
    "council": {"Which council is it?": "Yes, that is right"},
    "about": {"how can they be found?": "1 Made-Up Street\nMexborough"},
    "account": {"What did you see or hear": SAW, "what have others told": "A friend saw it too."},
    "you": {"May the council and the police": "No"},
}


def words_of(file: Path) -> list[str]:
    """Return what a PDF says, page by page."""
    read = subprocess.run(
        [need("pdftotext"), "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return [" ".join(page.split()) for page in read.stdout.split("\f")]


def test_a_neighbour_gets_from_the_first_page_to_a_letter_and_leaves_nothing(
    anybody: Person, tmp_path: Path
) -> None:
    person = anybody.begin()
    person.walk(ANSWERS, to="council")
    assert "S64 0AA is in the area of City of Doncaster Council." in person.text
    person.walk(ANSWERS)

    _change_an_answer(person)
    person.press("See what to do now")
    _tells_whom_to_ring(person)
    _shows_the_letter(person)
    _reads_in_order(words_of(person.take("For the council (PDF)", tmp_path)))
    person.follow("All documents: Word, plain text, calendar, password, data")
    _holds_the_answers(person.take("Your answers as data", tmp_path))

    person.press("I have it, delete my answers")
    assert person.heading == "Your answers are deleted"
    person.open("/en/a/result")
    assert "Your answers are no longer here." in person.text
    assert "Made-Up" not in person.page.content()
    assert "signpost" not in {cookie["name"] for cookie in person.page.context.cookies()}


def _change_an_answer(person: Person) -> None:
    assert person.heading == "Check your answers"
    assert "Bite marks" in person.text
    assert SAW in person.text
    person.page.get_by_role("link", name=re.compile(r"^Change.*how Jo Made-Up looks")).click()
    expect(person.page.get_by_role("checkbox", name="Bite marks")).to_be_checked()
    person.page.get_by_role("checkbox", name="Bite marks").uncheck()
    person.press("Continue")
    assert person.at == "check"
    assert "Bite marks" not in person.text
    assert BELT in person.text


def _tells_whom_to_ring(person: Person) -> None:
    text = person.text
    assert person.heading == "Ring now, write after"
    order = ["Nobody has been told yet.", "Ring now, write after", "City of Doncaster Council"]
    places = [text.index(words) for words in [*order, "Why Marks or injuries like these"]]
    assert places == sorted(places)
    numbers = person.page.locator("main a[href^='tel:']").all_inner_texts()
    assert {"999", "101", "0808 800 5000"} <= set(numbers)
    for number in set(numbers):
        link = person.page.locator("main").get_by_role("link", name=number, exact=True).first
        assert link.get_attribute("href") == f"tel:{number.replace(' ', '')}"


def _shows_the_letter(person: Person) -> None:
    person.page.get_by_role("link", name=re.compile("^as a page.*for the council$")).click()
    for words in ("Ring now, write after", "City of Doncaster Council", SAW, "“He bit me.”"):
        assert words in person.text
    person.follow("Back")
    assert person.at == "result"


def _reads_in_order(pages: list[str]) -> None:
    order = [
        "This is a referral",
        "Ring now, write after",
        "City of Doncaster Council",
        "What the worry is, and why now",
        BELT,
    ]
    places = [pages[0].find(words) for words in order]
    assert -1 not in places, pages[0]
    assert places == sorted(places)
    assert any(SAW in page for page in pages)


def _holds_the_answers(file: Path) -> None:
    assert file.name == "answers.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["urgency"] == "same_day"
    assert data["area"]["name"] == "City of Doncaster Council"
    assert SAW in file.read_text(encoding="utf-8")


def test_danger_leads_to_999_after_one_answer(anybody: Person) -> None:
    person = anybody.begin().answer({"Is a child in danger right now?": "Yes"})
    assert person.heading == "Ring 999 now"
    call = person.page.get_by_role("main").get_by_role("link", name="999", exact=True)
    expect(call).to_have_attribute("href", "tel:999")
    expect(call).to_be_in_viewport()
    person.press("Go on and write it down")
    assert person.at == "who"


def test_none_of_these_and_a_sign_are_never_ticked_together(person: Person) -> None:
    person.begin().walk(ANSWERS, to="looks")
    boxes = person.question("how Jo Made-Up looks?")
    none = boxes.get_by_role("checkbox", name="None of these")
    bite = boxes.get_by_role("checkbox", name="Bite marks")
    bite.check()
    boxes.get_by_role("checkbox", name=BELT).check()
    none.check()
    assert [box.get_attribute("value") for box in boxes.locator(":checked").all()] == ["none"]
    bite.check()
    expect(none).not_to_be_checked()
