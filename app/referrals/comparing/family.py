"""What changed in when a family may hold a copy. More that is let through has to be looked at."""

from collections.abc import Iterator
from pathlib import Path

from app.referrals.comparing.fields import plainly, said
from app.referrals.comparing.parts import Change
from app.referrals.family_rules import FILE, FamilyRules, read_family_rules


def family_changes(old: Path, new: Path) -> Iterator[Change]:
    """Yield what changed between two folders. A folder without the file allows nothing.

    Raises ContentError for a file that cannot be read.
    """
    before, after = _guards(old), _guards(new)
    for id in before | after:
        if id not in after:
            loosens = not id.startswith("allowed")
            yield _change(id, f"taken out: it was {before[id]}", look=loosens)
        elif id not in before:
            yield _change(id, f"new: {after[id]}", look=id.startswith("allowed"))
        elif before[id] != after[id]:
            what = f"changed: it was {before[id]}, it is now {after[id]}"
            yield _change(id, what, look=id.startswith(("answer", "blank")))


def _guards(forms: Path) -> dict[str, str]:
    """Return all that lets a copy through or holds it back, and what is said, each by its name."""
    if not (forms / FILE).is_file():
        return {}
    rules = read_family_rules(forms)
    return {
        **{f"allowed {each.fact}": each.why for each in rules.allowed},
        **{
            f"answer {each.question}": _needed(each.is_, each.not_asked_in)
            for each in rules.answers
        },
        **{f"blank {id}": "nothing may be written there" for id in rules.left_blank.questions},
        **{f"allowed questionnaire {id}": "may be begun" for id in rules.beside.questionnaires},
        **{f"for one {id}": "shown to one holder alone" for id in rules.for_one},
        **{f"refusal {each.id}": said(plainly(each)) for each in rules.refusals},
        **_about(rules),
    }


def _needed(answer: str, not_asked_in: tuple[str, ...]) -> str:
    return f'"{answer}"' + (f", not asked in {', '.join(not_asked_in)}" if not_asked_in else "")


def _about(rules: FamilyRules) -> dict[str, str]:
    return {
        "answer about somebody": said(rules.about_somebody),
        "what comes next": said([plainly(each) for each in rules.next]),
    }


def _change(id: str, what: str, *, look: bool) -> Change:
    return Change(kind="family copy", id=id, label=id, where=FILE, what=what, look=look)
