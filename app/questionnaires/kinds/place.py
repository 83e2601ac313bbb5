"""Where something is: a postcode, and the authority that a person confirms for it."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from typing_extensions import override

from app.questionnaires.answers import Answer, Council, Json, Postcode
from app.questionnaires.base import Id
from app.questionnaires.errors import AnswerError, PostcodeError
from app.questionnaires.kinds.base import Asking, Question, Said, wrong_type
from app.questionnaires.kinds.clean import clean
from app.questionnaires.postcodes import normalise

CODE = re.compile(r"[A-Z0-9-]{3,40}")
MOST_TYPED = 40

Role = Literal["home", "second_home", "placed_by", "setting", "found", "works", "happened"]
"""What a place is to the child or to the worry: destinations go by it."""


class PostcodeQuestion(Question[Postcode]):
    """A postcode as people write it. Whether it exists is for the directory to say."""

    type: Literal["postcode"]
    where: Role | None = None

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        typed = clean(value, most=MOST_TYPED)
        if not typed:
            return self.read(None, asking)
        try:
            return Postcode(normalise(typed))
        except PostcodeError as error:
            raise AnswerError("not_a_postcode") from error

    @override
    def dump_said(self, answer: Postcode) -> Json:
        return answer.text

    @override
    def lines_said(self, answer: Postcode) -> Iterator[Said]:
        yield Said(answer.text)

    @override
    def answer_schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 5, "maxLength": MOST_TYPED}


class AuthorityQuestion(Question[Council]):
    """The authority for a place, found by a postcode or chosen by name, and confirmed."""

    spoken_unsaid: ClassVar[bool] = False
    type: Literal["authority"]
    where: Role = "home"
    suggested_by: Id | None = None
    """The question for the postcode by which it is found, if there is one."""
    prefill: Literal["school"] | None = None
    """Whose authority it is at first, where a professional has chosen that: they can change it."""

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if isinstance(value, str):
            value = {"code": value}
        if not isinstance(value, dict) or set(value) - {"code", "postcode"}:
            raise wrong_type(value)
        code, postcode = value.get("code"), value.get("postcode", "")
        if not isinstance(code, str) or not isinstance(postcode, str):
            raise wrong_type(code)
        if not CODE.fullmatch(code) or code not in asking.authorities:
            raise AnswerError("unknown_authority")
        return Council(code, clean(postcode, most=MOST_TYPED))

    @override
    def dump_said(self, answer: Council) -> Json:
        if not answer.postcode:
            return answer.code
        return {"code": answer.code, "postcode": answer.postcode}

    @override
    def lines_said(self, answer: Council) -> Iterator[Said]:
        yield Said(answer.code)

    @override
    def answer_schema(self) -> dict[str, Json]:
        code = {"type": "string", "pattern": f"^{CODE.pattern}$"}
        whole = {
            "type": "object",
            "properties": {"code": code, "postcode": {"type": "string"}},
            "required": ["code"],
            "additionalProperties": False,
        }
        return {"anyOf": [code, whole]}
