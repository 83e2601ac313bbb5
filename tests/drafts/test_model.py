"""Any order of begin, open, save, end, purge and waiting does what a dictionary would."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import Engine, delete

from app.drafts import tables
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Keyring
from app.drafts.opening import Draft
from app.drafts.store import DraftStore, Limits
from tests.drafts.made_up import Time

LIMITS = Limits()


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    draft: Draft
    ends: datetime


class Drafts(RuleBasedStateMachine):
    tokens = Bundle[str]("tokens")

    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        super().__init__()
        with engine.begin() as connection:
            connection.execute(delete(tables.draft))
        self.time = Time()
        self.store = DraftStore(engine, keyring, LIMITS, self.time)
        self.model: dict[str, Kept] = {}

    def living(self, token: str) -> Kept | None:
        kept = self.model.get(token)
        return kept if kept and kept.draft.expires > self.time.at else None

    def until(self, kept: Kept) -> datetime:
        return min(self.time.at + LIMITS.idle, kept.ends)

    def found(self, token: str) -> Draft | None:
        try:
            return self.store.open(token)
        except DraftGoneError:
            return None

    def saved(self, token: str, content: bytes) -> Draft | None:
        try:
            return self.store.save(token, lambda kept: kept + content)
        except DraftGoneError:
            return None

    @rule(target=tokens, content=st.binary(max_size=1500))
    def begin(self, content: bytes) -> str:
        token, draft = self.store.begin(content)
        expected = Draft(content=content, version=1, expires=self.time.at + LIMITS.idle)
        assert draft == expected
        self.model[token] = Kept(draft=expected, ends=self.time.at + LIMITS.absolute)
        return token

    @rule(token=tokens)
    def open(self, token: str) -> None:
        kept = self.living(token)
        if kept and self.until(kept) - kept.draft.expires > LIMITS.touch:
            kept = replace(kept, draft=replace(kept.draft, expires=self.until(kept)))
            self.model[token] = kept
        assert self.found(token) == (kept and kept.draft)

    @rule(token=tokens, content=st.binary(max_size=1500))
    def save(self, token: str, content: bytes) -> None:
        kept = self.living(token)
        expected = kept and Draft(
            content=kept.draft.content + content,
            version=kept.draft.version + 1,
            expires=self.until(kept),
        )
        if kept and expected:
            self.model[token] = replace(kept, draft=expected)
        assert self.saved(token, content) == expected

    @rule(token=tokens)
    def end(self, token: str) -> None:
        self.model.pop(token, None)
        self.store.end(token)

    @rule(token=st.text(max_size=50))
    def guess(self, token: str) -> None:
        assert self.found(token) is None
        self.store.end(token)

    @rule()
    def purge(self) -> None:
        over = [token for token in self.model if not self.living(token)]
        assert self.store.purge() == len(over)
        for token in over:
            del self.model[token]

    @rule(
        span=st.one_of(
            st.timedeltas(timedelta(0), timedelta(minutes=2)),
            st.timedeltas(timedelta(minutes=50), timedelta(minutes=61)),
            st.sampled_from([LIMITS.touch, LIMITS.idle, LIMITS.idle - LIMITS.touch]),
        ),
        times=st.integers(1, 3),
    )
    def wait(self, span: timedelta, times: int) -> None:
        self.time.at += span * times


def test_drafts_behave_as_a_dictionary_would(engine: Engine, keyring: Keyring) -> None:
    class Here(Drafts):
        def __init__(self) -> None:
            super().__init__(engine, keyring)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=max(15, settings().max_examples // 4),
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
