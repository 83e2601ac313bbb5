"""What is read, what is not, and that a remark points at the exact piece."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.questionnaires.answers import Json
from app.questionnaires.path import walk
from app.questionnaires.text import English, render
from app.referrals.content import Walked
from app.referrals.wording.quotes import quoted
from app.referrals.wording.reading import Reading
from app.referrals.wording.remarks import Remark, remarks
from tests.making import ASKING, filed, page, questionnaire
from tests.referrals.wording.reading_aid import asked, judged, read, wordbook

BLAMING = "She is promiscuous."
ROWS: dict[str, Json] = {
    "one": "Event",
    "columns": [
        {"id": "name", "as": "line", "label": "Name"},
        {"id": "what", "as": "lines", "label": "What"},
    ],
}
STEPS = [{"id": "low", "label": "Low"}, {"id": "high", "label": "High"}]
OPTIONS = [{"id": "a", "label": "A", "detail": {"label": "Which?"}}, {"id": "b", "label": "B"}]


def words(found: list[Remark]) -> list[str]:
    return [each.words for each in found]


@pytest.mark.parametrize(
    ("question", "value", "part"),
    [
        pytest.param(filed("text"), BLAMING, "", id="a line"),
        pytest.param(filed("long_text"), BLAMING, "", id="a text"),
        pytest.param(
            filed("one_of", options=OPTIONS),
            {"chosen": ["a"], "details": {"a": BLAMING}},
            "a",
            id="a detail",
        ),
        pytest.param(
            filed("entries", **ROWS), [{"name": "Kim"}, {"what": BLAMING}], "1.what", id="a row"
        ),
        pytest.param(
            filed("decision", about="level", steps=STEPS),
            {"chosen": "low", "reason": BLAMING},
            "reason",
            id="the reason of a decision",
        ),
        pytest.param(
            filed("body_map"),
            {"chosen": ["neck"], "details": {"neck": BLAMING}},
            "neck",
            id="a note on the body",
        ),
    ],
)
def test_every_box_to_write_in_is_read(question: dict[str, Json], value: Json, part: str) -> None:
    [remark] = remarks(judged(asked(question), {"q": value}), wordbook())
    assert (remark.words, remark.part, remark.question) == ("promiscuous", part, "q")
    assert remark.page.id == "one"
    assert render(remark.asked, English()) == "What of q?"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param(filed("long_text", holds="own_words"), BLAMING, id="a child's own words"),
        pytest.param(filed("text", holds="names"), "Promiscuous Lane", id="an address"),
        pytest.param(
            filed("person", fields=["name"]), {"name": "Naughty Liar"}, id="a person's name"
        ),
        pytest.param(filed("entries", **ROWS), [{"name": "Liar"}], id="a name in a row"),
    ],
)
def test_own_words_and_names_are_not_read(question: dict[str, Json], value: Json) -> None:
    assert not list(remarks(judged(asked(question), {"q": value}), wordbook()))


def test_a_view_is_remarked_on_in_a_box_for_facts_alone() -> None:
    assert words(read("He is abusive.", "seen")) == ["is abusive"]
    assert read("He is abusive.", "thought") == []


def test_what_is_off_the_path_is_not_read() -> None:
    gate = filed("one_of", "gate", neutral=True, options=OPTIONS)
    told = {"gate": "b", "more": BLAMING}
    is_a = {"question": "gate", "is": "a"}
    for shown, expected in ({}, ["promiscuous"]), ({"show_if": is_a}, []):
        more = page("two", filed("long_text", "more"), **shown)
        whole = questionnaire(page("one", gate), more, audience=["professional"])
        assert words(list(remarks(judged(whole, told), wordbook()))) == expected


def test_what_was_told_in_another_questionnaire_is_read_behind_it() -> None:
    other = asked(filed("long_text", "else")).model_copy(update={"id": "other"})
    answers = {"else": other.question("else").read("He lies.", ASKING)}
    before = Walked(questionnaire=other, path=walk(other, answers))
    found = list(remarks(judged(asked(), {"thought": BLAMING}, before), wordbook()))
    assert words(found) == ["promiscuous", "lies"]
    assert [each.questionnaire.id for each in found] == ["small", "other"]


def test_what_a_young_person_told_before_is_left_alone() -> None:
    young = asked(filed("long_text", "else"), audience="young_person")
    young = young.model_copy(update={"id": "other"})
    answers = {"else": young.question("else").read(BLAMING, ASKING)}
    before = Walked(questionnaire=young, path=walk(young, answers))
    assert not list(remarks(judged(asked(), {}, before), wordbook()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He is naughty.", ["naughty"], id="blame"),
        pytest.param("Apparently he drinks.", ["Apparently"], id="hearsay"),
        pytest.param("There was a CIN and NFA.", [], id="letters"),
        pytest.param("He is abusive and lazy.", [], id="a view"),
        pytest.param("There are issues.", [], id="vague words"),
    ],
)
def test_the_public_are_spared_the_rest(text: str, expected: list[str]) -> None:
    assert words(read(text, audience="public")) == expected


def test_letters_are_asked_about_once_and_not_behind_their_explanation() -> None:
    assert words(read("CIN plan. The CIN plan.")) == ["CIN"]
    assert words(read("The CIN plan. He is a child in need (CIN). Another CIN plan.")) == ["CIN"]
    questions = (filed("long_text", "first"), filed("long_text", "second"))
    told = {"first": "a child in need (CIN)", "second": "The CIN plan ended."}
    assert not list(remarks(judged(asked(*questions), told), wordbook()))


def test_what_they_stand_for_is_said() -> None:
    [remark] = read("The SENCO rang.")
    said = render(remark.say, English())
    assert said == "Write it out once: special educational needs co-ordinator (SENCO)."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "\u0627\u0644\u0637\u0641\u0644 CIN \u062e\u0627\u0626\u0641 \u062c\u062f\u0627",
            id="Arabic",
        ),
        pytest.param("\u09b6\u09bf\u09b6\u09c1\u099f\u09bf " * 60, id="Bengali"),
        pytest.param(
            "Dziecko jest w domu z matk\u0105 i MOPS nie chce pomaga\u0107 od maja " * 5,
            id="Polish",
        ),
        pytest.param(
            "Copilul este acas\u0103 cu mama \u0219i DGASPC nu vrea s\u0103 ajute de luni " * 5,
            id="Romanian",
        ),
    ],
)
def test_other_languages_are_met_with_silence(text: str) -> None:
    assert read(text) == []


def test_a_clear_word_of_english_is_found_in_them() -> None:
    text = "Pani powiedzia\u0142a, \u017ce dziewczynka jest promiscuous i nie chodzi do szko\u0142y"
    assert words(read(text)) == ["promiscuous"]


HOSTILE = {
    "one word": "a" * 20_000,
    "spaces": " " * 9_999 + "x" + " " * 9_999 + "x",
    "stops": "." * 19_999 + "x",
    "quotes": "\"'\u2018\u201c\u00ab" * 4_000,
    "opened": "\u2018a " * 6_600,
    "owned": "\u2018s\u2019 a" * 4_000,
    "brackets": "(ABCD) (" * 2_500,
    "letters": " ".join(f"A{chr(65 + n % 26)}{chr(65 + n // 26 % 26)} (" for n in range(3_300)),
    "begun": "putting herself at " * 1_050,
    "gaps": "put herself a b c " * 1_100,
    "terms": "promiscuous " * 1_600,
    "lines": "\n" * 19_999 + "x",
    "dots": "A." * 10_000,
    "hidden": "pro\u00admis" * 2_500,
    "combining": "e\u0301" * 10_000,
    "brackets of words": "CIN (" + "a " * 9_900,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_is_read_fast_and_exactly(text: str) -> None:
    long = (text * (100_000 // len(text) + 1))[:100_000]
    boxes = [long[at : at + 20_000] for at in range(0, 100_000, 20_000)]
    questions = [filed("long_text", f"q{n}", max_length=20_000, holds="facts") for n in range(5)]
    told = judged(asked(*questions), {f"q{n}": each for n, each in enumerate(boxes)})
    began = time.process_time()
    found = list(remarks(told, wordbook()))
    assert time.process_time() - began < 2  # with room for a busy machine: it takes some 0.3 s
    assert all(each.words == each.text[each.start : each.end] for each in found)


def test_one_long_text_is_read_in_a_time_that_grows_with_its_length() -> None:
    for text in HOSTILE.values():
        began = time.process_time()
        long = (text * (100_000 // len(text) + 1))[:100_000]
        reading = Reading(long, wordbook().lists["english"])
        assert reading.quotes is not None
        assert list(reading.runs()) is not None
        assert list(wordbook().phrasebook.find(reading.text, reading.words)) is not None
        assert time.process_time() - began < 2


READABLE = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
PIECES = st.sampled_from(
    [
        "promiscuous",
        "She lies",
        "CIN",
        "apparently",
        "issues",
        "he is abusive",
        '"',
        "'",
        "\u2018",
        "\u2019",
        "\u201c",
        "\u201d",
        "\u00ab",
        "\u00bb",
        "\u201e",
        "boys'",
        "it's",
        "\n\n",
        "\n",
        " ",
        ". ",
        "(",
        ")",
        "A.B.",
        "put herself a b at risk",
        "word " * 27,
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(READABLE, max_size=12)), max_size=40))
def test_a_remark_is_a_piece_of_the_text_outside_every_quote(pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    found = read(text) if text else []
    for each in found:
        assert each.words == each.text[each.start : each.end]
        assert each.words.strip() == each.words != ""
        assert all(end <= each.start or each.end <= start for start, end in quoted(each.text))
    assert [each.start for each in found] == sorted(each.start for each in found)
