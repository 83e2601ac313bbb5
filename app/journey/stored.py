"""What a draft holds: a Case, and the few things about the walk that answers do not tell."""

import json
import re
import secrets
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.journey.errors import NoRecordError
from app.questionnaires.answers import Json
from app.questionnaires.carrying import Brought, Tie
from app.questionnaires.case import Case

FORMAT = 1


def new_child() -> str:
    """Return a name for a child's record. It stands in forms, and tells nothing."""
    return secrets.token_hex(4)


def is_child(name: str) -> bool:
    """Say whether this could be the name of a record."""
    return re.fullmatch(r"[0-9a-f]{8}", name) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """The content of a draft. Keys that this version does not know are kept.

    It holds one child's record, which is open, and those of other children `aside`: each of them
    is what it would be were it open. All but `school`, `code` and `aside` is of the child, so that
    it goes with the child's record when another is opened.
    """

    case: Case = field(default_factory=Case)
    fingerprint: str = ""
    told_999: bool = False
    """Whether the page "Ring 999 now" was shown already."""
    earlier: Mapping[str, Any] = field(default_factory=dict)
    """An earlier assessment of the same child, by the id of its questionnaire, to compare with."""
    updates: Mapping[str, str] = field(default_factory=dict)
    """When the referral was made that this one updates, by the id of its questionnaire."""
    brought: Mapping[str, Any] = field(default_factory=dict)
    """A data file that was brought back, until it is said what to do with it."""
    school: str = ""
    """The number of the school of whoever answers, where they chose one for this draft."""
    code: str = ""
    """The resume code that the draft is kept under, so that whoever has it open can see it."""
    child: str = ""
    """The name of the open record, which every form carries; empty in a draft made without it."""
    number: int = 1
    """Which child this is, in the order that the records were begun."""
    tie: Tie = "home"
    spoken: str = ""
    """The code of the language that it was answered in: another than English, once one was."""
    letter: str = ""
    """The letter of the questionnaire that the record was last open in."""
    from_other: Mapping[str, Json] = field(default_factory=dict)
    """What came from another child's record and nobody has looked at yet, by its name."""
    from_written: Mapping[str, str] = field(default_factory=dict)
    """The language of words among that, by the same names, where it is not English."""
    aside: tuple["Stored", ...] = ()
    other: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, content: bytes) -> "Stored":
        """Read a draft's content."""
        return cls.from_data(json.loads(content))

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Stored":
        """Read a draft's content as JSON has it, which is used up."""
        return cls(
            case=Case(
                data.pop("answers", {}),
                frozenset(data.pop("begun", ())),
                data.pop("written", {}),
            ),
            fingerprint=data.pop("fingerprint", ""),
            told_999=data.pop("told_999", False),
            earlier=data.pop("earlier", {}),
            updates=data.pop("updates", {}),
            brought=data.pop("brought", {}),
            school=data.pop("school", ""),
            code=data.pop("code", ""),
            child=data.pop("child", ""),
            number=data.pop("number", 1),
            tie=data.pop("tie", "home"),
            spoken=data.pop("spoken", ""),
            letter=data.pop("letter", ""),
            from_other=data.pop("from_other", {}),
            from_written=data.pop("from_written", {}),
            aside=tuple(map(cls.from_data, data.pop("aside", ()))),
            other=data,
        )

    def dump(self) -> bytes:
        """Write a draft's content."""
        return json.dumps(self.data(), ensure_ascii=False, separators=(",", ":")).encode()

    def data(self) -> dict[str, Any]:
        """Return a draft's content as JSON has it."""
        said_when_there: dict[str, Any] = {
            "written": dict(self.case.written),
            "earlier": dict(self.earlier),
            "updates": dict(self.updates),
            "brought": dict(self.brought),
            "school": self.school,
            "code": self.code,
            "spoken": self.spoken,
            "letter": self.letter,
            "from_other": dict(self.from_other),
            "from_written": dict(self.from_written),
            # A file that was brought is for this browser, and of no one child.
            "aside": [replace(each, brought={}).data() for each in self.aside],
        }
        return {
            **self.other,
            "format": FORMAT,
            "answers": dict(self.case.values),
            "begun": sorted(self.case.begun),
            "fingerprint": self.fingerprint,
            "told_999": self.told_999,
            "child": self.child,
            "number": self.number,
            "tie": self.tie,
            **{key: value for key, value in said_when_there.items() if value},
        }

    def with_case(self, case: Case) -> "Stored":
        """Return the content with another Case."""
        return replace(self, case=case)

    @property
    def carried(self) -> Case:
        """What came from another child's record and nobody has looked at yet."""
        return Case(self.from_other, written=self.from_written)

    def looked_at(self, keys: Container[str]) -> "Stored":
        """Return the content where somebody has looked at what came under these names."""
        left = {key: value for key, value in self.from_other.items() if key not in keys}
        return replace(self, from_other=left, from_written=_of(self.from_written, left))

    @property
    def records(self) -> tuple["Stored", ...]:
        """Every child's record in the order that they were begun, each without the others."""
        every = (replace(self, aside=()), *self.aside)
        return tuple(sorted(every, key=lambda each: each.number))

    @property
    def has_answers(self) -> bool:
        """Whether anything was answered about any child."""
        return any(each.case.values for each in self.records)

    def record(self, child: str) -> "Stored":
        """Return a child's record. Raises NoRecordError."""
        found = next((each for each in self.records if each.child == child), None)
        if found is None:
            raise NoRecordError
        return found

    def opened(self, child: str) -> "Stored":
        """Return the content with another child's record open. Raises NoRecordError."""
        return self._with_open(self.record(child), self.records)

    def beside(self, tie: Tie, brought: Brought, fingerprint: str) -> "Stored":
        """Return the content with a new child's record open, and the one that was open aside."""
        first = self if self.child else replace(self, child=new_child())
        new = Stored(
            case=Case(dict(brought.standing), written=_of(brought.written, brought.standing)),
            fingerprint=fingerprint,
            child=new_child(),
            number=max(each.number for each in first.records) + 1,
            tie=tie,
            letter=first.letter,
            from_other=dict(brought.everything),
            from_written=dict(brought.written),
        )
        return self._with_open(new, (*first.records, new))

    def without(self, child: str) -> "Stored":
        """Return the content without a child's record; the last one stays.

        Raises NoRecordError.
        """
        gone = self.record(child)
        left = tuple(each for each in self.records if each != gone)
        if not left:
            raise NoRecordError
        stays = next((each for each in left if each.child == self.child), left[0])
        return self._with_open(stays, left)

    def changed(self, child: str, change: Callable[["Stored"], "Stored"]) -> "Stored":
        """Return the content with one child's record changed, be it open or aside.

        Raises NoRecordError.
        """
        if child == self.child:
            return change(self)
        new = change(self.record(child))
        return replace(self, aside=tuple(new if e.child == child else e for e in self.aside))

    def _with_open(self, one: "Stored", among: tuple["Stored", ...]) -> "Stored":
        """Return a draft with one of these records open. School and code are of whoever answers."""
        aside = (replace(each, school="", code="") for each in among if each.child != one.child)
        return replace(one, school=self.school, code=self.code, aside=tuple(aside))


def _of(written: Mapping[str, str], keys: Container[str]) -> dict[str, str]:
    return {key: language for key, language in written.items() if key in keys}
