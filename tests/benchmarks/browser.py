"""The little of a browser that a benchmark needs, light enough to share a core with the server."""

import re
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

OK, SEE_OTHER = 200, 303
_TOKEN = re.compile(rb'name="(csrf_token|seen)" value="([^"]*)"')
Fields = Iterable[tuple[str, str]]


class UnexpectedAnswerError(Exception):
    """The server answered something that is no part of a walk."""

    def __init__(self, status: int, path: str) -> None:
        super().__init__(f"{status} at {path}")


class Memory:
    """What a browser remembers from answer to answer: its cookies, and the tokens of the form."""

    def __init__(self) -> None:
        self._cookies: dict[str, str] = {}
        self._tokens: dict[bytes, bytes] = {}

    @property
    def cookie(self) -> str:
        """The header that sends the cookies back."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def take(self, cookies: Iterable[str], body: bytes) -> None:
        """Remember what an answer brought."""
        for each in cookies:
            name, _, value = each.partition(";")[0].partition("=")
            self._cookies[name] = value
        if found := _TOKEN.findall(body):
            self._tokens = dict(found)

    def form(self, fields: Fields) -> bytes:
        """Return a form's body with the tokens in it."""
        tokens = [(name.decode(), value.decode()) for name, value in self._tokens.items()]
        return urlencode([*tokens, *fields]).encode()


class Browser:
    """One person at one address of this machine, on one connection that is kept."""

    def __init__(self, port: int, address: str) -> None:
        self._connection = HTTPConnection(
            "127.0.0.1", port, timeout=30, source_address=(address, 0)
        )
        self.memory = Memory()
        self.at = ""

    def get(self, path: str) -> bytes:
        """Open a page."""
        response, body = self._send("GET", path)
        if response.status != OK:
            raise UnexpectedAnswerError(response.status, path)
        self.at = path
        return body

    def answer(self, path: str, fields: Fields) -> None:
        """Send a form, and open the page that it leads to."""
        response, _ = self._send("POST", path, self.memory.form(fields))
        if response.status != SEE_OTHER:
            raise UnexpectedAnswerError(response.status, path)
        self.get(response.headers["Location"])

    def move(self, port: int, address: str) -> None:
        """Go on from another address, with the same cookies."""
        self.close()
        self._connection = HTTPConnection(
            "127.0.0.1", port, timeout=30, source_address=(address, 0)
        )

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _send(self, method: str, path: str, body: bytes = b"") -> tuple[HTTPResponse, bytes]:
        headers = {"Cookie": self.memory.cookie, "Sec-Fetch-Site": "same-origin"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body or None, headers)
        response = self._connection.getresponse()
        content = response.read()
        self.memory.take(response.headers.get_all("Set-Cookie", ()), content)
        return response, content
