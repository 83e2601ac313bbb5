"""Take the pictures in the README, from the real pages and a real document, with made-up answers.

Run it by `make pictures`, with Chromium and poppler-utils there.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
PORT = 5077
AT = f"http://127.0.0.1:{PORT}/en"
PHONE: ViewportSize = {"width": 390, "height": 780}


def _fill_age(page: Page) -> None:
    page.fill("#child-name", "Robin")
    page.check("input[value=months]")
    page.fill("#age\\.months", "4")


ANSWERS: dict[str, Callable[[Page], None]] = {
    "now": lambda page: page.check("input[value=no]"),
    "who": lambda page: page.check("input[value=known]"),
    "age": _fill_age,
    "looks": lambda page: page.check("input[value=bruise-baby]"),
    "area": lambda page: page.fill("#home-postcode", "S64 8AA"),
    "council": lambda page: page.check("input[value=yes]"),
    "account": lambda page: page.fill("#saw", "On Friday he had a bruise on his cheek."),
}


def main() -> None:
    """Take every picture."""
    chromium = shutil.which("chromium") or sys.exit("chromium is not there: run make test first")
    command = [sys.executable, "-m", "app.cli", "run", "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        if server.stdout:
            server.stdout.readline()
        with sync_playwright() as playwright:
            options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            browser = playwright.chromium.launch(executable_path=chromium, args=options)
            _walk(browser.new_page(viewport=PHONE, device_scale_factor=2))
            browser.close()
    finally:
        server.terminate()
        server.wait()


def _walk(page: Page) -> None:
    page.goto(f"{AT}/a/")
    page.click("main form button")
    while not page.url.endswith("/check"):
        name = page.url.partition("?")[0].rpartition("/")[2]
        if name in ANSWERS:
            ANSWERS[name](page)
        if name == "looks":
            page.screenshot(path=PICTURES / "question.png")
        page.click("button:has-text('Continue')")
    page.goto(f"{AT}/a/result")
    page.screenshot(path=PICTURES / "result.png")
    with page.expect_download() as download:
        page.click("a:has-text('For the council (PDF)')")
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "letter.pdf"
        download.value.save_as(letter)
        target = PICTURES / "letter"
        subprocess.run(
            ["pdftoppm", "-r", "90", "-f", "1", "-singlefile", "-png", letter, target], check=True
        )


if __name__ == "__main__":
    main()
