import pytest

from app.questionnaires.reading import Reading, measure, overlong, sentences, words

STORY = (
    "The boy ran home. He was cold and wet. His mother opened the door and gave him dry clothes. "
    "They had soup, bread and cheese in the kitchen. Later his sister came in from the garden. "
    "She had found a little brown rabbit under the hedge. It was shaking. They put it in a box "
    "with some straw and a carrot. In the morning it was well."
)
"""67 words in 9 sentences; four have 7 letters or more: clothes, kitchen, shaking, morning."""


def test_lix_by_hand() -> None:
    long_words = {word for word in words(STORY) if len(word) >= 7}
    assert long_words == {"clothes", "kitchen", "shaking", "morning"}
    assert measure([STORY]) == Reading(words=67, sentences=9, long_words=4)
    assert measure([STORY]).lix == pytest.approx(67 / 9 + 100 * 4 / 67)


def test_each_label_is_a_sentence_of_its_own() -> None:
    apart = measure(["Very quiet", "Often dirty", "Runs away"])
    assert (apart.words, apart.sentences) == (6, 3)
    assert measure(["Very quiet often dirty runs away"]).sentences == 1


def test_too_few_words_measure_nothing() -> None:
    assert measure(["Unquestionably extraordinary circumlocutions"]).lix == 0
    assert measure(["a"] * 59).lix == 0
    assert measure(["a"] * 60).lix == 1


def test_names_are_left_out_of_long_words() -> None:
    text = ["Childline helps everybody"]
    assert measure(text).long_words == 2
    assert measure(text, names=frozenset({"childline"})).long_words == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("One. Two! Three?", ["One", " Two", " Three"], id="three ends"),
        pytest.param("Say: go", ["Say", " go"], id="a colon ends"),
        pytest.param("At 3.30 we go", ["At 3.30 we go"], id="a point in a number"),
        pytest.param("One\nTwo", ["One", "Two"], id="lines"),
        pytest.param("...", [], id="no word"),
        pytest.param("%(name)s is here", ["name is here"], id="a place counts as one word"),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("don't - it's well-known", ["don't", "it's", "well-known"], id="joined"),
        pytest.param("999 or 101", ["999", "or", "101"], id="numbers"),
        pytest.param("Łódź é", ["Łódź", "é"], id="letters of other languages"),
        pytest.param("a_b", ["a", "b"], id="no line below"),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_sentence_of_over_25_words_is_found() -> None:
    assert overlong("a " * 25 + ".") == []
    assert overlong("Short. " + "a " * 26) == [" " + "a " * 26]
