"""Build a referral: everything decided, put into words of one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.assessment.outcome import Finding, Outcome
from app.assessment.rulebook import Caution
from app.calendars import Nation, day_of
from app.directory.contacts import Contact
from app.directory.hour_words import hours_said
from app.directory.places import NOWHERE, WHERE, Whose
from app.languages import IN_ENGLISH, Language
from app.questionnaires.base import WORK, Audience
from app.questionnaires.facts import Certainty, Fact, Recency
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import English, Message, Text, Translator, render
from app.referrals.citing import cite, unchecked
from app.referrals.content import Content, Judged, Walked
from app.referrals.decisions import Decision, decisions
from app.referrals.given import SectionOf
from app.referrals.levels import EXPLOITATION, level_text
from app.referrals.local import LocalWriter
from app.referrals.model import (
    AnnexOf,
    CautionOf,
    DecisionOf,
    FindingOf,
    QuestionnaireOf,
    Reason,
    Referral,
    WordsOf,
)
from app.referrals.nation_words import NATIONS_SAID
from app.referrals.reached import AreaOf, ContactOf, DestinationOf, PhoneOf
from app.referrals.ringing import ACCESS
from app.referrals.routing import Route, Routed
from app.referrals.sections import AnswerWriter, dumped
from app.referrals.speaking import speaks

LOCAL_POLICE = "police_101"
"""The service that is another police force in each area, under one number."""

SUSPECTED = Text("suspected or not sure", "how sure")
WHEN = {
    Recency.SIX_MONTHS: Text("in the last 6 months", "how recent"),
    Recency.TWELVE_MONTHS: Text("6 to 12 months ago", "how recent"),
    Recency.BEFORE: Text("before", "how recent"),
    Recency.EVER: Text("longer ago", "how recent"),
}


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Puts what was decided into the words of one language."""

    content: Content
    translator: Translator

    def referral(self, judged: Judged, language: Language = IN_ENGLISH) -> Referral:
        """Return the referral; `language` is the one that it was answered in."""
        outcome, route = judged.outcome, judged.route
        nation, local = route.nation, self._local(route.at)
        return Referral(
            kind=judged.questionnaire.kind_for(judged.path.answers),
            questionnaire=self._questionnaire(judged.questionnaire),
            made_at=route.at,
            language=language.tag,
            reader=judged.questionnaire.reader,
            urgency=outcome.urgency.code,
            level=outcome.level.code,
            exploitation_level=outcome.exploitation_level and outcome.exploitation_level.code,
            level_label=self._say(level_text(outcome.level, nation)),
            exploitation_label=self._exploitation(outcome),
            words=self._words(judged, self.translator),
            words_in_english=(
                None if self.translator.is_checked else self._words(judged, English())
            ),
            area=self._area(judged),
            findings=tuple(map(self._finding, outcome.findings)),
            destinations=tuple(
                self._destination(each, judged.questionnaire.reader, route.at)
                for each in route.destinations
            ),
            clocks=tuple(
                local.clock(clock, route.area, route.at)
                for clock in outcome.clocks
                if _holds(clock.nations, route)
            ),
            cautions=tuple(
                self._caution(each) for each in outcome.cautions if _holds(each.nations, route)
            ),
            sections=tuple(self.sections(judged)),
            answers=dumped(judged.path),
            written=dict(judged.written),
            signed=tuple(local.signed(route.area)),
            speaks=speaks(
                judged.path.answers, language, judged.written, self._without_a_voice(route)
            ),
            local=local.local(route.area, judged),
            elsewhere=self._say(NATIONS_SAID[nation]) if nation in NATIONS_SAID else "",
            unchecked=self._unchecked(judged),
            decisions=tuple(map(self._decision, decisions(judged))),
            annexes=tuple(self._annex(each, judged) for each in judged.before),
        )

    def _caution(self, caution: Caution) -> CautionOf:
        english = "" if self.translator.is_checked else caution.text.id
        return CautionOf(id=caution.id, text=self._say(caution.text), english=english)

    def _local(self, at: datetime) -> LocalWriter:
        return LocalWriter(
            directory=self.content.directory,
            sources=self.content.sources,
            translator=self.translator,
            day=day_of(at),
        )

    def _say(self, said: str | Text | Message) -> str:
        return render(said, self.translator)

    def _questionnaire(self, asked: Questionnaire) -> QuestionnaireOf:
        return QuestionnaireOf(
            id=asked.id,
            title=self._say(asked.title),
            edition=asked.edition,
            fingerprint=self.content.fingerprints[asked.id],
        )

    def _words(self, judged: Judged, translator: Translator) -> WordsOf:
        reader = judged.questionnaire.reader
        words = self.content.rulebook.words[reader, judged.outcome.urgency]
        return WordsOf(
            heading=render(words.heading, translator),
            do=render(words.do, translator),
            next=tuple(render(each, translator) for each in words.next),
            still=tuple(render(each, translator) for each in words.still),
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
            noted=self._say(noted) if (noted := _noted(fact)) else "",
        )

    def _destination(self, routed: Routed, reader: Audience, at: datetime) -> DestinationOf:
        destination = routed.placed.destination
        at_work = destination.ask_work if reader in WORK else None
        return DestinationOf(
            code=destination.code,
            group=routed.placed.group,
            label=self._say(destination.label),
            ask=self._say(at_work or destination.ask),
            contacts=tuple(
                self._contact(contact, way.whose, at)
                for way in routed.ways
                for contact in way.contacts
            ),
            areas=tuple(way.whose.area.authority.name for way in routed.ways if way.whose.area),
            is_anywhere=self.content.directory.door(destination.code).area == "any",
            local=tuple(self._local(at).doors(destination.code, routed.ways)),
        )

    def _without_a_voice(self, route: Route) -> tuple[ContactOf, ...]:
        found = self.content.directory.contacts(ACCESS, route.area, route.at)
        return tuple(self._contact(each, NOWHERE, route.at) for each in found)

    def _contact(self, contact: Contact, whose: Whose, at: datetime) -> ContactOf:
        return ContactOf(
            service=contact.service,
            name=self._say(contact.name),
            phones=tuple(
                PhoneOf(
                    number=each.number,
                    href=each.href,
                    says=self._say(each.description) if each.description else "",
                )
                for each in contact.phones
            ),
            email=contact.email,
            url=contact.url,
            area=_area_of(contact, whose),
            where=self._say(WHERE[whose.role]) if whose.role and contact.is_local else "",
            hours=self._say(hours_said(contact.opening, at)) if contact.opening else "",
            source=contact.source,
            how=self._say(contact.how),
            assured=contact.assured.isoformat() if contact.assured else None,
            fallback=contact.fallback,
            why=self._say(contact.why) if contact.why else "",
            open_now=contact.open_now,
        )

    def sections(self, judged: Judged) -> Iterator[SectionOf]:
        """Yield the answers on the path, by the part of a referral they are printed in."""
        return self._answers(judged).sections(judged.path)

    def _answers(self, walked: Judged | Walked) -> AnswerWriter:
        return AnswerWriter(
            content=self.content, translator=self.translator, written=walked.written
        )

    def _annex(self, walked: Walked, judged: Judged) -> AnnexOf:
        """Return what another questionnaire adds: what both ask stands in the referral itself."""
        asked = self._answers(walked).sections(walked.path, but=judged.questionnaire.questions)
        return AnnexOf(
            questionnaire=self._questionnaire(walked.questionnaire),
            sections=tuple(asked),
            answers=dumped(walked.path),
            written=dict(walked.written),
        )

    def _unchecked(self, judged: Judged) -> tuple[str, ...]:
        references = (finding.rule.source for finding in judged.outcome.findings)
        return tuple(map(self._say, unchecked(references, self.content.sources)))

    def _exploitation(self, outcome: Outcome) -> str:
        level = outcome.exploitation_level
        return self._say(EXPLOITATION[level]) if level else ""

    def _decision(self, decision: Decision) -> DecisionOf:
        question, decided = decision.question, decision.decided
        return DecisionOf(
            about=question.about,
            given_in=self._say(decision.questionnaire.title),
            suggested=decision.suggested,
            suggested_label=self._step(question, decision.suggested),
            chosen=decided.chosen,
            chosen_label=self._step(question, decided.chosen),
            reason=decided.reason,
            second_name=decided.second_name,
            second_role=decided.second_role,
            missing=decision.missing,
        )

    def _step(self, question: DecisionQuestion, id: str) -> str:
        step = question.step(id)
        return self._say(step.label) if step else id


def _holds(nations: tuple[Nation, ...], route: Route) -> bool:
    """Say whether something of these nations holds in one of the areas that are told."""
    return not nations or not route.places.nations.isdisjoint(nations)


def _area_of(contact: Contact, whose: Whose) -> str:
    """Return the council or the police force that a contact is in this area."""
    if whose.area is None:
        return ""
    if contact.service == LOCAL_POLICE:
        return ", ".join(force.name for force in whose.area.police)
    return whose.area.authority.name if contact.is_local else ""


def _noted(fact: Fact) -> Text | None:
    """Return how sure or how recent a sign is; an answer to a question says so itself."""
    if fact.asked is not None:
        return None
    return SUSPECTED if fact.certainty is Certainty.SUSPECTED else WHEN.get(fact.when)
