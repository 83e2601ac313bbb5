"""Papers of training are tested as real documents are."""

from tests.referrals.documents.conftest import complaints, press  # noqa: F401 - fixtures
