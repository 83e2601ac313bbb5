"""`python -m tests.mutants`: change each rule a little, and see whether a written case notices."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.assessment.lint import rule_places
from app.assessment.rulebook import Rule
from app.questionnaires.places import Place
from app.referrals.content import Content
from tests.making import content
from tests.mutants.judging import WrittenCase, written_cases
from tests.mutants.mutation import mutants_of
from tests.mutants.proving import Proof, Prover
from tests.mutants.report import survivor, tables

TOLD: frozenset[str] = frozenset({"grave", "survived", "not proved"})


def main() -> None:
    """Print the score and each survivor. A grave one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--topic", action="append", help="only the rules of this topic")
    parser.add_argument("--grave", action="store_true", help="list only the grave survivors")
    given = parser.parse_args()
    found = list(_proofs(content(), given.topic or ()))
    if not found:
        sys.exit("no topic is called that")
    for place, _, proof in found:
        if proof.verdict == "grave" or (proof.verdict in TOLD and not given.grave):
            print(survivor(place, proof))
    print()
    for line in tables(found):
        print(line)
    sys.exit(any(proof.verdict == "grave" for *_, proof in found))


def _proofs(whole: Content, topics: Sequence[str]) -> Iterator[tuple[Place, str, Proof]]:
    prover = Prover(whole)
    firing = _by_rule(written_cases(whole))
    for place in rule_places(whole.rulebook):
        topic = place.source.data["topic"]
        if not topics or topic in topics:
            for proof in _judged(whole, prover, place.item, firing[place.item.id]):
                yield place, topic, proof


def _by_rule(cases: Iterator[WrittenCase]) -> dict[str, list[WrittenCase]]:
    firing: defaultdict[str, list[WrittenCase]] = defaultdict(list)
    # Those that fire the fewest rules tell the most about each.
    for case in sorted(cases, key=lambda each: len(each.rules)):
        for rule in case.rules:
            firing[rule.id].append(case)
    return firing


def _judged(
    whole: Content, prover: Prover, rule: Rule, cases: Sequence[WrittenCase]
) -> Iterator[Proof]:
    living = []
    for mutant in mutants_of(rule, whole.rulebook):
        if any(case.notices(mutant, whole.rulebook) for case in cases):
            yield Proof(mutant=mutant, verdict="killed")
        else:
            living.append(mutant)
    yield from prover.proofs(rule, living)


if __name__ == "__main__":
    main()
