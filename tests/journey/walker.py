"""Somebody walking through Signpost, spoken of as a person would."""

from itertools import count
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.asking.inputs import INPUTS
from app.asking.inputs.base import box
from app.journey.state import EXTENSION, State
from app.questionnaires.answers import Json
from app.questionnaires.model import Page, Questionnaire
from tests.journey.reading import PageRead, faults_of

WALKERS = count()
HIDDEN = {"csrf_token", "read", "seen", "whose", "written_in"}
"""The boxes that a page fills in and nobody sees."""


class Walker:
    """A person with a browser. Every page they see is looked over."""

    def __init__(
        self,
        app: Flask,
        *,
        base_url: str = "http://localhost",
        journey: str = "a",
        language: str = "en",
    ) -> None:
        self.client: FlaskClient = app.test_client()
        # Each walker is somebody else: limits count by address.
        number = next(WALKERS)
        self.client.environ_base["REMOTE_ADDR"] = f"127.9.{number // 256}.{number % 256}"
        self.state: State = app.extensions[EXTENSION]
        self.base_url = base_url
        self.journey = journey
        """The letter of the questionnaire that is walked through."""
        self.language = language
        self.page = PageRead(0, "", "")
        self.sent: TestResponse
        """The last form's answer, with what it was led through."""
        self.seen: list[PageRead] = []
        """Every page fetched, in order."""

    @property
    def questionnaire(self) -> Questionnaire:
        return self.state.content.library.by_address[self.journey]

    @property
    def at(self) -> str:
        """The last part of the address of the page in front."""
        return urlsplit(self.page.url).path.rstrip("/").rpartition("/")[2]

    def open(self, path: str, *, follow: bool = True) -> TestResponse:
        """Open an address."""
        response = self.client.get(path, base_url=self.base_url, follow_redirects=follow)
        self._see(response)
        return response

    def begin(self) -> "Walker":
        """Go from the first page to the first question, or to the task list."""
        self.go("")
        self.send({})
        return self

    def go(self, page: str) -> "Walker":
        """Open a page of the questionnaire."""
        self.open(f"/{self.language}/{self.journey}/{page}")
        return self

    def speak(self, language: str, **typed: Any) -> "Walker":
        """Press another language on a page of questions, with something typed and not sent."""
        fields = {name.replace("__", ".").replace("_", "-"): each for name, each in typed.items()}
        here = urlsplit(self.page.url).path.removeprefix(f"/{self.language}/")
        data = {**self.page.form_fields(), **fields, "say_in": language}
        self.language = language
        self._see(self.client.post(f"/{language}/{here}", data=data, base_url=self.base_url))
        return self

    def carry_on(self, journey: str) -> "Walker":
        """Go on in another questionnaire with the same answers."""
        self.journey = journey
        return self

    def send(self, fields: dict[str, Any], *, path: str = "") -> TestResponse:
        """Send the form in front, with what its hidden boxes hold."""
        hidden = {
            name: values[-1]
            for name, values in self.page.form_fields().items()
            if name in HIDDEN - {"written_in"} or name.endswith((".postcode", ".suggested"))
        }
        self.sent = response = self.client.post(
            path or urlsplit(self.page.url).path,
            data={**hidden, **fields},
            base_url=self.base_url,
            follow_redirects=True,
        )
        self._see(response)
        return response

    def send_body(self, body: bytes, content_type: str) -> TestResponse:
        """Send a form to the page in front as a browser would write it."""
        response = self.client.post(
            urlsplit(self.page.url).path,
            data=body,
            content_type=content_type,
            base_url=self.base_url,
            follow_redirects=True,
        )
        self._see(response)
        return response

    def answer(self, **values: Json) -> "Walker":
        """Answer the page in front; questions not named are left blank."""
        asked = self._page_in_front()
        given = {name.replace("_", "-"): value for name, value in values.items()}
        fields: dict[str, Any] = {}
        for question in asked.questions:
            if question.id in given:
                asking = self.state.content.asking(self.state.now())
                answer = question.read(given.pop(question.id), asking)
                typed = INPUTS[question.type].to_typed(question, answer)
                fields |= {box(question.id, part): list(each) for part, each in typed.items()}
        if given:
            raise AssertionError(f"{self.at} does not ask {sorted(given)}")
        self.send(fields)
        return self

    def tell(self, **values: Json) -> "Walker":
        """Answer questions wherever they stand, on pages opened by their address."""
        given = {name.replace("_", "-"): value for name, value in values.items()}
        for page in self.questionnaire.pages:
            here = {each.id: given.pop(each.id) for each in page.questions if each.id in given}
            if here:
                self.go(page.id).answer(**{id.replace("-", "_"): v for id, v in here.items()})
                if self.page.errors:
                    raise AssertionError(f"{page.id}: {self.page.errors}")
        if given:
            raise AssertionError(f"{self.questionnaire.id} does not ask {sorted(given)}")
        return self

    def type(self, **boxes: Any) -> TestResponse:
        """Type into boxes by name (`__` for the full stop, `_` for a dash) and send."""
        names = {name.replace("__", ".").replace("_", "-"): value for name, value in boxes.items()}
        return self.send(names)

    def walk(self, answers: dict[str, Json]) -> "Walker":
        """Answer page after page until the check page, leaving blank what is not given."""
        for _ in range(len(self.questionnaire.pages) + 3):
            if self.at == "check":
                return self
            if self.at == "ring":
                self.open(self._go_on())
                continue
            asked = {question.id for question in self._page_in_front().questions}
            given = {id: value for id, value in answers.items() if id in asked}
            self.answer(**{id.replace("-", "_"): value for id, value in given.items()})
            if self.page.errors:
                raise AssertionError(f"{self.at}: {self.page.errors}")
        raise AssertionError(f"the walk does not end: at {self.at}")

    def _go_on(self) -> str:
        links = [a.get("href") or "" for a in self.page.all("a") if a.get("role") == "button"]
        return links[0]

    def _page_in_front(self) -> Page:
        return self.questionnaire.pages_by_id[self.at]

    def _see(self, response: TestResponse) -> None:
        kind = response.mimetype
        html = response.get_data(as_text=True) if kind == "text/html" else ""
        self.page = PageRead(response.status_code, response.request.url, html)
        if html and response.status_code < 300:
            assert self.faults() == [], self.page.url
        if html:
            self.seen.append(self.page)

    def faults(self) -> list[str]:
        """Return what is wrong with the page in front."""
        return faults_of(self.page)
