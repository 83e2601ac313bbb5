"""Build a referral: everything decided, put into words of one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.clocks import due
from app.assessment.outcome import Finding
from app.directory.contacts import Contact
from app.questionnaires.answers import Answer, Council, Unsaid
from app.questionnaires.facts import Fact
from app.questionnaires.kinds import AnyQuestion, Said
from app.questionnaires.path import Asked
from app.questionnaires.text import Message, Text, Translator, render
from app.referrals.citing import cite
from app.referrals.content import Content, Judged
from app.referrals.model import (
    AnswerGiven,
    AreaOf,
    CautionOf,
    ClockOf,
    ContactOf,
    DestinationOf,
    FindingOf,
    Line,
    PhoneOf,
    QuestionnaireOf,
    Reason,
    Referral,
    SectionOf,
    State,
    WordsOf,
)
from app.referrals.routing import Routed

SECTIONS = {
    "urgent": Text("Danger and safety now", "section"),
    "child": Text("The child", "section"),
    "worry": Text("What the worry is about", "section"),
    "strengths": Text("What is working well", "section"),
    "words": Text("In the words of the child and of the person reporting", "section"),
    "history": Text("What happened, in order of time", "section"),
    "body": Text("Marks on the body", "section"),
    "household": Text("Who else is there", "section"),
    "adult": Text("The person causing worry", "section"),
    "factors": Text("What makes it more or less likely", "section"),
    "views": Text("What the family says", "section"),
    "consent": Text("Who has been told, and who agreed", "section"),
    "known": Text("Who knows already", "section"),
    "done": Text("What has been done so far", "section"),
    "agencies": Text("Who else works with the family", "section"),
    "plan": Text("The plan", "section"),
    "decision": Text("The view of the person who writes", "section"),
    "area": Text("Where the child lives", "section"),
    "you": Text("The person reporting", "section"),
}
"""The parts of a referral in the order that they are printed."""


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Puts what was decided into the words of one language."""

    content: Content
    translator: Translator

    def referral(self, judged: Judged, language: str) -> Referral:
        """Return the referral; `language` is the one that it was answered in."""
        outcome, route = judged.outcome, judged.route
        nation = route.area.nation if route.area else "england"
        return Referral(
            kind="public-concern",
            questionnaire=self._questionnaire(judged),
            made_at=route.at,
            language=language,
            urgency=outcome.urgency.code,
            level=outcome.level.code,
            exploitation_level=outcome.exploitation_level and outcome.exploitation_level.code,
            words=self._words(judged),
            area=self._area(judged),
            findings=tuple(map(self._finding, outcome.findings)),
            destinations=tuple(map(self._destination, route.destinations)),
            clocks=tuple(
                ClockOf(
                    id=clock.id,
                    text=self._say(clock.text(due=(by := due(clock, route.at, nation)).date())),
                    due=by,
                    if_missed=self._say(clock.if_missed) if clock.if_missed else "",
                    local=clock.local,
                    source=clock.source,
                )
                for clock in outcome.clocks
            ),
            cautions=tuple(
                CautionOf(id=each.id, text=self._say(each.text)) for each in outcome.cautions
            ),
            sections=tuple(self.sections(judged)),
            answers={
                asked.question.id: asked.question.dump(asked.answer)
                for asked in judged.path.questions
                if asked.answer is not None
            },
        )

    def _say(self, said: str | Text | Message) -> str:
        return render(said, self.translator)

    def _questionnaire(self, judged: Judged) -> QuestionnaireOf:
        asked = judged.questionnaire
        return QuestionnaireOf(
            id=asked.id,
            title=self._say(asked.title),
            edition=asked.edition,
            fingerprint=self.content.fingerprints[asked.id],
        )

    def _words(self, judged: Judged) -> WordsOf:
        reader = judged.questionnaire.reader
        words = self.content.rulebook.words[reader, judged.outcome.urgency]
        return WordsOf(
            heading=self._say(words.heading),
            do=self._say(words.do),
            next=tuple(map(self._say, words.next)),
            still=tuple(map(self._say, words.still)),
        )

    def _area(self, judged: Judged) -> AreaOf | None:
        area = judged.route.area
        if area is None:
            return None
        return AreaOf(
            code=area.authority.code,
            name=area.authority.name,
            nation=area.nation,
            police=tuple(force.name for force in area.police),
        )

    def _finding(self, finding: Finding) -> FindingOf:
        rule = finding.rule
        return FindingOf(
            rule=rule.id,
            urgency=rule.urgency.code,
            level=rule.level.code,
            destinations=rule.destinations,
            because=self._say(rule.because),
            reasons=tuple(map(self._reason, finding.facts)),
            source=rule.source,
            cited=cite(rule.source, self.content.sources, self.translator),
        )

    def _reason(self, fact: Fact) -> Reason:
        return Reason(
            fact=fact.id,
            certainty=fact.certainty.name.lower(),
            question=fact.question,
            asked=self._say(fact.asked) if fact.asked else "",
            said=self._say(fact.said),
        )

    def _destination(self, routed: Routed) -> DestinationOf:
        destination = routed.placed.destination
        return DestinationOf(
            code=destination.code,
            group=routed.placed.group,
            label=self._say(destination.label),
            ask=self._say(destination.ask),
            contacts=tuple(map(self._contact, routed.contacts)),
        )

    def _contact(self, contact: Contact) -> ContactOf:
        return ContactOf(
            service=contact.service,
            name=self._say(contact.name),
            phones=tuple(PhoneOf(number=each.number, href=each.href) for each in contact.phones),
            url=contact.url,
            how=self._say(contact.how),
            assured=contact.assured.isoformat() if contact.assured else None,
            fallback=contact.fallback,
            why=self._say(contact.why) if contact.why else "",
            open_now=contact.open_now,
        )

    def sections(self, judged: Judged) -> Iterator[SectionOf]:
        """Yield the answers on the path, by the part of a referral they are printed in."""
        for id, title in SECTIONS.items():
            asked = [each for each in judged.path.questions if each.question.place == id]
            if asked:
                answers = tuple(self._answer(each, judged) for each in asked)
                yield SectionOf(id=id, title=self._say(title), answers=answers)

    def _answer(self, asked: Asked, judged: Judged) -> AnswerGiven:
        known = {id: each for id, each in judged.path.answers.items() if each is not None}
        return AnswerGiven(
            question=asked.question.id,
            asked=self._say(asked.question.label.fitted(known)),
            state=_state(asked.answer),
            lines=tuple(self._lines(asked.question, asked.answer)),
        )

    def _lines(self, question: AnyQuestion, answer: Answer | None) -> Iterator[Line]:
        if answer is None or isinstance(answer, Unsaid):
            return
        if isinstance(answer, Council):
            yield Line(words=self.content.directory.area(answer.code).authority.name)
            return
        for said in question.lines(answer):
            yield self._line(said)

    def _line(self, said: Said) -> Line:
        return Line(
            words=self._say(said.words),
            label=self._say(said.label) if said.label else "",
            typed=isinstance(said.words, str),
        )


def _state(answer: Answer | None) -> State:
    if answer is None:
        return State.NOT_REACHED
    return State(answer.value) if isinstance(answer, Unsaid) else State.SAID
