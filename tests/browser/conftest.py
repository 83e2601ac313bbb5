"""A real Chromium before a real server. Nothing in it may reach any other machine."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person
from tests.browser.serving import EXIT_HOST, Site, serve, serve_exit
from tests.browser.watch import Room, Watch

HERE = Path(__file__).parent
SHOTS = HERE.parents[1] / "build" / "browser"
FAILED = pytest.StashKey[bool]()

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def need(program: str) -> str:
    """Return where a program is. Without it the test is skipped, but in CI it fails."""
    found = shutil.which(program)
    if found is None:
        reason = f"this test needs {program}, which is not on this machine"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    return need("chromium")


@pytest.fixture(scope="session")
def java() -> str:
    return need("java")


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Signpost as `signpost run` serves it, and the dull site that people leave for."""
    with serve_exit() as exit_port, serve(tmp_path_factory.mktemp("site"), exit_port) as served:
        yield served


@pytest.fixture(scope="session")
def browser(site: Site, chromium: str) -> Iterator[Browser]:
    """One browser, for which no host exists but our own and the exit."""
    hosts = f"MAP {EXIT_HOST} 127.0.0.1:{site.exit_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=[*ARGUMENTS, f"--host-resolver-rules={hosts}"]
        )
        yield started
        started.close()


@pytest.fixture
def room(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Room]:
    """Gives each test browser windows of its own, all of them watched."""
    made = Room(browser, site)
    yield made
    faults = made.faults()
    if faults or request.node.stash.get(FAILED, False):
        SHOTS.mkdir(parents=True, exist_ok=True)
        name = "".join(each if each.isalnum() else "-" for each in request.node.name)
        made.take_pictures(SHOTS, name[:120])
    made.close()
    if faults:
        pytest.fail("the browser saw what must not be:\n" + "\n".join(faults))


@pytest.fixture
def person(room: Room) -> Person:
    """Somebody with JavaScript, at a desk."""
    return room.person()


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def anybody(room: Room, request: pytest.FixtureRequest) -> Person:
    """Somebody with JavaScript, and somebody without."""
    return room.person(java_script_enabled=request.param)


@pytest.fixture
def watch(person: Person, room: Room) -> Watch:
    """What is seen of the person's window."""
    return room.watches[0]
