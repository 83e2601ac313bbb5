import pytest


def test_no_test_of_the_domain_can_ask_for_the_web(request: pytest.FixtureRequest) -> None:
    with pytest.raises(pytest.fail.Exception, match="the domain knows no web"):
        request.getfixturevalue("app")
