"""The two ways in: the public's doors, and what professionals can do."""

from flask import Flask

from app.questionnaires.base import WORK
from tests.journey.reading import text_of
from tests.journey.walker import Walker


def links(walker: Walker) -> dict[str, str]:
    return {a.get("href") or "": text_of(a) for a in walker.page.all("a")}


def test_professionals_are_offered_every_questionnaire_of_theirs_and_no_other(
    walker: Walker,
) -> None:
    walker.open("/en/work")
    shown = links(walker)
    for each in walker.state.content.library.questionnaires.values():
        is_theirs = each.reader in WORK
        assert (f"/en/{each.address}/" in shown) is is_theirs, each.id
        assert (f"/en/{each.address}/whole" in shown) is is_theirs, each.id
        if is_theirs:
            assert shown[f"/en/{each.address}/"] == each.title.id
            assert each.about
            assert " ".join(each.about.id.split()) in walker.page.text


def test_each_group_says_what_one_wants_to_do(walker: Walker) -> None:
    walker.open("/en/work")
    headings = [text_of(each) for each in walker.page.all("h2")]
    for each in ("Assess with a toolkit", "Refer a child", "Follow up a referral"):
        assert each in headings
    assert headings[0].startswith("If a child is in danger now, ring 999")


def test_the_first_page_has_a_door_for_each_reader(walker: Walker) -> None:
    walker.open("/en/")
    shown = links(walker)
    assert shown["/en/a/"] == "I am worried about a child"
    assert shown["/en/work"] == "I work with children or families"
    young = [
        each
        for each in walker.state.content.library.questionnaires.values()
        if each.reader == "young_person"
    ]
    assert [shown.get(f"/en/{each.address}/") for each in young] == [
        "I am under 18 and worried about myself" for _ in young
    ]


def test_every_door_opens_and_leads_back(walker: Walker) -> None:
    for each in walker.state.content.library.questionnaires.values():
        walker.open(f"/en/{each.address}/")
        assert walker.page.status == 200
        assert text_of(walker.page.all("h1")[0])
        [back] = [a for a in walker.page.all("a") if "back-link" in (a.get("class") or "")]
        assert back.get("href") == ("/en/work" if each.reader in WORK else "/en/")


def test_a_professional_is_told_what_it_is_and_what_it_is_not(walker: Walker) -> None:
    walker.open("/en/c/")
    text = walker.page.text
    for words in ("You decide, and so does the council", "Nothing is sent", "999"):
        assert words in text


def test_answers_in_this_browser_are_spoken_of_and_no_one_elses(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="c").begin()
    walker.open("/en/work")
    assert "There are answers about a child" not in walker.page.text
    walker.tell(child_name="Robin")
    walker.open("/en/work")
    assert "There are answers about a child" in walker.page.text
    assert "Robin" not in walker.page.text
    other = Walker(whole_app)
    other.open("/en/work")
    assert "There are answers about a child" not in other.page.text


def test_looking_round_begins_nothing(whole_app: Flask) -> None:
    for path in ("/en/work", "/en/c/", "/en/c/whole", "/en/f/"):
        response = whole_app.test_client().get(path)
        assert "signpost" not in response.headers.get("Set-Cookie", "")
