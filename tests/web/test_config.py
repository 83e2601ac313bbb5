"""A setting that is missing or cannot be stops the start with its name, and shows no secret."""

import os
from pathlib import Path

import pydantic
import pytest

from app import create_app
from app.config import ROOT, Settings, SettingsError, read_database_url, read_settings

ANYWHERE = "0.0.0.0"  # noqa: S104 - nothing is bound to it
GOOD = "a long and wholly made-up secret for this test"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("SIGNPOST_", "DATABASE_URL", "RATELIMIT_", "CREDENTIALS_")):
            monkeypatch.delenv(name)


def test_without_a_secret_nothing_starts() -> None:
    with pytest.raises(SettingsError) as caught:
        create_app()
    assert str(caught.value) == "SIGNPOST_SECRET: Field required"


def test_a_secret_too_short_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_SECRET", "Zebedee")
    with pytest.raises(SettingsError, match=r"^SIGNPOST_SECRET: .*32") as caught:
        read_settings()
    assert "Zebedee" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_setting_that_is_wrong_does_not_show_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_SECRET", GOOD)
    for wrong in ({"port": "0"}, {"https": False, "address": ANYWHERE}):
        with pytest.raises(SettingsError) as caught:
            read_settings(**wrong)
        assert GOOD not in str(caught.value)


def test_settings_do_not_show_the_secret() -> None:
    settings = read_settings(secret=GOOD)
    assert GOOD not in f"{settings} {settings!r} {settings.model_dump()}"


def test_with_a_secret_alone_the_settings_are_safe() -> None:
    settings = read_settings(secret=GOOD)
    assert settings.https
    assert settings.address == "127.0.0.1"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_without_https_this_machine_alone_is_answered(address: str) -> None:
    assert read_settings(secret=GOOD, https=False, address=address).address == address


@pytest.mark.parametrize("address", [ANYWHERE, "::", "192.0.2.7", "signpost.example", ""])
def test_without_https_no_other_address_starts(address: str) -> None:
    with pytest.raises(SettingsError, match="SIGNPOST_HTTPS"):
        read_settings(secret=GOOD, https=False, address=address)


def test_with_https_any_address_starts() -> None:
    assert read_settings(secret=GOOD, address=ANYWHERE).https


@pytest.mark.parametrize("url", ["https://signpost.example", "https://signpost.example:8443/"])
def test_the_public_address_is_one_over_https(url: str) -> None:
    assert str(read_settings(secret=GOOD, public_url=url).public_url) == url.rstrip("/") + "/"


@pytest.mark.parametrize("url", ["http://127.0.0.1:5000", "http://localhost"])
def test_without_https_it_may_be_this_machines_own(url: str) -> None:
    assert read_settings(secret=GOOD, https=False, public_url=url).public_url
    with pytest.raises(SettingsError, match="SIGNPOST_PUBLIC_URL"):
        read_settings(secret=GOOD, public_url=url)


WRONG = [
    pytest.param("SIGNPOST_PUBLIC_URL", "http://signpost.example", id="an open address"),
    pytest.param("SIGNPOST_PUBLIC_URL", "https://signpost.example/x", id="an address with a path"),
    pytest.param("SIGNPOST_PUBLIC_URL", "https://signpost.example?x", id="one with a question"),
    pytest.param("SIGNPOST_PUBLIC_URL", "https://signpost.example#x", id="one with a place"),
    pytest.param("SIGNPOST_PUBLIC_URL", "https://me@signpost.example", id="one with a name"),
    pytest.param("SIGNPOST_PUBLIC_URL", "signpost.example", id="a name alone"),
    pytest.param("SIGNPOST_PUBLIC_URL", "https://[2001:db8::1]", id="numbers of a sixth kind"),
    pytest.param("SIGNPOST_PORT", "0", id="a port below"),
    pytest.param("SIGNPOST_PORT", "65536", id="a port above"),
    pytest.param("SIGNPOST_PORT", "http", id="a port in words"),
    pytest.param("SIGNPOST_HTTPS", "perhaps", id="https or not"),
    pytest.param("SIGNPOST_EXIT_URL", "javascript:alert(1)", id="an exit that is a script"),
    pytest.param("SIGNPOST_EXIT_URL", "weather", id="an exit that is no address"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("SIGNPOST_SECRET", GOOD)
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: "):
        read_settings()


def test_every_fault_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_PORT", "0")
    monkeypatch.setenv("SIGNPOST_EXIT_URL", "x")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    named = ["SIGNPOST_SECRET", "SIGNPOST_PORT", "SIGNPOST_EXIT_URL"]
    assert [name for name in named if name not in str(caught.value)] == []


def test_other_peoples_names_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_SECRET", GOOD)
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://localhost/signpost")
    monkeypatch.setenv("RATELIMIT_STORAGE_URI", "redis://localhost")
    settings = read_settings()
    assert settings.database_url == "postgresql+psycopg://localhost/signpost"
    assert settings.rate_limit_storage == "redis://localhost"


def test_settings_stay_as_they_were_read() -> None:
    settings = read_settings(secret=GOOD)
    with pytest.raises(pydantic.ValidationError, match="frozen"):
        settings.port = 8000  # type: ignore[misc] # which is what this is about


def test_each_setting_has_its_sentence() -> None:
    sentences = [each.description or "" for each in Settings.model_fields.values()]
    assert [each for each in sentences if not each.endswith(".")] == []


@pytest.fixture
def handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of secrets, as systemd hands one over."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "signpost_secret").write_text(f"{GOOD}\n")
    (tmp_path / "database_url").write_text("postgresql://signpost:Zebedee@database/signpost\n")
    return tmp_path


def test_a_secret_may_be_a_file_that_bears_the_settings_name(handed_over: Path) -> None:
    settings = read_settings()
    assert settings.secret.get_secret_value() == GOOD
    assert settings.database_url == "postgresql://signpost:Zebedee@database/signpost"
    assert read_database_url() == settings.database_url


def test_a_variable_goes_before_a_file(handed_over: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////elsewhere.db")
    assert read_settings().database_url == "sqlite:////elsewhere.db"
    assert read_database_url() == "sqlite:////elsewhere.db"


def test_a_secret_that_is_a_file_and_too_short_is_not_shown(handed_over: Path) -> None:
    (handed_over / "signpost_secret").write_text("Zebedee")
    with pytest.raises(SettingsError, match=r"^SIGNPOST_SECRET: .*32") as caught:
        read_settings()
    assert "Zebedee" not in str(caught.value)


def test_a_file_that_cannot_be_read_stops_the_start(handed_over: Path) -> None:
    (handed_over / "signpost_secret").write_bytes(b"\xff" * 40)
    with pytest.raises(SettingsError, match="secret") as caught:
        read_settings()
    assert caught.value.__suppress_context__


def test_where_drafts_are_kept_is_the_same_for_pages_and_commands() -> None:
    assert read_database_url() == read_settings(secret=GOOD).database_url
    assert read_database_url() == f"sqlite:///{ROOT / 'instance' / 'signpost.db'}"
