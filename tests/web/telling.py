"""A walk of somebody who types a word that is in no text of ours into every box there is."""

from contextlib import suppress
from html.parser import HTMLParser
from io import BytesIO

from typing_extensions import override
from werkzeug.test import Client

TYPED, ASKED, COOKIE, AGENT, ADDRESS = (
    *("Zebedee", "Quillfeather", "Periscope", "Ottoline"),
    "203.0.113.9",
)
MARKERS = (TYPED, ASKED, COOKIE, AGENT, ADDRESS)
HEADERS = {
    "User-Agent": AGENT,
    "Referer": f"https://{AGENT}.example/",
    "X-Forwarded-For": ADDRESS,
}
WRITTEN = {"text", "tel", "email", "search"}
PUBLIC, WORK = "a", "c"
UNPROCESSABLE = 422
COUNCIL = {"council.nation": "england", "council.code": "E08000018"}


class Boxes(HTMLParser):
    """The boxes of a page: what is sent without typing, and the names of those typed into."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.given: dict[str, str] = {}
        self.typed: list[str] = []
        self.long: list[str] = []
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name, kind = held.get("name") or "", held.get("type") or "text"
        if tag == "input" and kind == "hidden":
            self.given[name] = held.get("value") or ""
        elif tag == "input" and kind == "radio":
            self.given.setdefault(name, held.get("value") or "")
        elif tag == "textarea" or (tag == "input" and kind in WRITTEN):
            self.typed.append(name)
        if tag == "textarea":
            self.long.append(name)


class Teller:
    """Somebody with a browser who says the same word everywhere."""

    def __init__(self, client: Client, pages: dict[str, list[str]]) -> None:
        self._client = client
        self._pages = pages
        client.set_cookie("anything", COOKIE)
        self.statuses: set[int] = set()

    def open(self, path: str) -> str:
        """Open an address with a query, and return what it says."""
        response = self._client.get(f"{path}?who={ASKED}", headers=HEADERS)
        self.statuses.add(response.status_code)
        return response.get_data(as_text=True)

    def send(self, path: str, **more: object) -> None:
        """Fill in every box of a page, and send it; where that is refused, other ways."""
        boxes = Boxes(self.open(path))
        said = f"{TYPED} said so."
        for names, words in ((boxes.typed, said), (boxes.long, said), (boxes.typed, "14")):
            typed = dict.fromkeys(names, words) | COUNCIL
            response = self._client.post(
                f"{path}?who={ASKED}", data={**boxes.given, **typed, **more}, headers=HEADERS
            )
            self.statuses.add(response.status_code)
            if response.status_code != UNPROCESSABLE or "answers" in more:
                return

    def tell(self) -> str:
        """Do all that can be done, right and wrong; return what the letters say."""
        said = []
        for journey in self._pages:
            self.send(f"/en/{journey}/")
            for page in self._pages[journey]:
                self.send(f"/en/{journey}/{page}")
            for page in ("check", "result", "papers", "call", "wording", "record", "answers.json"):
                self.open(f"/en/{journey}/{page}")
            said.append(self.open(f"/en/{journey}/letter"))
            for form in ("txt", "pdf"):
                self.open(f"/en/{journey}/letter.{form}")
            self.send(f"/en/{journey}/lock", key=f"{TYPED}-password")
        self.go_wrong()
        self.send("/en/leave")
        return " ".join(said)

    def go_wrong(self) -> None:
        """Do what people do wrong, and meet what we did wrong."""
        self.send("/en/school", do="search")
        self.send("/en/ring")
        self.send("/en/bring", answers=(BytesIO(TYPED.encode()), f"{TYPED}.json"))
        self.send("/en/bring", answers=(BytesIO(b'{"Zebedee": ["Zebedee"'), "x.json"))
        # A server hangs up on so much, before all of it is sent.
        with suppress(OSError):
            self._client.post("/en/a/account", data={"saw": TYPED * 600_000}, headers=HEADERS)
        self._client.post("/en/a/now", data={"x": TYPED}, headers={"Sec-Fetch-Site": TYPED})
        self._client.put(f"/en/{TYPED}", data=TYPED, headers=HEADERS)
        self.open(f"/{TYPED}/{TYPED}")
        self.open(f"/en/a/{TYPED}")
        self.open(f"/en/ring/{TYPED}")
        self.send("/en/broken", saw=TYPED)
        self.open("/metrics")
