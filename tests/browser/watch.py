"""Windows that are watched: what a browser complains of, and whom it asks for anything."""

from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    WebError,
    expect,
)

from tests.browser.person import Person
from tests.browser.serving import EXIT_HOST, Site

PAGE_STATUS = "Failed to load resource: the server responded with a status of 4"
"""What the console says of a page of our own with an error on it, which is no fault of a page."""

LISTEN = """document.addEventListener('securitypolicyviolation',
  (event) => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI))"""

PATIENCE = 30_000
"""Milliseconds to wait for what a page should do: a busy machine is no fault of the page."""
expect.set_options(timeout=PATIENCE)


class Watch:
    """What one context complained of, and every address outside that it asked for."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.site = site
        self.faults: list[str] = []
        self.asked: list[str] = []
        self.may_leave = False
        """Whether this test presses "Leave this page"."""
        context.add_init_script(LISTEN)
        context.on("console", self._hear)
        context.on("weberror", self._fail)
        context.on("request", self._count)

    def _hear(self, message: ConsoleMessage) -> None:
        at = message.location["url"]
        is_page = message.text.startswith(PAGE_STATUS) and "/static/" not in at
        if message.type in {"error", "warning"} and not is_page:
            self.faults.append(f"console: {message.text} ({at})")

    def _fail(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _count(self, request: Request) -> None:
        self.asked.append(request.url)
        is_exit = self.may_leave and request.url == f"http://{EXIT_HOST}/"
        if not (self.site.is_ours(request.url) or is_exit):
            self.faults.append(f"asked for {request.url}")


class Room:
    """Opens windows, each of a person who shares nothing with the others."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.contexts: list[BrowserContext] = []
        self.watches: list[Watch] = []

    def person(self, **options: Any) -> Person:
        """Open a window. Options are those of Playwright's contexts."""
        chosen = {"viewport": {"width": 1000, "height": 800}, "reduced_motion": "reduce"} | options
        context = self.browser.new_context(**chosen, locale="en-GB", timezone_id="Europe/London")
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        self.watches.append(Watch(context, self.site))
        return Person(context.new_page(), self.site.url)

    def faults(self) -> list[str]:
        return [fault for watch in self.watches for fault in watch.faults]

    def take_pictures(self, folder: Path, name: str) -> None:
        """Keep a picture of every page that is open."""
        pages = [page for context in self.contexts for page in context.pages]
        for number, page in enumerate(pages):
            self._take(page, folder / f"{name}-{number}.png")

    def _take(self, page: Page, file: Path) -> None:
        try:
            page.screenshot(path=file, full_page=True)
        except Error:
            file.with_suffix(".txt").write_text(f"no picture could be taken of {page.url}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()
