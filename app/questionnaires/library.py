"""All that `forms/` says, loaded and checked once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File

from app.questionnaires.errors import ContentError, UnknownQuestionnaireError
from app.questionnaires.facts import FactDefinition, FactFile
from app.questionnaires.kinds.signs import ScaleFile
from app.questionnaires.model import Questionnaire
from app.questionnaires.places import Place
from app.questionnaires.source import Source, read_yaml


@dataclass(frozen=True, kw_only=True)
class Library:
    """The facts and questionnaires of one `forms/` folder, with where each came from."""

    facts: Mapping[str, FactDefinition]
    questionnaires: Mapping[str, Questionnaire]
    sources: Mapping[str, Source]
    facts_source: Source
    scales_source: Source

    def questionnaire(self, id: str) -> Questionnaire:
        """Return a questionnaire by its id. Raises UnknownQuestionnaireError."""
        try:
            return self.questionnaires[id]
        except KeyError:
            raise UnknownQuestionnaireError(id) from None

    def places(self) -> Iterator[Place]:
        """Yield each questionnaire with where it stands, for lint."""
        for id, questionnaire in self.questionnaires.items():
            yield Place(self.sources[id], (), questionnaire)

    @cached_property
    def by_address(self) -> Mapping[str, Questionnaire]:
        """Every questionnaire by the letter it has in addresses."""
        return {each.address: each for each in self.questionnaires.values()}


def load_library(forms: File) -> Library:
    """Read `forms/`. Raises ContentError with file, line and what to do for each fault."""
    facts_source = read_yaml(forms / "facts.yaml")
    facts = facts_source.read_as(FactFile, context="facts").facts
    scales_source = read_yaml(forms / "scales.yaml")
    scales = scales_source.read_as(ScaleFile, context="scale").scales
    by_id = {scale.id: scale for scale in scales}
    sources, questionnaires = {}, {}
    for file in sorted((forms / "questionnaires").glob("*.yaml")):
        source = read_yaml(file)
        questionnaire = source.read_as(Questionnaire, context=file.stem, scales=by_id)
        if questionnaire.id != file.stem:
            raise ContentError(
                source.fault(("id",), f"id is {questionnaire.id!r}", f"name it {file.stem!r}")
            )
        sources[questionnaire.id], questionnaires[questionnaire.id] = source, questionnaire
    return Library(
        facts={fact.id: fact for fact in facts},
        questionnaires=questionnaires,
        sources=sources,
        facts_source=facts_source,
        scales_source=scales_source,
    )
