"""What to say on the phone, as a document of its own."""

from html import escape

from app.questionnaires.text import English
from app.referrals.calls.sheet import call_sheet
from tests.referrals.documents.made_up import STORIES, every_story, referral, writer


@every_story
def test_every_call_is_on_paper_with_lines_to_write_on(story: str) -> None:
    found = referral(STORIES[story])
    html = writer().whole("call", found, English()).replace("&#39;", "&#x27;")
    sheet = call_sheet(found, English())
    for call in sheet.calls:
        assert f"<h2>{escape(call.label)}</h2>" in html
        assert f"{len(call.steps)}. {escape(call.steps[-1].say)}</h3>" in html
    assert html.count('<th scope="row">') == len(sheet.calls) * len(sheet.write)


def test_hostile_words_stay_words_on_paper() -> None:
    hostile = "</li><script>alert(1)</script>"
    html = writer().whole("call", referral({"who": "known", "child-name": hostile}), English())
    assert "<script" not in html
    assert "&lt;script&gt;" in html
