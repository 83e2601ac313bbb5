"""What more worry may never do to an outcome (promise 3)."""

from app.assessment.outcome import Outcome
from app.assessment.scales import ExploitationLevel


def assert_not_less(before: Outcome, after: Outcome, why: object) -> None:
    """Fail where anything is lower, or somebody is left out, after one more worry."""
    none = ExploitationLevel.NONE_IDENTIFIED
    assert after.urgency >= before.urgency, why
    assert after.level >= before.level, why
    assert (after.exploitation_level or none) >= (before.exploitation_level or none), why
    assert after.codes >= before.codes, why
    assert {each.id for each in after.clocks} >= {each.id for each in before.clocks}, why
    gone = {each.id: each for each in before.cautions}.keys() - {each.id for each in after.cautions}
    assert all(each.faces_family for each in before.cautions if each.id in gone), (why, gone)
    put_off = [placed.destination for placed in after.destinations if placed.group == "not_yet"]
    assert all(each.faces_family for each in put_off), why
    assert after.group("first"), why
