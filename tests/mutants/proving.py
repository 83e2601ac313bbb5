"""Whether any answers at all can tell a mutant from its rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, NamedTuple

from app.assessment.outcome import Outcome
from app.assessment.rulebook import Rule
from app.assessment.when import Always, Told, told
from app.questionnaires.base import Audience
from app.questionnaires.facts import Fact
from app.questionnaires.model import Questionnaire
from app.referrals.content import Content
from tests.mutants.answering import Set, smallest_sets, tellings, unavoidable
from tests.mutants.judging import changed_by, outcome_under
from tests.mutants.mutation import Kind, Mutant

Verdict = Literal["killed", "equivalent", "not proved", "survived", "grave"]
"""A grave survivor lowers an urgency, or drops or moves a destination, of some answers."""

NEVER_GRAVE: frozenset[Kind] = frozenset(
    {"level lowered", "exploitation lowered", "clock taken out"}
)


class Shown(NamedTuple):
    """What of an outcome a person is told to do, and by when."""

    urgency: object
    destinations: frozenset[tuple[str, str]]
    level: object
    exploitation_level: object
    cautions: frozenset[str]
    clocks: frozenset[str]


def shown(outcome: Outcome | None) -> Shown | None:
    """Return what an outcome has a person do; which rule says so does not matter."""
    if outcome is None:
        return None
    return Shown(
        urgency=outcome.urgency,
        destinations=frozenset((one.destination.code, one.group) for one in outcome.destinations),
        level=outcome.level,
        exploitation_level=outcome.exploitation_level,
        cautions=frozenset(each.id for each in outcome.cautions),
        clocks=frozenset(each.id for each in outcome.clocks),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """What became of a mutant, with answers that tell it from its rule."""

    mutant: Mutant
    verdict: Verdict
    questionnaire: str = ""
    answers: Set = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Try:
    """A smallest set of answers that fires a rule, with all that it fires."""

    questionnaire: Questionnaire
    answers: Set
    facts: tuple[Fact, ...]
    present: Told
    rules: tuple[Rule, ...]


class Prover:
    """Tries the smallest sets of answers to each questionnaire."""

    def __init__(self, content: Content) -> None:
        self._rulebook = content.rulebook
        self._known = [
            (each, list(tellings(each))) for each in content.library.questionnaires.values()
        ]

    def proofs(self, rule: Rule, mutants: Sequence[Mutant]) -> Iterator[Proof]:
        """Yield the verdict on each of these mutants of a rule, which no case notices."""
        if not mutants:
            return
        found = [(one, smallest_sets(rule.when, known)) for one, known in self._known]
        tries = [each for one, some in found for each in self._tries(rule, one, some.sets)]
        whole = all(some.whole for _, some in found)
        silent: Verdict = "equivalent" if whole else "not proved"
        for mutant in mutants:
            telling = (each for each in tries if not _still_fires(mutant, each))
            yield self._proof(mutant, telling) or Proof(mutant=mutant, verdict=silent)

    def _tries(
        self, rule: Rule, questionnaire: Questionnaire, sets: Iterable[Set]
    ) -> Iterator[Try]:
        unavoided = list(product(*unavoidable(questionnaire)))
        for some, others in product(sets, unavoided):
            said = {each.question for each in some}
            answers = (*some, *(each for each in others if each.question not in said))
            facts = tuple(dict.fromkeys(fact for each in answers for fact in each.facts))
            present = told(facts)
            rules = tuple(self._fired(present, questionnaire.reader))
            if rule in rules:
                yield Try(
                    questionnaire=questionnaire,
                    answers=answers,
                    facts=facts,
                    present=present,
                    rules=rules,
                )

    def _fired(self, present: Told, reader: Audience) -> Iterator[Rule]:
        for rule, names in self._rulebook.facts_of_rules[reader]:
            if isinstance(rule.when, Always) or (
                not names.isdisjoint(present) and rule.when.found(present)
            ):
                yield rule

    def _proof(self, mutant: Mutant, tries: Iterable[Try]) -> Proof | None:
        """Return the gravest way in which answers tell a mutant from its rule, if any do."""
        mild: Proof | None = None
        for each in _unlike(tries):
            verdict = self._verdict(mutant, each)
            if verdict == "equivalent":
                continue
            found = Proof(
                mutant=mutant,
                verdict=verdict,
                questionnaire=each.questionnaire.id,
                answers=each.answers,
            )
            if verdict == "grave" or mutant.kind in NEVER_GRAVE:
                return found
            mild = mild or found
        return mild

    def _verdict(self, mutant: Mutant, tried: Try) -> Verdict:
        reader, facts = tried.questionnaire.reader, tried.facts
        rules = changed_by(mutant, tried.rules)
        whole = shown(outcome_under(self._rulebook, tried.rules, facts, reader))
        now = shown(outcome_under(self._rulebook, rules, facts, reader))
        if whole == now:
            return "equivalent"
        return "grave" if whole is None or now is None or whole[:2] != now[:2] else "survived"


def _unlike(tries: Iterable[Try]) -> Iterator[Try]:
    """Leave out those that fire the same rules as one before: they come to the same."""
    seen: set[tuple[str, ...]] = set()
    for each in tries:
        key = (each.questionnaire.reader, *(rule.id for rule in each.rules))
        if key not in seen:
            seen.add(key)
            yield each


def _still_fires(mutant: Mutant, tried: Try) -> bool:
    """Say whether a mutant of a condition alone makes no difference here."""
    changed = mutant.changed
    if changed is None or mutant.at[:1] != ("when",) or isinstance(changed.when, Always):
        return False
    return bool(changed.when.found(tried.present))
