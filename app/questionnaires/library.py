"""All that `forms/` says, loaded and checked once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File

from app.questionnaires.errors import ContentError, UnknownQuestionnaireError
from app.questionnaires.facts import FactDefinition, FactFile
from app.questionnaires.files import Block, BlockAt, QuestionnaireFile, assemble
from app.questionnaires.kinds.signs import Scale, ScaleFile
from app.questionnaires.model import Questionnaire
from app.questionnaires.places import Place, WholePlace
from app.questionnaires.source import Source, read_yaml


@dataclass(frozen=True, kw_only=True)
class Library:
    """The facts and questionnaires of one `forms/` folder, with where each came from."""

    root: File
    facts: Mapping[str, FactDefinition]
    fact_places: tuple[Place, ...]
    questionnaires: Mapping[str, Questionnaire]
    wholes: Mapping[str, WholePlace]
    blocks: Mapping[str, BlockAt]
    scales_source: Source

    def questionnaire(self, id: str) -> Questionnaire:
        """Return a questionnaire by its id. Raises UnknownQuestionnaireError."""
        try:
            return self.questionnaires[id]
        except KeyError:
            raise UnknownQuestionnaireError(id) from None

    def places(self) -> Iterator[WholePlace]:
        """Yield each questionnaire with where it stands, for lint."""
        yield from self.wholes.values()

    def files_of(self, id: str) -> frozenset[File]:
        """Return every file that a questionnaire is made of, its facts and scales included."""
        whole = self.wholes[id]
        own = {whole.source.path, *(page.source.path for page in whole.pages)}
        return frozenset(
            own | {place.source.path for place in self.fact_places} | {self.scales_source.path}
        )

    @cached_property
    def shared(self) -> frozenset[str]:
        """The ids of the questions that several questionnaires share."""
        return frozenset(
            key for each in self.questionnaires.values() for key in each.keys if "." not in key
        )

    @cached_property
    def by_address(self) -> Mapping[str, Questionnaire]:
        """Every questionnaire by the letter it has in addresses."""
        return {each.address: each for each in self.questionnaires.values()}


def load_library(forms: File) -> Library:
    """Read `forms/`. Raises ContentError with file, line and what to do for each fault."""
    scales_source, scales = read_scales(forms)
    fact_places = tuple(_facts(forms))
    blocks = dict(_blocks(forms, scales))
    wholes = {whole.item.id: whole for whole in _wholes(forms, scales, blocks)}
    return Library(
        root=forms,
        facts={place.item.id: place.item for place in fact_places},
        fact_places=fact_places,
        questionnaires={id: whole.item for id, whole in wholes.items()},
        wholes=wholes,
        blocks=blocks,
        scales_source=scales_source,
    )


def read_scales(forms: File) -> tuple[Source, dict[str, Scale]]:
    """Read the scales of signs, by their ids. Raises ContentError."""
    source = read_yaml(forms / "scales.yaml")
    read = source.read_as(ScaleFile, context="scale").scales
    return source, {scale.id: scale for scale in read}


def _facts(forms: File) -> Iterator[Place]:
    for file in sorted((forms / "facts").glob("*.yaml")):
        source = read_yaml(file)
        for number, fact in enumerate(source.read_as(FactFile, context="facts").facts):
            yield Place(source, ("facts", number), fact)


def _blocks(forms: File, scales: Mapping[str, Scale]) -> Iterator[tuple[str, BlockAt]]:
    for file in sorted((forms / "blocks").glob("*.yaml")):
        source = read_yaml(file)
        block = source.read_as(Block, context=file.stem, scales=scales)
        _refuse_other_name(source, block.block, "block")
        yield block.block, BlockAt(source, block)


def _wholes(
    forms: File, scales: Mapping[str, Scale], blocks: Mapping[str, BlockAt]
) -> Iterator[WholePlace]:
    for file in sorted((forms / "questionnaires").glob("*.yaml")):
        source = read_yaml(file)
        read = source.read_as(QuestionnaireFile, context=file.stem, scales=scales)
        _refuse_other_name(source, read.id, "id")
        yield assemble(source, read, blocks)


def _refuse_other_name(source: Source, name: str, key: str) -> None:
    """Refuse a file that is called otherwise than what it holds."""
    stem = source.path.stem
    if name != stem:
        raise ContentError(source.fault((key,), f"{key} is {name!r}", f"name it {stem!r}"))
