"""A referral as plain text, section by section: for a letter without a layout, or a form.

It is for the agency: answers that only its own copy may print are in it.
"""

from collections.abc import Iterable, Iterator

from app.languages import language
from app.questionnaires.text import English, Text, Translator, apart, render
from app.referrals.given import AnswerGiven, Line, SectionOf, State
from app.referrals.listing import Told, reason_said, told_once
from app.referrals.model import FindingOf
from app.referrals.speaking import WRITTEN_IN

ENGLISH = English()
"""What agencies read."""
UNSAID = {
    State.BLANK: Text("Left blank", "document"),
    State.NOT_REACHED: Text("Not asked", "document"),
    State.NOT_SURE: Text("Not known: the person is not sure", "document"),
    State.PREFER_NOT_TO_SAY: Text("Preferred not to say", "document"),
}
"""Four ways of giving no answer, none of which is another."""
SILENT = (State.BLANK, State.NOT_REACHED)
"""Those of which a person said nothing: they are listed together, each under its own name."""
LABELLED = Text("%(label)s: %(words)s", "plain text, an answer and its label")
AFTER_A_QUESTION = Text("%(label)s %(words)s", "plain text, an answer and its label")
LISTED = Text("%(state)s:", "plain text, what was not answered")
SOURCES = Text("Sources: %(sources)s", "plain text")


def answer_text(answer: AnswerGiven, translator: Translator = ENGLISH) -> str:
    """Return a question and its answer, line for line; what was typed stands as it was typed."""
    if answer.state is State.SAID:
        lines = [_line(each, translator) for each in answer.lines]
    else:
        lines = [render(UNSAID[answer.state], translator)]
    if answer.language:
        lines.append(render(WRITTEN_IN(language=language(answer.language).english), translator))
    return "\n".join([answer.asked, *lines])


def section_text(section: SectionOf, translator: Translator = ENGLISH) -> str:
    """Return the answers of a section without its title, and after them what was not answered."""
    said = (answer_text(each, translator) for each in said_in(section))
    return "\n\n".join([*said, *_silent(section, translator)])


def said_in(section: SectionOf) -> tuple[AnswerGiven, ...]:
    """Return the answers in a section, "not sure" and "rather not say" among them."""
    return tuple(each for each in section.answers if each.state not in SILENT)


def findings_text(findings: Iterable[FindingOf], translator: Translator = ENGLISH) -> str:
    """Return why it came to this: each reason where it first stands, and the sources."""
    every = tuple(told_once(findings))
    said = [_finding(each) for each in every]
    cited = dict.fromkeys(part for each in every for part in each.finding.cited.split("; "))
    if sources := "; ".join(filter(None, cited)):
        said.append(render(SOURCES(sources=sources), translator))
    return "\n\n".join(said)


def _line(line: Line, translator: Translator) -> str:
    if not line.label:
        return apart(line.words, translator) if line.typed else line.words
    form = AFTER_A_QUESTION if line.label.endswith("?") else LABELLED
    return render(form(label=line.label, words=line.words), translator)


def _silent(section: SectionOf, translator: Translator) -> Iterator[str]:
    for state in SILENT:
        asked = [each.asked for each in section.answers if each.state is state]
        if asked:
            head = render(LISTED(state=UNSAID[state]), translator)
            yield "\n".join([head, *(f"- {each}" for each in asked)])


def _finding(told: Told) -> str:
    reasons = (f"- {reason_said(each)}" for each in told.fresh)
    return "\n".join([told.finding.because, *reasons])
