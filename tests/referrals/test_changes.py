"""What changed between two versions: each kind of change is told, and the grave ones marked."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from app.questionnaires.errors import ContentError
from app.referrals.changes import Changes, changes_between
from app.referrals.comparing.parts import Change
from tests.making import WORRIED, edit, line_of, small_forms_copy
from tests.small_content import SMALL, small_forms

SMALL_FILE, BLOCK, RULES = "questionnaires/small.yaml", "blocks/you.yaml", "rules/harm.yaml"
SECOND_FACT = ", {id: thin, meaning: The child is thin, source: 001 L2}]"
RICHER = [
    ("facts/few.yaml", "]", SECOND_FACT),
    (
        "cautions.yaml",
        "]",
        ", {id: quiet, text: Tell nobody., keeps_from_family: true, source: a}]",
    ),
    (
        "destinations.yaml",
        "        destinations:\n",
        (
            "        destinations:\n          - {code: police, label: The police, ask: Ask.,"
            " group: also, source: 002 L9}\n"
        ),
    ),
    (RULES, "when: {fact: hurt}", "when: {any: [{fact: hurt}, {fact: thin}]}"),
    (RULES, "[council]", "[council, police]"),
    (RULES, "[calm]", "[calm, quiet]"),
    (SMALL_FILE, "{id: thin, label: Thin,", "{id: thin, label: Thin, means: [thin],"),
    (SMALL_FILE, "type: one_of", "type: one_of\n                not_sure_means: [hurt]"),
]


def two(folder: Path) -> tuple[Path, Path]:
    """Return two equal folders, rich enough for every edit here."""
    found = small_forms(folder / "old"), small_forms(folder / "new")
    for forms in found:
        for file, old, new in RICHER:
            edit(forms / file, old, new)
    return found


@dataclass(frozen=True)
class Edit:
    """One edit, the part that must be named, and the words that tell of it."""

    file: str
    old: str
    new: str
    part: str
    words: str

    def told(self, folder: Path) -> tuple[list[Change], Changes]:
        old, new = two(folder)
        edit(new / self.file, self.old, self.new)
        found = changes_between(old, new)
        told = [each for each in found.changes if f"{each.kind} {each.id}" == self.part]
        return [each for each in told if self.words in each.what], found


SIGN = "                  - {id: cut, label: Cuts, source: public C7}\n"
WHEN = SMALL[SMALL_FILE][
    SMALL[SMALL_FILE].index("              - id: when") : SMALL[SMALL_FILE].index(
        "          - {use"
    )
].replace("type: one_of", "type: one_of\n                not_sure_means: [hurt]")
USE = "          - {use: you}\n"
OWN = """\
          - id: more
            title: More
            questions: [{id: extra, type: text, label: What else?, place: worry}]
"""
CALMER = (
    "          - {id: worse, when: {fact: hurt}, urgency: one_working_day, level: early_help,"
    " destinations: [council], because: It is worse., source: a}\n"
)

LOOKS = [
    pytest.param(
        Edit(
            RULES, "same_day", "one_working_day", "rule hurt", "lowered from same day to one work"
        ),
        id="a lowered urgency",
    ),
    pytest.param(
        Edit(RULES, "child_protection", "early_help", "rule hurt", "level of need lowered"),
        id="a lowered level",
    ),
    pytest.param(
        Edit(RULES, ", police]", "]", "rule hurt", 'no longer leads to "The police"'),
        id="a destination less",
    ),
    pytest.param(
        Edit(RULES, ", quiet]", "]", "rule hurt", 'no longer says to take care: "Tell nobody."'),
        id="a caution less",
    ),
    pytest.param(
        Edit(RULES, "[decision]", "[]", "rule hurt", "no longer sets the time:"), id="a clock less"
    ),
    pytest.param(
        Edit(RULES, "fact: hurt}", "fact: hurt, at_least: yes}", "rule hurt", "(only if sure)"),
        id="a narrower condition",
    ),
    pytest.param(
        Edit(RULES, "- id: hurt", "- id: hurts", "rule hurt", "taken out: when any of"),
        id="a rule less",
    ),
    pytest.param(
        Edit(
            RULES, "when:", "audience: [public]\n            when:", "rule hurt", "for public now"
        ),
        id="a rule for fewer readers",
    ),
    pytest.param(Edit(SMALL_FILE, SIGN, "", "sign small/signs.cut", "taken out"), id="a sign less"),
    pytest.param(
        Edit(SMALL_FILE, WHEN, "", "question small/when", "taken out of"), id="a question less"
    ),
    pytest.param(
        Edit(
            SMALL_FILE,
            "means: [thin],",
            "",
            "sign small/signs.thin",
            'no longer means "The child is thin"',
        ),
        id="a sign that means less",
    ),
    pytest.param(
        Edit(
            SMALL_FILE,
            "not_sure_means: [hurt]",
            "not_sure_means: []",
            "question small/when",
            '"Not sure" no longer means "The child is hurt"',
        ),
        id="not sure means less",
    ),
    pytest.param(
        Edit(SMALL_FILE, USE, OWN, "questionnaire small", 'no longer asks the page "About you"'),
        id="a block dropped",
    ),
    pytest.param(
        Edit(BLOCK, "- id: safe", "- id: kept", "column you (block)/people.safe", "taken out"),
        id="a column less",
    ),
    pytest.param(
        Edit(
            "cautions.yaml",
            "keeps_from_family: true",
            "audience: [public]",
            "caution quiet",
            "no longer keeps",
        ),
        id="the family is told",
    ),
    pytest.param(
        Edit("clocks.yaml", "working_days: 1", "weeks: 1", "clock decision", "now 1 weeks"),
        id="a longer time",
    ),
    pytest.param(
        Edit(
            SMALL_FILE,
            "title: What you saw",
            "title: What you saw\n            show_if: {question: reporter, answered: true}",
            "page small/seen",
            "when it is shown changed: it was nothing",
        ),
        id="a page shown to fewer",
    ),
]


@pytest.mark.parametrize("change", LOOKS)
def test_what_may_miss_a_child_comes_first_and_is_marked(tmp_path: Path, change: Edit) -> None:
    told, found = change.told(tmp_path)
    assert [each.look for each in told] == [True]
    looks = [each.look for each in found.changes]
    assert looks == sorted(looks, reverse=True)


OTHERS = [
    pytest.param(
        Edit(RULES, "same_day", "emergency_now", "rule hurt", "urgency raised from same day"),
        id="a raised urgency",
    ),
    pytest.param(
        Edit(
            RULES, "fact: hurt}", "fact: hurt, at_least: not_sure}", "rule hurt", "even if not sure"
        ),
        id="a wider condition",
    ),
    pytest.param(
        Edit(RULES, "The child is hurt.", "It hurts.", "rule hurt", 'it was "The child is hurt."'),
        id="a reason reworded",
    ),
    pytest.param(
        Edit(RULES, "        rules:\n", "        rules:\n" + CALMER, "rule worse", "new: when"),
        id="a rule more",
    ),
    pytest.param(
        Edit(RULES, "source: 001 §5.14", "source: 001 §5.15", "rule hurt", "source changed"),
        id="another source",
    ),
    pytest.param(
        Edit(
            SMALL_FILE, SIGN, SIGN + SIGN.replace("cut", "graze"), "sign small/signs.graze", "new"
        ),
        id="a sign more",
    ),
    pytest.param(
        Edit(SMALL_FILE, "label: Bite marks", "label: Bites", "sign small/signs.bite", '"Bites"'),
        id="a sign reworded",
    ),
    pytest.param(
        Edit(
            SMALL_FILE,
            "label: Burns",
            "means: [hurt], label: Burns",
            "sign small/signs.burn",
            'now means "The child is hurt"',
        ),
        id="a sign that means more",
    ),
    pytest.param(
        Edit(
            SMALL_FILE, "label: When?", "label: Since when?", "question small/when", "Since when?"
        ),
        id="a question reworded",
    ),
    pytest.param(
        Edit(
            SMALL_FILE,
            "label: When?",
            "label: When?\n                hint: Any day",
            "question small/when",
            'hint changed: it was nothing, it is now "Any day"',
        ),
        id="a hint",
    ),
    pytest.param(
        Edit(SMALL_FILE, "label: Before}", "label: Earlier}", "option small/when.then", "Earlier"),
        id="an option reworded",
    ),
    pytest.param(
        Edit(SMALL_FILE, "{id: then,", "{id: before,", "option small/when.then", "taken out"),
        id="an option that meant nothing",
    ),
    pytest.param(
        Edit(SMALL_FILE, "title: What you saw", "title: Seen", "page small/seen", "reworded"),
        id="a page reworded",
    ),
    pytest.param(
        Edit(SMALL_FILE, USE, OWN + USE, "question small/extra", 'new in the page "More"'),
        id="a question more",
    ),
    pytest.param(
        Edit(SMALL_FILE, USE, OWN + USE, "page small/more", "new in the questionnaire"),
        id="a page more",
    ),
    pytest.param(
        Edit(SMALL_FILE, "2027-03-01", "2028-03-01", "questionnaire small", "review date changed"),
        id="another review date",
    ),
    pytest.param(
        Edit(BLOCK, "title: You", "title: Yourself", "block you (block)", "reworded"),
        id="a block renamed",
    ),
    pytest.param(
        Edit(
            BLOCK, "label: Safe?", "label: Is it safe?", "column you (block)/people.safe", "Is it"
        ),
        id="a column reworded",
    ),
    pytest.param(
        Edit("facts/few.yaml", "child is thin", "child is thinner", "fact thin", "reworded"),
        id="a fact reworded",
    ),
    pytest.param(
        Edit("facts/few.yaml", "]", ", {id: far, meaning: Far, source: a}]", "fact far", "new"),
        id="a fact more",
    ),
    pytest.param(
        Edit("cautions.yaml", "Stay calm.", "Keep calm.", "caution calm", '"Keep calm."'),
        id="a caution reworded",
    ),
    pytest.param(
        Edit("destinations.yaml", "Ask them.", "Say it.", "destination council", "ask changed"),
        id="what to ask of a destination",
    ),
    pytest.param(
        Edit("clocks.yaml", "working_days: 1", "hours: 5", "clock decision", "now 5 hours"),
        id="a shorter time",
    ),
    pytest.param(
        Edit(
            "outcome.yaml",
            "Ring now",
            "Ring",
            "result page same_day for public and professional",
            "reworded",
        ),
        id="the words of a result",
    ),
    pytest.param(
        Edit("scales.yaml", "label: Noticed", "label: Seen", "step noticed.noticed", '"Seen"'),
        id="a step of a scale",
    ),
]


@pytest.mark.parametrize("change", OTHERS)
def test_other_changes_are_told_without_a_mark(tmp_path: Path, change: Edit) -> None:
    told, found = change.told(tmp_path)
    assert [each.look for each in told] == [False]
    assert not any(each.look for each in found.changes)


def test_nothing_is_told_of_equal_folders(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    found = changes_between(old, new)
    assert found.changes == ()
    assert [each.is_unchanged for each in found.questionnaires] == [True]


def test_a_comment_changes_the_fingerprint_and_nothing_else(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    edit(new / RULES, "topic: harm", "topic: harm # as it was")
    found = changes_between(old, new)
    assert found.changes == ()
    [printed] = found.questionnaires
    assert not printed.is_unchanged
    assert printed.before
    assert printed.after


def test_a_change_names_its_file_and_line(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    edit(new / RULES, "The child is hurt.", "It hurts.")
    [change] = changes_between(old, new).changes
    assert change.where == f"{RULES}, line {line_of(new / RULES, '- id: hurt')}"


def test_a_moved_question_is_moved_and_not_gone(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    edit(old / SMALL_FILE, USE, OWN + USE)
    edit(new / SMALL_FILE, WHEN, "")
    edit(new / SMALL_FILE, USE, OWN + USE)
    edit(
        new / SMALL_FILE,
        "questions: [{id: extra, type: text, label: What else?, place: worry}]",
        "questions:\n              - {id: extra, type: text, label: What else?, place: worry}\n"
        + WHEN.rstrip("\n"),
    )
    [change] = changes_between(old, new).changes
    assert (change.kind, change.id) == ("question", "small/when")
    assert change.what == 'moved from the page "What you saw" to the page "More"'
    assert not change.look


def test_a_page_moved_to_a_block_takes_its_questions_along(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    text = (new / BLOCK).read_text(encoding="utf-8")
    page = text[text.index("          - id: about-you") :]
    edit(old / SMALL_FILE, USE, page)
    (old / BLOCK).unlink()
    assert [(each.id, each.what) for each in changes_between(old, new).changes] == [
        ("you (block)", "new"),
        (
            "you (block)/about-you",
            'moved from the questionnaire "A small one" to the block "You"',
        ),
    ]


def test_another_order_is_told_once(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    edit(new / SMALL_FILE, SIGN, "")
    first = "                  - {id: bite"
    edit(new / SMALL_FILE, first, SIGN + first)
    [change] = changes_between(old, new).changes
    assert (change.id, change.what) == (
        "small/signs.cut",
        "the order changed: this one stands first now",
    )


def test_a_questionnaire_that_is_gone_is_one_line(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    second = (old / SMALL_FILE).read_text(encoding="utf-8").replace("id: small", "id: second")
    (old / "questionnaires" / "second.yaml").write_text(second, encoding="utf-8")
    found = changes_between(old, new)
    [change] = found.changes
    assert (change.kind, change.id, change.look) == ("questionnaire", "second", True)
    assert [(each.id, each.after is None) for each in found.questionnaires] == [
        ("second", True),
        ("small", False),
    ]


def test_an_answer_whose_rule_was_lowered_is_told_with_what_it_now_leads_to(
    tmp_path: Path,
) -> None:
    old, new = two(tmp_path)
    edit(new / RULES, "same_day", "early_help")
    edit(new / RULES, ", police]", "]")
    told = [each for each in changes_between(old, new).changes if each.kind == "sign"]
    assert [each.what for each in told] == [
        (
            "alone, this now leads to early help (before: same day) and no longer to "
            '"The police": "Bite marks", "Thin"'
        )
    ]


def test_the_real_content_is_compared(tmp_path: Path) -> None:
    old, new = small_forms_copy(tmp_path / "a"), small_forms_copy(tmp_path / "b")
    edit(new / "rules" / "young-carer.yaml", "urgency: early_help", "urgency: advice_only")
    found = changes_between(old, new)
    assert [(each.kind, each.look) for each in found.changes][:1] == [("rule", True)]
    assert WORRIED in {each.id for each in found.questionnaires}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        pytest.param("scales.yaml", "no such file", id="a file that was not there yet"),
        pytest.param("facts/few.yaml", "there are no facts", id="facts in another place"),
    ],
)
def test_an_older_format_is_refused_with_its_fault(tmp_path: Path, file: str, words: str) -> None:
    old, new = two(tmp_path)
    (old / file).unlink()
    with pytest.raises(ContentError, match=words) as raised:
        changes_between(old, new)
    assert all(fault.file.is_relative_to(old) for fault in raised.value.faults)
