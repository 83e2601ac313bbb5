"""The score of the mutants as a table, and each survivor with its line in forms/."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from app.directory.paths import FORMS
from app.questionnaires.places import Place
from tests.mutants.proving import Proof, Verdict

WIDEST = 30


def table(title: str, rows: Iterable[tuple[str, Verdict]]) -> Iterator[str]:
    """Yield a table of how many mutants in each row had which verdict."""
    verdicts = get_args(Verdict)
    counted = Counter(rows)
    named = dict.fromkeys(name for name, _ in counted)
    heads = ("mutants", *verdicts)
    yield f"{title:{WIDEST}}" + "".join(f"{head:>12}" for head in heads)
    for name in (*named, "all"):
        numbers = [
            sum(
                many
                for (row, it), many in counted.items()
                if it == verdict and name in {row, "all"}
            )
            for verdict in verdicts
        ]
        yield f"{name:{WIDEST}}" + "".join(f"{each:12}" for each in (sum(numbers), *numbers))


def tables(proofs: Iterable[tuple[Place, str, Proof]]) -> Iterator[str]:
    """Yield the score by topic and by what was changed."""
    every = [(topic, proof.mutant.kind, proof.verdict) for _, topic, proof in proofs]
    yield from table("topic", ((topic, verdict) for topic, _, verdict in every))
    yield ""
    yield from table("change", ((kind, verdict) for _, kind, verdict in every))


def survivor(place: Place, proof: Proof) -> str:
    """Return where a survivor stands, what it is, and answers that tell it from its rule."""
    mutant = proof.mutant
    file = place.source.path.relative_to(FORMS.parent)
    line = place.source.line((*place.at, *mutant.at))
    shown = f"{file}:{line}: {proof.verdict}: {mutant.rule.id}: {mutant.kind}: {mutant.what}"
    said = ", ".join(f"{each.question}: {each.said}" for each in proof.answers)
    return f"{shown} ({proof.questionnaire}: {said})" if said else shown
