"""Read YAML files so that every fault can name its line.

YAML 1.2's booleans hold here: `yes` and `no` are words, as in "yes, the child is hurt".
"""

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.nodes import ScalarNode

from app.questionnaires.errors import ContentError, Fault

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

LARGEST = 1_000_000
"""The most characters that a content file may have: ours are under a tenth of it."""
DEEPEST = 40
"""How many lists and mappings may stand in one another: ours go to about ten."""


_NOT_RESOLVED = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}


class _Loader(yaml.CSafeLoader):
    """The safe loader with only `true` and `false` as booleans, and days left as they stand."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_RESOLVED]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_RESOLVED = {first for first, resolvers in _Loader.yaml_implicit_resolvers.items() if resolvers}
"""How a word may begin that is no text; an empty one is none either."""


@dataclass(frozen=True)
class Source:
    """A parsed file: its data, and the line on which each part of it starts."""

    path: Path
    data: Any
    lines: dict[Location, int] = field(repr=False)

    def line(self, location: Location) -> int:
        """Return the line of a place in the data, or of the nearest place around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def fault(self, location: Location, what: str, mend: str) -> Fault:
        """Describe something wrong at a place in the data."""
        return Fault(self.path, self.line(location), what, mend)

    def read_as(self, model: type[Model], *, context: str, **more: object) -> Model:
        """Check the data against a model; texts in it get this context.

        `more` is what the model's validators look up by name, such as `scales`.

        Raises ContentError with file, line and what to do for each fault.
        """
        try:
            return model.model_validate(self.data, context={"words": context, **more})
        except ValidationError as error:
            raise ContentError(*map(partial(_fault, self), error.errors())) from error


def _fault(source: Source, problem: Any) -> Fault:
    location = tuple(part for part in problem["loc"])
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "file")
    mends = {
        "extra_forbidden": f"take {name!r} out, or spell it as the format does",
        "missing": f"add {name!r}",
        "union_tag_invalid": "use one of the types named here",
    }
    mend = mends.get(problem["type"], f"correct {name!r}")
    return source.fault(_known(source, location), f"{name}: {problem['msg']}", mend)


def _known(source: Source, location: Location) -> Location:
    """Leave out the parts of a location that pydantic adds, such as the tag of a union.

    A tag may be a key as well, as in `signs`: of the ways to read it, the longest is right, and of
    these the one that ends last.
    """
    reached: list[Location] = [()]
    for part in location:
        reached += [(*at, part) for at in reached if (*at, part) in source.lines]
    return max(reversed(reached), key=len)


def read_yaml(path: Path) -> Source:
    """Read one YAML file. Raises ContentError where it is not plain, well-formed YAML."""
    try:
        reading = _Reading(path, path.read_text(encoding="utf-8"))
        return Source(path, reading.whole(), reading.lines)
    except UnicodeDecodeError as error:
        raise ContentError(Fault(path, 1, "the file is not UTF-8", "save it as UTF-8")) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(Fault(path, line, str(error.problem), "correct the YAML")) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError(Fault(path, 1, str(error), "correct the YAML")) from error


class _Reading:
    """Builds the data of a file, and the line of each part, in one go through its events.

    All files are read at each start, and what YAML would settle in silence is refused. To look for
    that in PyYAML's tree of nodes, and then build from the tree, takes almost three times as long.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.lines: dict[Location, int] = {}
        self._path = path
        if len(text) > LARGEST:
            raise ContentError(Fault(path, 1, "the file is too large", "split it"))
        self._loader = _Loader(text)

    def whole(self) -> Any:
        """Return the data of the one document that the file holds."""
        self._next()  # the stream starts
        if isinstance(self._next(), StreamEndEvent):
            raise ContentError(Fault(self._path, 1, "the file is empty", "fill it or delete it"))
        data = self._part(self._next(), ())
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            raise self._error(after, "another document begins", "split the file")
        return data

    def _next(self) -> Any:
        return self._loader.get_event()

    def _part(self, event: Any, at: Location) -> Any:
        self._refuse_surprises(event)
        self.lines[at] = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if len(at) == DEEPEST:  # to build what is nested without end would end the process
            raise self._error(event, "this is nested too deeply", "make it flatter")
        return self._mapping(at) if isinstance(event, MappingStartEvent) else self._sequence(at)

    def _mapping(self, at: Location) -> dict[Any, Any]:
        found = {}
        keys: set[str] = set()
        while not isinstance(event := self._next(), MappingEndEvent):
            self._refuse_surprises(event)
            if not isinstance(event, ScalarEvent):
                raise self._error(event, "a key must be a word", "correct the key")
            if event.value in keys:
                raise self._error(event, f"{event.value!r} stands twice", "keep one")
            keys.add(event.value)
            key = self._scalar(event)
            place = key if type(key) is int else event.value
            found[key] = self._part(self._next(), (*at, place))
        return found

    def _sequence(self, at: Location) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            found.append(self._part(event, (*at, len(found))))
        return found

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        is_plain, _ = event.implicit
        if not is_plain or text[:1] not in _RESOLVED:
            return text
        tag = self._loader.resolve(ScalarNode, text, event.implicit)  # type: ignore[no-untyped-call]
        if tag == _Loader.DEFAULT_SCALAR_TAG:
            return text
        node = ScalarNode(tag, text, event.start_mark, event.end_mark)
        return self._loader.construct_object(node)

    def _refuse_surprises(self, event: Any) -> None:
        """Refuse what would mean another thing than it says."""
        if event.anchor is not None:
            raise self._error(event, "anchors and aliases are not used", "write it out")
        if getattr(event, "tag", None) is not None:
            raise self._error(event, f"the tag {event.tag!r} is not used", "take it out")

    def _error(self, event: Any, what: str, mend: str) -> ContentError:
        return ContentError(Fault(self._path, event.start_mark.line + 1, what, mend))
