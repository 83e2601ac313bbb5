from pathlib import Path

import pytest

from app.questionnaires.errors import ContentError
from app.referrals.coverage import Looked, read_coverage
from app.referrals.coverage_table import coverage_table
from tests.making import Broken, edit, line_of
from tests.small_content import inventory, small_forms


def looked(folder: Path, *items: str) -> list[Looked]:
    return list(read_coverage(small_forms(folder, coverage__one=inventory(*items))).items)


def held_by(item: Looked) -> list[str]:
    return [each.id for each in item.by]


@pytest.mark.parametrize(
    ("item", "by"),
    [
        pytest.param('at: "003 L10", what: x', "small/signs.bite", id="a line in a range"),
        pytest.param('at: "public C6.1", what: x', "small/signs.bite", id="an item of a section"),
        pytest.param('at: "001 ¶161", what: x', "small/when.now", id="a range of paragraphs"),
        pytest.param('at: "000 L20", what: x', "you/people.name", id="a column"),
        pytest.param('at: "000a L21", what: x', "you/people.safe.yes", id="an option in a row"),
        pytest.param('at: "public C9", what: x', "small/seen (page)", id="a page"),
        pytest.param('at: "001 §5.14", what: x', "rules/hurt", id="a rule"),
        pytest.param('at: "002 L5", what: x', "destinations/council", id="a destination"),
        pytest.param('at: "002 L6", what: x', "cautions/calm", id="a caution"),
        pytest.param('at: "002 L7", what: x', "clocks/decision", id="a clock"),
        pytest.param('at: "002 L8", what: x', "outcome/same_day", id="the words of an outcome"),
    ],
)
def test_an_item_is_covered_by_what_cites_its_place(tmp_path: Path, item: str, by: str) -> None:
    [found] = looked(tmp_path, item)
    assert held_by(found) == [by]
    assert not found.by_section


@pytest.mark.parametrize(
    ("held", "by"),
    [
        pytest.param("when", "small/when", id="a question"),
        pytest.param("small.when", "small/when", id="a question by its questionnaire"),
        pytest.param("signs.thin", "small/signs.thin", id="a sign"),
        pytest.param("people.safe", "you/people.safe", id="a column"),
        pytest.param("reporter.phone", "you/reporter", id="a field of a person"),
        pytest.param("agree.no", "you/agree", id="an answer that is built in"),
    ],
)
def test_an_item_is_covered_by_what_it_names(tmp_path: Path, held: str, by: str) -> None:
    [found] = looked(tmp_path, f"at: the form, what: x, held_by: [{held}]")
    assert held_by(found) == [by]


def test_a_name_that_is_not_there_is_a_fault_and_covers_nothing(tmp_path: Path) -> None:
    item = "at: the form, what: x, held_by: [people.age]"
    forms = small_forms(tmp_path, coverage__one=inventory(item))
    found = read_coverage(forms)
    file = forms / "coverage" / "one.yaml"
    [fault] = found.faults
    assert (fault.file, fault.line) == (file, line_of(file, "people.age"))
    assert "'people.age'" in fault.what
    assert [gap.line for gap in found.gaps()] == [fault.line]


@pytest.mark.parametrize(
    ("items", "covered"),
    [
        pytest.param(["C7.1"], True, id="fewer items than signs that cite their section"),
        pytest.param(["C7.1", "C7.2"], True, id="as many: a question with signs is no sign"),
        pytest.param(["C7.1", "C7.2", "C7.3"], False, id="more items: one of them is missing"),
        pytest.param(["C6.2"], False, id="only another item of the section is cited"),
        pytest.param(["C8.1"], True, id="one sign"),
        pytest.param(["C8.1", "C8.2"], False, id="a rule stands for no item"),
        pytest.param(["C9.1"], False, id="a page stands for no item"),
        pytest.param(["C7", "C7"], True, id="two items with their section as place"),
        pytest.param(["C7", "C7", "C7"], False, id="three such items"),
        pytest.param(["C9", "C9"], False, id="two items, and only a page"),
    ],
)
def test_a_section_as_a_whole_covers_items_only_with_enough_citations(
    tmp_path: Path,
    items: list[str],
    covered: bool,  # noqa: FBT001
) -> None:
    rows = [f'at: "public {place}", what: item {number}' for number, place in enumerate(items)]
    found = looked(tmp_path, *rows)
    assert [bool(each.by) for each in found] == [covered] * len(items)
    assert [each.by_section for each in found] == [covered] * len(items)


def test_an_item_that_is_cited_or_left_out_needs_no_citation_of_its_section(
    tmp_path: Path,
) -> None:
    forms = small_forms(
        tmp_path,
        coverage__one=inventory(
            'at: "public C7.1", what: one',
            'at: "public C7.2", what: two',
            'at: "public C7.3", what: three, left_out: asked of nobody',
            'at: "public C7.4", what: four',
        ),
    )
    edit(forms / "questionnaires/small.yaml", "public C6.1", "public C7.4")
    found = read_coverage(forms).items
    assert [each.by_section for each in found] == [True, True, False, False]
    assert not list(read_coverage(forms).gaps())


def test_a_gap_names_file_line_and_item(tmp_path: Path) -> None:
    forms = small_forms(
        tmp_path,
        coverage__one=inventory('at: "003 L10", what: a'),
        coverage__two=inventory('at: "003 L12", what: b', 'at: "003 L13", what: Chaotic home'),
    )
    [gap] = read_coverage(forms).gaps()
    file = forms / "coverage" / "two.yaml"
    assert (gap.file, gap.line) == (file, line_of(file, "Chaotic home"))
    assert "'Chaotic home' (003 L13)" in gap.what


ITEM, OPTION, RULE = "coverage/one.yaml", "questionnaires/small.yaml", "rules/harm.yaml"


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(Broken(ITEM, "003 L10", "page 10", "page 10", "'page 10'"), id="of an item"),
        pytest.param(Broken(OPTION, "001 ¶150", "¶150", "¶150", "'¶150'"), id="of an option"),
        pytest.param(Broken(RULE, "C8", "(c)", "id: hurt", "'public (c)'"), id="of a rule"),
    ],
)
def test_a_place_that_cannot_be_read_is_a_fault(tmp_path: Path, broken: Broken) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory('at: "003 L10", what: a'))
    broken.break_it(forms)
    assert broken.among(read_coverage(forms).faults, forms).mend


def test_no_inventory_is_a_fault(tmp_path: Path) -> None:
    assert "no inventory" in str(read_coverage(small_forms(tmp_path)).faults)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        pytest.param('at: "003 L10"', "what", id="nothing said"),
        pytest.param('at: "003 L10", what: a, left: b', "left", id="an unknown key"),
        pytest.param("at: a, what: b, left_out: c, held_by: [when]", "not both", id="in and out"),
    ],
)
def test_an_inventory_that_cannot_be_read_names_its_line(
    tmp_path: Path, item: str, words: str
) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory(item))
    with pytest.raises(ContentError) as raised:
        read_coverage(forms)
    file = forms / "coverage" / "one.yaml"
    assert f"{file}:{line_of(file, item)}:" in str(raised.value)
    assert words in str(raised.value)


TABLE = """\
## 000: Agenda pack

| section | title | items | covered | left out | held by | missing |
| --- | --- | --- | --- | --- | --- | --- |
| 000b §2 | Signs | 1 | 1 | 0 | you/people.safe.yes |  |

## 003: The | report

| section | title | items | covered | left out | held by | missing |
| --- | --- | --- | --- | --- | --- | --- |
| 003 §2.1 | Signs | 4 | 2 | 1 | small/signs.bite, small/signs.burn, small/signs.cut | \
This \\| that (003 L13) |
| 003 §10.1 | Signs | 1 | 1 | 0 | you/people.name |  |

Left out:

- 003 L14, Maps: The reason.

## Totals

| document | items | covered | by section | left out | missing |
| --- | --- | --- | --- | --- | --- |
| 000 | 1 | 1 | 0 | 0 | 0 |
| 003 | 5 | 3 | 1 | 1 | 1 |
| all | 6 | 4 | 1 | 1 | 1 |
"""


def test_the_table_shows_each_section_in_order_and_all_gaps(tmp_path: Path) -> None:
    forms = small_forms(
        tmp_path,
        coverage__a=inventory('at: "000 L20", what: Name', section="003 §10.1"),
        coverage__b=inventory(
            'at: "003 L10", what: Bites',
            'at: "003 L13", what: This | that',
            'at: "003 L14", what: Maps, left_out: The reason.',
            'at: "public C7.1", what: Burns',
        ),
        coverage__c=inventory('at: "000b L21", what: Safe', section="000b §2"),
    )
    table = coverage_table(read_coverage(forms))
    assert table[table.index("## 000") :] == TABLE
    assert str(tmp_path) not in table


def test_many_names_are_counted_by_where_they_stand(tmp_path: Path) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory('at: "003 L10", what: a'))
    signs = "".join(
        f"                  - {{id: more-{number}, label: More {number}, source: 003 L10}}\n"
        for number in range(12)
    )
    first = "                  - {id: bite"
    edit(forms / "questionnaires/small.yaml", first, signs + first)
    edit(forms / "cautions.yaml", "002 L6", "003 L10")
    assert "| cautions (1), small (13) |" in coverage_table(read_coverage(forms))
