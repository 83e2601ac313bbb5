import pytest
from pydantic import TypeAdapter

from app.assessment.when import Always, When
from app.referrals.comparing.conditions import condition_words, is_as_wide

WHEN: TypeAdapter[When] = TypeAdapter(When)
ONE, TWO = {"fact": "one"}, {"fact": "two"}


@pytest.mark.parametrize(
    ("new", "old", "wide"),
    [
        pytest.param(ONE, ONE, True, id="the same"),
        pytest.param(TWO, ONE, False, id="another fact"),
        pytest.param({"fact": "one", "at_least": "not_sure"}, ONE, True, id="less sure"),
        pytest.param({"fact": "one", "at_least": "yes"}, ONE, False, id="more sure"),
        pytest.param({"fact": "one", "since": "now"}, ONE, False, id="only now"),
        pytest.param(ONE, {"fact": "one", "since": "now"}, True, id="longer ago as well"),
        pytest.param({"any": [TWO, ONE]}, ONE, True, id="one more way"),
        pytest.param(ONE, {"any": [ONE, TWO]}, False, id="one way less"),
        pytest.param({"any": [TWO, ONE]}, {"any": [ONE, TWO]}, True, id="another order"),
        pytest.param({"all": [ONE, TWO]}, ONE, False, id="one more part"),
        pytest.param(ONE, {"all": [ONE, TWO]}, True, id="one part less"),
        pytest.param(
            {"any": [{"all": [ONE, TWO]}, {"fact": "three"}]},
            {"all": [TWO, ONE]},
            True,
            id="a part of a part",
        ),
        pytest.param(
            {"count_of": ["one", "two", "three"], "at_least": 2},
            {"count_of": ["one", "two"], "at_least": 3},
            True,
            id="more facts, fewer of them",
        ),
        pytest.param(
            {"count_of": ["one"], "at_least": 2},
            {"count_of": ["one", "two"], "at_least": 2},
            False,
            id="fewer facts",
        ),
        pytest.param({"count_of": ["one"], "at_least": 2}, ONE, False, id="a count of a fact"),
    ],
)
def test_a_rule_is_as_wide_when_it_fires_wherever_it_did(
    new: dict[str, object],
    old: dict[str, object],
    wide: bool,  # noqa: FBT001
) -> None:
    assert is_as_wide(WHEN.validate_python(new), WHEN.validate_python(old)) is wide


def test_always_is_as_wide_as_anything_and_nothing_else_is_as_wide_as_always() -> None:
    always, one = Always(always=True), WHEN.validate_python(ONE)
    assert is_as_wide(always, one)
    assert is_as_wide(always, always)
    assert not is_as_wide(one, always)
    assert condition_words(always, str) == "always"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        pytest.param(ONE, "ONE", id="a fact"),
        pytest.param({**ONE, "at_least": "not_sure"}, "ONE (even if not sure)", id="not sure"),
        pytest.param(
            {**ONE, "at_least": "yes", "since": "now"}, "ONE (only if sure) (now)", id="sure, now"
        ),
        pytest.param(
            {"all": [ONE, {"any": [TWO, ONE]}]}, "all of (ONE; any of (TWO; ONE))", id="parts"
        ),
        pytest.param(
            {"count_of": ["one", "two"], "at_least": 2},
            "at least 2 answers that mean one of (ONE; TWO)",
            id="a count",
        ),
    ],
)
def test_a_condition_is_written_in_words(when: dict[str, object], words: str) -> None:
    assert condition_words(WHEN.validate_python(when), str.upper) == words
