"""A browser's window: cookies, one kept connection, an address of its own, and no second try."""

from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse

from tests.benchmarks.browser import Memory

PATIENCE = 60.0
"""Seconds for an answer. Whoever waits longer for a page has gone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What came back: status 0 and the fault's name where nothing did."""

    status: int
    body: bytes = b""
    location: str = ""
    fault: str = ""


class Window:
    """A browser on one kept connection. What fails is told, and never sent again by itself."""

    def __init__(self, port: int, address: str) -> None:
        self._port = port
        self.memory = Memory()
        self.sent = ""
        """The cookies that the last request carried."""
        self._connection = self._connected(address)

    def move(self, address: str) -> None:
        """Go on from another address, with the same cookies."""
        self._connection.close()
        self._connection = self._connected(address)

    def get(self, path: str) -> Reply:
        """Open a page."""
        return self._send("GET", path, None)

    def post(self, path: str, fields: tuple[tuple[str, str], ...]) -> Reply:
        """Send a form with the tokens of the page in front."""
        return self._send("POST", path, self.memory.form(fields))

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _connected(self, address: str) -> HTTPConnection:
        """Return a connection that is made with the first request, and anew after a fault."""
        source = (address, 0)
        return HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE, source_address=source)

    def _send(self, method: str, path: str, body: bytes | None) -> Reply:
        self.sent = self.memory.cookie
        headers = {"Cookie": self.sent, "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, HTTPException) as error:
            self._connection.close()
            return Reply(status=0, fault=type(error).__name__)
        return self._taken(response, content)

    def _taken(self, response: HTTPResponse, content: bytes) -> Reply:
        self.memory.take(response.headers.get_all("Set-Cookie", ()), content)
        location = response.headers.get("Location", "")
        return Reply(status=response.status, body=content, location=location)
