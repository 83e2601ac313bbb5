"""The secret that `signpost run` makes for itself, and what it refuses to do."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.cli.run import own_secret
from app.config import read_settings

ANYWHERE = "0.0.0.0"  # noqa: S104 - nothing is bound to it


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A place for a secret, where the system itself would keep nothing from anybody."""
    before = os.umask(0)
    yield tmp_path / "instance" / "secret"
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_can_read_the_secret(file: Path) -> None:
    own_secret(file)
    assert mode(file) == 0o600
    assert mode(file.parent) == 0o700


def test_it_is_made_once(file: Path) -> None:
    first = own_secret(file)
    written = file.stat().st_mtime_ns
    assert own_secret(file) == first
    assert file.stat().st_mtime_ns == written


def test_it_is_long_enough_and_nobody_elses(file: Path) -> None:
    first = own_secret(file)
    other = own_secret(file.with_name("other"))
    assert first != other
    assert read_settings(secret=first, https=False).secret.get_secret_value() == first


def test_one_that_is_there_is_used_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("somebody wrote this one by hand, long ago\n", encoding="utf-8")
    assert own_secret(file) == "somebody wrote this one by hand, long ago"


WRONG = [
    pytest.param({"SIGNPOST_ADDRESS": ANYWHERE}, "SIGNPOST_HTTPS", id="others, without https"),
    pytest.param({"SIGNPOST_SECRET": "short"}, "SIGNPOST_SECRET", id="a short secret"),
    pytest.param({"SIGNPOST_PORT": "x"}, "SIGNPOST_PORT", id="a port in words"),
    pytest.param({"DATABASE_URL": "nonsense"}, "DATABASE_URL", id="no address"),
    pytest.param({"DATABASE_URL": "mysql://a:b@c/d"}, "DATABASE_URL", id="another database"),
    pytest.param(
        {"DATABASE_URL": "postgresql://a:b@127.0.0.1:9/d"}, "cannot be used", id="nobody listens"
    ),
]


@pytest.mark.parametrize(("environment", "says"), WRONG)
def test_a_wrong_setting_is_a_sentence(environment: dict[str, str], says: str) -> None:
    given = {"SIGNPOST_SECRET": "a long and wholly made-up secret for this test", **environment}
    done = CliRunner().invoke(main, ["run"], env=given)
    assert done.exit_code == 1
    assert done.output.startswith("Error: ")
    assert says in done.output
    assert given["SIGNPOST_SECRET"] not in done.output
