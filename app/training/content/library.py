"""Everything to practise on, loaded and checked once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from app.questionnaires.errors import ContentError, Fault
from app.questionnaires.places import Place
from app.questionnaires.source import Source, read_yaml
from app.training.content.cases import FOLDER, TrainingCase, training_cases
from app.training.content.exercises import (
    CONTEXT,
    Language,
    Pitfalls,
    Quiz,
    ReferralExercise,
    RolePlay,
    Statements,
)

AnyExercise: TypeAlias = Statements | Quiz | Pitfalls | Language | ReferralExercise | RolePlay
EXERCISES = Path(FOLDER).parent / "exercises"
MODELS: Mapping[str, type[AnyExercise]] = {
    "statements": Statements,
    "quiz": Quiz,
    "pitfalls": Pitfalls,
    "language": Language,
    "referral": ReferralExercise,
    "role-play": RolePlay,
}


@dataclass(frozen=True, kw_only=True)
class Training:
    """The cases and exercises of one `forms/` folder, with where each stands."""

    places: tuple[Place, ...]

    @property
    def cases(self) -> Mapping[str, TrainingCase]:
        """Every case by its id."""
        return {
            each.item.id: each.item for each in self.places if isinstance(each.item, TrainingCase)
        }

    @property
    def exercises(self) -> Mapping[str, AnyExercise]:
        """Every exercise by its id."""
        return {
            each.item.id: each.item
            for each in self.places
            if not isinstance(each.item, TrainingCase)
        }


def load_training(forms: Path) -> Training:
    """Read `forms/training`. Raises ContentError with file, line and what to do for each fault."""
    places = (*training_cases(forms), *_exercises(forms))
    _refuse_doubles(places)
    return Training(places=places)


def _exercises(forms: Path) -> Iterator[Place]:
    for file in sorted((forms / EXERCISES).glob("*.yaml")):
        source = read_yaml(file)
        yield Place(source, (), read_exercise(source))


def read_exercise(source: Source) -> AnyExercise:
    """Return the exercise of a file. Raises ContentError, with file, line and what to do."""
    kind = source.data.get("kind") if isinstance(source.data, dict) else None
    model = MODELS.get(str(kind))
    if model is None:
        known = ", ".join(MODELS)
        raise ContentError(source.fault(("kind",), f"no exercise is a {kind!r}", f"name {known}"))
    read = source.read_as(model, context=CONTEXT)
    if read.id != source.path.stem:
        fault = source.fault(("id",), f"id is {read.id!r}", f"name it {source.path.stem!r}")
        raise ContentError(fault)
    return read


def _refuse_doubles(places: tuple[Place, ...]) -> None:
    seen: set[str] = set()
    for place in places:
        if place.item.id in seen:
            fault: Fault = place.below("id", item="").fault(
                f"{place.item.id!r} is the id of another case or exercise", "choose another"
            )
            raise ContentError(fault)
        seen.add(place.item.id)
