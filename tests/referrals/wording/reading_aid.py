"""A small case to read: one box of facts, one of views, one of a child's own words."""

from dataclasses import replace
from functools import cache
from typing import Any

from app.directory.paths import FORMS
from app.questionnaires.answers import Json
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.referrals.content import Judged, Walked
from app.referrals.wording.files import Wordbook, read_wording
from app.referrals.wording.remarks import Remark, remarks
from tests.making import ASKING, AT, content, filed, page, questionnaire


@cache
def wordbook() -> Wordbook:
    """Return the real words."""
    return read_wording(FORMS)


def asked(*questions: dict[str, Any], audience: str = "professional") -> Questionnaire:
    """Return a questionnaire of one page; without questions, of the three boxes."""
    boxes = questions or (
        filed("long_text", "seen", holds="facts", max_length=20_000),
        filed("long_text", "thought", max_length=20_000),
        filed("long_text", "said", holds="own_words", max_length=20_000),
    )
    return questionnaire(
        page("one", *boxes), audience=[audience], kinds=["childrens-social-care-referral"]
    )


@cache
def _blank() -> Judged:
    return content().judge(content().library.questionnaire("referral"), {}, AT)


def judged(asked: Questionnaire, answers: dict[str, Json], *before: Walked) -> Judged:
    """Return answers as they are judged; their outcome does not matter here."""
    read = {id: asked.question(id).read(value, ASKING) for id, value in answers.items()}
    return replace(_blank(), questionnaire=asked, path=walk(asked, read), before=before)


def read(text: str, box: str = "seen", audience: str = "professional") -> list[Remark]:
    """Return the remarks on one text."""
    return list(remarks(judged(asked(audience=audience), {box: text}), wordbook()))
