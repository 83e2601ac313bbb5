"""Every case that a safeguarding lead wrote comes out as it says."""

from pathlib import Path

import pytest

from app.questionnaires.errors import ContentError
from app.questionnaires.places import Place
from app.referrals.cases import example_cases, try_case
from tests.making import AT, WORRIED, cases, content

CASES = cases()


@pytest.mark.parametrize(("id", "place"), CASES, ids=[place.item.name for _, place in CASES])
def test_a_case_comes_out_as_it_says(id: str, place: Place) -> None:
    assert list(map(str, try_case(content(), id, place, AT))) == []


def test_case_names_are_unique() -> None:
    names = [place.item.name for _, place in CASES]
    assert len(set(names)) == len(names) > 100


CALM = "danger: no, who: known, safe-tonight: yes, reach: no, hurt: no"


@pytest.mark.parametrize(
    ("answers", "expected", "what"),
    [
        pytest.param(
            CALM, "urgency: same_day", "urgency is advice_only, not same_day", id="urgency"
        ),
        pytest.param(CALM, "level: early_help", "level is universal, not early_help", id="level"),
        pytest.param(
            CALM,
            "exploitation_level: high",
            "exploitation_level is None, not high",
            id="exploitation",
        ),
        pytest.param(CALM, "destinations: [lado]", "destination lado is missing", id="missing"),
        pytest.param(
            CALM,
            "not_destinations: [nspcc_helpline]",
            "nspcc_helpline is a destination",
            id="destination too many",
        ),
        pytest.param(CALM, "cautions: [stay-safe]", "caution stay-safe is missing", id="caution"),
        pytest.param(CALM, "clocks: [la-decision]", "clock la-decision is missing", id="clock"),
        pytest.param(CALM, "rules: [danger-now]", "rule danger-now is missing", id="rule"),
        pytest.param(CALM, "not_rules: [advice-always]", "rule advice-always fires", id="not rule"),
        pytest.param(
            "dangr: no", "level: universal", "no question is called 'dangr'", id="no question"
        ),
        pytest.param("danger: 3", "level: universal", "danger: wrong_type", id="wrong type"),
    ],
)
def test_a_case_that_comes_out_otherwise_names_file_and_line(
    tmp_path: Path, answers: str, expected: str, what: str
) -> None:
    (tmp_path / "cases").mkdir()
    file = tmp_path / "cases" / "one.yaml"
    case = f"  - name: Mine\n    answers: {{{answers}}}\n    {expected}\n    source: public C1\n"
    file.write_text(f"questionnaire: {WORRIED}\ncases:\n{case}", encoding="utf-8")
    [(id, place)] = example_cases(tmp_path)
    [fault] = try_case(content(), id, place, AT)
    assert (fault.file, fault.line) == (file, 3)
    assert f"Mine: {what}" in fault.what


def test_a_case_without_a_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    text = "questionnaire: x\ncases:\n  - {name: Mine, answers: {}}\n"
    (tmp_path / "cases" / "one.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="source"):
        list(example_cases(tmp_path))
