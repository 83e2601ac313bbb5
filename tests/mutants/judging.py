"""What facts come to under a few rules, and which written cases notice a mutant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.rulebook import Rule, Rulebook, Topic
from app.assessment.when import Always, told
from app.directory.paths import FORMS
from app.questionnaires.base import Audience
from app.questionnaires.facts import Fact
from app.referrals.cases import ExampleCase, differences, example_cases, judge_example
from app.referrals.content import Content
from tests.making import AT
from tests.mutants.mutation import Mutant


def outcome_under(
    rulebook: Rulebook, rules: Sequence[Rule], facts: Sequence[Fact], reader: Audience
) -> Outcome | None:
    """Return the outcome by these rules alone; `None` where none of them fires."""
    present = told(facts)
    if not any(isinstance(rule.when, Always) or rule.when.found(present) for rule in rules):
        return None
    topic = Topic.model_construct(topic="some", title="Some", rules=tuple(rules))
    return assess(replace(rulebook, topics=(topic,)), facts, reader)


def changed_by(mutant: Mutant, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules with the mutant in the place of the one that it was made from."""
    swapped = (mutant.changed if rule.id == mutant.rule.id else rule for rule in rules)
    return [rule for rule in swapped if rule]


@dataclass(frozen=True, kw_only=True)
class WrittenCase:
    """A written case, and the rules that it fires with the facts that they fire on.

    A mutant asks for more than its rule, and no rule asks for less: so the rules that did not fire
    stay silent, and what they did not look at does not matter.
    """

    case: ExampleCase
    reader: Audience
    rules: tuple[Rule, ...]
    facts: tuple[Fact, ...]

    def notices(self, mutant: Mutant, rulebook: Rulebook) -> bool:
        """Say whether the case fails when this mutant stands in the place of its rule."""
        rules = changed_by(mutant, self.rules)
        found = outcome_under(rulebook, rules, self.facts, self.reader)
        return found is None or any(True for _ in differences(self.case, found))


def written_cases(content: Content) -> Iterator[WrittenCase]:
    """Yield every written case. Raises ValueError for one that fails as it is."""
    for id, place in example_cases(FORMS):
        outcome = judge_example(content, id, place.item, AT)
        if wrong := list(differences(place.item, outcome)):
            raise ValueError(f"mend this case first: {place.item.name}: {wrong[0]}")
        yield WrittenCase(
            case=place.item,
            reader=content.library.questionnaire(id).reader,
            rules=tuple(finding.rule for finding in outcome.findings),
            facts=tuple(dict.fromkeys(fact for each in outcome.findings for fact in each.facts)),
        )
