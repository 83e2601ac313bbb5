"""Read YAML files so that every fault can name its line.

YAML 1.2's booleans hold here: `yes` and `no` are words, as in "yes, the child is hurt".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

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
        root, data = _parsed(path, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ContentError(Fault(path, 1, "the file is not UTF-8", "save it as UTF-8")) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(Fault(path, line, str(error.problem), "correct the YAML")) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError(Fault(path, 1, str(error), "correct the YAML")) from error
    return Source(path, data, dict(_lines(root, ())))


def _parsed(path: Path, text: str) -> tuple[Node, Any]:
    if len(text) > LARGEST:
        raise ContentError(Fault(path, 1, "the file is too large", "split it"))
    _refuse_depth(path, text)
    loader = _Loader(text)
    root = loader.get_single_node()
    if root is None:
        raise ContentError(Fault(path, 1, "the file is empty", "fill it or delete it"))
    _refuse_surprises(path, root, set())
    return root, loader.construct_document(root)


def _refuse_depth(path: Path, text: str) -> None:
    """Refuse what is nested so deeply that to build it would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise ContentError(Fault(path, line, "this is nested too deeply", "make it flatter"))


def _lines(node: Node, at: Location) -> Iterator[tuple[Location, int]]:
    yield at, node.start_mark.line + 1
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*at, _key(key)))
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            yield from _lines(value, (*at, number))


def _key(node: ScalarNode) -> str | int:
    is_number = node.tag == "tag:yaml.org,2002:int" and node.value.isdecimal()
    return int(node.value) if is_number else str(node.value)


def _refuse_surprises(path: Path, node: Node, seen: set[int]) -> None:
    """Refuse what YAML would settle in silence: aliases, and a key that stands twice."""
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise ContentError(Fault(path, line, "anchors and aliases are not used", "write it out"))
    seen.add(id(node))
    if isinstance(node, SequenceNode):
        for value in node.value:
            _refuse_surprises(path, value, seen)
    elif isinstance(node, MappingNode):
        _refuse_doubles(path, node)
        for _, value in node.value:
            _refuse_surprises(path, value, seen)


def _refuse_doubles(path: Path, node: MappingNode) -> None:
    keys: set[str] = set()
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise ContentError(Fault(path, line, "a key must be a word", "correct the key"))
        if key.value in keys:
            raise ContentError(Fault(path, line, f"{key.value!r} stands twice", "keep one"))
        keys.add(key.value)
