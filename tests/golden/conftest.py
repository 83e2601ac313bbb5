from tests.domain_fence import app  # noqa: F401 - a fixture is found by its name
