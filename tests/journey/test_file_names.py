"""Files of one walk lie side by side in a list of downloads: none can be taken for another."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.house.test_addresses import ADDRESSES
from tests.journey.test_family import aside, hidden, told
from tests.journey.walker import Walker
from tests.referrals.family_cases import REFERRAL

PREFIX = "/<language>/<letter:journey>/"
FORMS = ("pdf", "docx", "txt")
TELLING = ("abuse", "child", "family", "harm", "neglect", "referral", "social")

pytestmark = pytest.mark.every


@pytest.fixture(scope="module")
def files(whole_app: Flask) -> dict[str, TestResponse]:
    """Every file that a walk can send, by its address."""
    walker = told(whole_app, REFERRAL)
    aside(whole_app, walker)
    dated = told(whole_app, REFERRAL, danger="yes")
    return {path: sent(dated if path == "dates.ics" else walker, path) for path in paths()}


def paths() -> Iterator[str]:
    """Yield every address of a walk that sends a file; only the locked letter's has no ending."""
    yield "lock"
    for rule in ADDRESSES:
        path = rule.removeprefix(PREFIX)
        if not rule.startswith(PREFIX) or "." not in path:
            continue
        if "<any" in path:
            yield from (re.sub(r"<any.*>", form, path) for form in FORMS)
        else:
            yield path.replace("<int:number>", "1")


def sent(walker: Walker, path: str) -> TestResponse:
    where = f"/en/{walker.journey}/{path}"
    if path == "family.pdf":
        walker.go("family")
        return walker.send({"confirm": "yes", "read": hidden(walker)["read"]}, path=where)
    if path == "lock":
        walker.go("lock")
        return walker.send({"key": "made-up-words-2"}, path=where)
    return walker.client.get(where)


def name(response: TestResponse) -> str:
    found = re.fullmatch(r'attachment; filename="(.+)"', response.headers["Content-Disposition"])
    assert found
    return found[1]


def test_every_file_of_a_walk_has_a_name_of_its_own(files: dict[str, TestResponse]) -> None:
    assert len(files) > 12
    assert {path: each.status_code for path, each in files.items() if each.status_code != 200} == {}
    names = [name(each) for each in files.values()]
    assert len(names) == len(set(names)), sorted(names)


def test_no_name_of_a_file_tells_what_it_is_about(files: dict[str, TestResponse]) -> None:
    names = [name(each) for each in files.values()]
    assert [each for each in names if any(word in each for word in TELLING)] == []
