"""The list of addresses: read it when one is added. None of them names the subject."""

from flask import Flask

from app.journey.state import EXTENSION, State

ADDRESSES = {
    "/": "go_in",
    "/<language>/": "journey.start",
    "/<language>/<letter:journey>/": "journey.before journey.begin_walk",
    "/<language>/<letter:journey>/<page>": "journey.answer journey.question",
    "/<language>/<letter:journey>/answers.json": "journey.answers",
    "/<language>/<letter:journey>/blocks": "journey.blocks_page",
    "/<language>/<letter:journey>/call": "journey.call",
    "/<language>/<letter:journey>/call.txt": "journey.call_txt",
    "/<language>/<letter:journey>/check": "journey.check",
    "/<language>/<letter:journey>/compare": "journey.compare journey.compared",
    "/<language>/<letter:journey>/done": "journey.done journey.finish",
    "/<language>/<letter:journey>/copy": "journey.document",
    "/<language>/<letter:journey>/copy.<any(pdf, docx, txt):form>": "journey.document_file",
    "/<language>/<letter:journey>/letter": "journey.document",
    "/<language>/<letter:journey>/letter.<any(pdf, docx, txt):form>": "journey.document_file",
    "/<language>/<letter:journey>/record": "journey.document",
    "/<language>/<letter:journey>/record.<any(pdf, docx, txt):form>": "journey.document_file",
    "/<language>/<letter:journey>/dates.ics": "journey.dates",
    "/<language>/<letter:journey>/lock": "journey.lock journey.locked",
    "/<language>/<letter:journey>/papers": "journey.papers",
    "/<language>/<letter:journey>/pack": "journey.pack",
    "/<language>/<letter:journey>/pack<int:number>.pdf": "journey.pack_pdf",
    "/<language>/<letter:journey>/records": "journey.records journey.records_sent",
    "/<language>/<letter:journey>/family": "journey.family_page",
    "/<language>/<letter:journey>/family.pdf": "journey.family_pdf",
    "/<language>/<letter:journey>/result": "journey.result",
    "/<language>/<letter:journey>/ring": "journey.ring",
    "/<language>/<letter:journey>/tasks": "journey.tasks",
    "/<language>/<letter:journey>/whole": "journey.whole",
    "/<language>/<letter:journey>/whole.pdf": "journey.whole_pdf",
    "/<language>/<letter:journey>/wording": "journey.wording",
    "/<language>/about": "about.attributions",
    "/<language>/back": "journey.back journey.came_back",
    "/<language>/bring": "journey.bring journey.bring_sent",
    "/<language>/bring/next": "journey.brought journey.brought_sent",
    "/<language>/delete": "journey.delete journey.delete_now",
    "/<language>/deleted": "journey.deleted",
    "/<language>/keep": "journey.keep journey.kept",
    "/<language>/keep/code.svg": "journey.code_drawing",
    "/<language>/danger": "safety.danger",
    "/<language>/leave": "safety.leave",
    "/<language>/load": "journey.load journey.loaded",
    "/<language>/ring": "journey.found journey.where",
    "/<language>/ring/<code>": "journey.area",
    "/<language>/ring/<code>/card.pdf": "journey.card_pdf",
    "/<language>/ring/<code>/wall.pdf": "journey.wall_pdf",
    "/<language>/school": "journey.school journey.school_sent",
    "/<language>/take": "journey.take journey.taken",
    "/<language>/still": "journey.still journey.still_here",
    "/<language>/training": "training.home",
    "/<language>/training/alone": "training.alone",
    "/<language>/training/alone/<case>": "training.practise",
    "/<language>/training/attendance": "training.attend training.attended",
    "/<language>/training/desk": "training.desk training.move",
    "/<language>/training/desk/code": "training.change_code",
    "/<language>/training/desk/door": "training.set_door",
    "/<language>/training/desk/end": "training.ask_to_end training.end",
    "/<language>/training/desk/summary.pdf": "training.summary",
    "/<language>/training/join": "training.join",
    "/<language>/training/join/<code>": "training.join_with",
    "/<language>/training/lead": "training.lead training.open_room",
    "/<language>/training/lead/<token>": "training.take_lead",
    "/<language>/training/plan/<items>": "training.open_in_order training.plan",
    "/<language>/training/papers": "training.papers",
    "/<language>/training/papers/<item>": "training.papers_for",
    "/<language>/training/papers/<item>/<any(handout, answers, notes, slips):paper>.pdf": (
        "training.paper"
    ),
    "/<language>/training/room": "training.room",
    "/<language>/training/room/go-on": "training.go_on",
    "/<language>/training/room/judgement": "training.judge training.judged_it",
    "/<language>/training/room/now": "training.now",
    "/<language>/training/room/page/<page>": "training.answer training.question",
    "/<language>/training/room/so-far": "training.so_far",
    "/<language>/training/room/vote": "training.vote",
    "/<language>/training/room/write": "training.write",
    "/<language>/training/step-out": "training.ask_to_step_out training.step_out",
    "/<language>/training/support": "training.support",
    "/<language>/training/wall": "training.wall",
    "/<language>/training/wall/code.svg": "training.code_drawing",
    "/<language>/training/wall/now": "training.wall_now",
    "/<language>/work": "journey.work",
    "/healthz": "health.alive",
    "/readyz": "health.ready",
    "/training": "training_go_in",
}
TELLING = ("abuse", "harm", "sexual", "neglect", "child", "worr")


def test_these_are_all_the_addresses(whole_app: Flask) -> None:
    found: dict[str, set[str]] = {}
    for rule in whole_app.url_map.iter_rules():
        found.setdefault(rule.rule, set()).add(rule.endpoint)
    assert {rule: " ".join(sorted(ends)) for rule, ends in found.items()} == ADDRESSES


def test_no_page_has_the_address_of_something_else(whole_app: Flask) -> None:
    state: State = whole_app.extensions[EXTENSION]
    prefix = "/<language>/<letter:journey>/"
    reserved = {rule.removeprefix(prefix) for rule in ADDRESSES if rule.startswith(prefix)}
    for questionnaire in state.content.library.questionnaires.values():
        assert not reserved.intersection(page.id for page in questionnaire.pages)


def test_no_address_tells_what_it_is_about(whole_app: Flask) -> None:
    state: State = whole_app.extensions[EXTENSION]
    public = [q for q in state.content.library.questionnaires.values() if "public" in q.audience]
    pages = [page for questionnaire in public for page in questionnaire.pages]
    spoken = [rule.replace("danger", "") for rule in ADDRESSES] + [page.id for page in pages]
    spoken += [page.title.id.lower() for page in pages]
    assert [each for each in spoken if any(word in each for word in TELLING)] == []
