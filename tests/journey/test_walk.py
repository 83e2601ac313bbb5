"""The walk from the first page to the documents."""

from tests.journey.walker import Walker

BAD_BRUISE = {
    "danger": "no",
    "who": "known",
    "age": {"months": 3},
    "looks": ["bruise-baby"],
    "postcode": "S64 0AA",
}


def test_a_neighbour_gets_from_the_first_page_to_a_result(walker: Walker) -> None:
    walker.begin().walk(BAD_BRUISE)
    walker.open("/en/a/result")
    assert "Nobody has been told yet" in walker.page.text
