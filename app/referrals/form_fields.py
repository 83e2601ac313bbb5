"""The fields that councils' own referral forms ask for, and what of a referral holds each.

They are in `forms/councils/referral_forms.yaml`. Nobody who answers sees them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from app.questionnaires.base import Strict
from app.questionnaires.errors import Fault
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.places import Place
from app.questionnaires.source import Source, read_yaml
from app.referrals.model import Referral

REFERRAL = "referral"
"""The questionnaire whose questions hold the fields, and the model whose parts do."""
LEAST_HELD = 97
"""Of a hundred fields, how many a referral holds at least."""

Group = Literal[
    "child",
    "household",
    "significant_others",
    "agencies",
    "concern",
    "history",
    "consent",
    "child_voice",
    "risk",
    "views",
    "referrer",
    "action",
    "level",
    "other",
]
Seen = Literal["near_complete", "start_only", "list"]
"""How much of a form could be read."""


class FormField(Strict):
    """One thing that a form asks for."""

    name: str = Field(min_length=1)
    group: Group
    cut: bool = False
    prompt: bool = False
    held_by: tuple[str, ...] = ()
    """Questions, `question.part`, or parts of the Referral as `referral.part`."""
    left_out: str | None = Field(default=None, min_length=1)
    """Why a referral does without it."""

    @model_validator(mode="after")
    def _is_in_or_out(self) -> Self:
        if bool(self.left_out) == bool(self.held_by):
            raise ValueError("give held_by or left_out, and not both")
        return self


class CouncilForm(Strict):
    """A council's form: where and when it was read, how much of it, and its fields."""

    council: str = Field(min_length=1)
    region: str
    kind: Literal["form", "list"]
    url: str = Field(pattern=r"^https?://")
    other_urls: tuple[str, ...] = ()
    date: str | None
    coverage: Seen
    note: str
    fields: tuple[FormField, ...] = Field(min_length=1)

    @property
    def held(self) -> tuple[FormField, ...]:
        """The fields that a referral holds."""
        return tuple(field for field in self.fields if field.held_by)

    @property
    def left_out(self) -> tuple[FormField, ...]:
        """The fields that it does without, each with its reason."""
        return tuple(field for field in self.fields if field.left_out)


class _Meta(Strict):
    status: str
    collected: str
    groups: tuple[Group, ...]
    coverage: dict[Seen, str]
    cut_true_means: str
    prompt_true_means: str


class _File(Strict):
    meta: _Meta
    forms: tuple[CouncilForm, ...] = Field(min_length=1)


@dataclass(frozen=True, kw_only=True)
class FormFields:
    """Every form, with where each field stands in the file."""

    source: Source
    collected: str
    seen: dict[Seen, str]
    """What each word for how much could be read means."""
    forms: tuple[CouncilForm, ...]

    @property
    def fields(self) -> tuple[Place, ...]:
        """Every field of every form."""
        return tuple(
            Place(self.source, ("forms", at, "fields", number), field)
            for at, form in enumerate(self.forms)
            for number, field in enumerate(form.fields)
        )

    @property
    def held_percent(self) -> float:
        """Of a hundred fields, how many a referral holds."""
        held = sum(len(form.held) for form in self.forms)
        return 100 * held / len(self.fields)


def read_form_fields(forms: Path) -> FormFields:
    """Read the forms. Raises ContentError, with file, line and what to do."""
    source = read_yaml(forms / "councils" / "referral_forms.yaml")
    read = source.read_as(_File, context="none")
    return FormFields(
        source=source, collected=read.meta.collected, seen=read.meta.coverage, forms=read.forms
    )


def form_faults(found: FormFields, asked: Questionnaire) -> Iterator[Fault]:
    """Find names in `held_by` that lead nowhere, doubled councils, and too little that is held."""
    known = frozenset((*names_in(asked), *parts_of_referral()))
    for place in found.fields:
        for name in place.item.held_by:
            if name not in known:
                what = f"a referral has no question or part {name!r}"
                yield place.fault(what, "correct held_by, or say why it is left_out")
    counted = Counter(form.council for form in found.forms)
    for at, form in enumerate(found.forms):
        if counted[form.council] > 1:
            yield found.source.fault(("forms", at), f"{form.council!r} stands twice", "keep one")
    if found.held_percent < LEAST_HELD:
        what = f"only {found.held_percent:.0f} of a hundred fields are held"
        yield found.source.fault(("forms",), what, "add questions for those left out")


def names_in(asked: Questionnaire) -> Iterator[str]:
    """Yield what `held_by` may call the questions of a questionnaire and their parts."""
    for question in asked.questions.values():
        yield question.id
        yield from (f"{question.id}.{part}" for part in parts(question))


def parts(question: AnyQuestion) -> Iterable[str]:
    """Return the ids of a question's columns, fields, signs or options."""
    match question:
        case EntriesQuestion():
            return [column.id for column in question.columns]
        case PersonQuestion():
            return question.fields
        case SignsQuestion():
            return [sign.id for sign in question.signs]
        case ChoiceQuestion():
            return [option.id for option in question.offered()]
        case _:
            return ()


def parts_of_referral() -> Iterator[str]:
    """Yield what `held_by` may call the parts of the model."""
    yield from (f"{REFERRAL}.{name}" for name in Referral.model_fields)
