"""The files of questionnaires and blocks, and how a questionnaire is put together from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, Tag, model_validator

from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.errors import ContentError
from app.questionnaires.model import Heading, Page, Questionnaire, Task
from app.questionnaires.places import Place, WholePlace
from app.questionnaires.source import Location, Source


class Use(Strict):
    """Pages of a block, in the place where they are used; all of them when none is named."""

    use: Id
    pages: tuple[Id, ...] = ()


def _form(value: Any) -> str:
    is_use = isinstance(value, Use) or (isinstance(value, dict) and "use" in value)
    return "use" if is_use else "page"


PageOrUse = Annotated[
    Annotated[Page, Tag("page")] | Annotated[Use, Tag("use")], Discriminator(_form)
]


class TaskInFile(Strict):
    """A task of a task list with its pages."""

    id: Id
    title: Words
    pages: tuple[PageOrUse, ...] = Field(min_length=1)


class QuestionnaireFile(Heading):
    """The shape of `forms/questionnaires/*.yaml`."""

    pages: tuple[PageOrUse, ...] = Field(default=(), min_length=1)
    tasks: tuple[TaskInFile, ...] = Field(default=(), min_length=1)

    @model_validator(mode="after")
    def _has_one_shape(self) -> Self:
        if bool(self.pages) == bool(self.tasks):
            raise ValueError("give either pages, or tasks that hold the pages")
        return self


class Block(Strict):
    """The shape of `forms/blocks/*.yaml`: pages written once for many questionnaires."""

    block: Id
    title: Words
    pages: tuple[Page, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _share(self) -> Self:
        """Make every question a shared one: that is what a block is for."""
        shared = tuple(
            page.model_copy(
                update={
                    "questions": tuple(
                        question.model_copy(update={"shared": True}) for question in page.questions
                    )
                }
            )
            for page in self.pages
        )
        object.__setattr__(self, "pages", shared)
        return self


@dataclass(frozen=True, slots=True)
class BlockAt:
    """A block and the file it stands in."""

    source: Source
    block: Block

    def pages(self, named: tuple[str, ...]) -> Iterator[Place]:
        """Yield the pages of these names, or all, in the block's order."""
        for number, page in enumerate(self.block.pages):
            if not named or page.id in named:
                yield Place(self.source, ("pages", number), page)


def assemble(source: Source, read: QuestionnaireFile, blocks: Mapping[str, BlockAt]) -> WholePlace:
    """Put a questionnaire together. Raises ContentError for a block or page that is not there."""
    pages: list[Place] = []
    tasks: list[Task] = []
    for number, task in enumerate(read.tasks):
        found = list(_found(source, ("tasks", number, "pages"), task.pages, blocks))
        tasks.append(Task(id=task.id, title=task.title, pages=tuple(at.item.id for at in found)))
        pages += found
    pages += _found(source, ("pages",), read.pages, blocks)
    heading = {name: getattr(read, name) for name in Heading.model_fields}
    whole = Questionnaire.model_construct(
        **heading, pages=tuple(place.item for place in pages), tasks=tuple(tasks)
    )
    return WholePlace(source, (), whole, tuple(pages))


def _found(
    source: Source,
    at: Location,
    listed: tuple[Page | Use, ...],
    blocks: Mapping[str, BlockAt],
) -> Iterator[Place]:
    for number, each in enumerate(listed):
        where = (*at, number)
        if isinstance(each, Page):
            yield Place(source, where, each)
            continue
        if each.use not in blocks:
            what = f"no block is called {each.use!r}"
            raise ContentError(source.fault(where, what, "name one of forms/blocks"))
        found = list(blocks[each.use].pages(each.pages))
        if missing := set(each.pages) - {place.item.id for place in found}:
            what = f"block {each.use!r} has no page {min(missing)!r}"
            raise ContentError(source.fault(where, what, "name a page that it has"))
        yield from found
