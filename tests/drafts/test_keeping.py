from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from app.drafts import tables
from app.drafts.codes import Code, grouped, new_code
from app.drafts.deletions import Why, deletions
from app.drafts.errors import DraftGoneError
from app.drafts.keeping import Keeper
from app.drafts.keyring import Keyring, Kind
from app.drafts.opening import Found, Rows
from app.drafts.store import DraftStore, Limits
from tests.drafts.made_up import SERVER_SECRET, Time
from tests.drafts.test_stolen import disguises, everything

LIVES = timedelta(hours=72)
NEW_SECRET = b"another secret of the server's, longer than 32"


def with_code(content: bytes, code: Code) -> bytes:
    return content.split(b"|")[0] + b"|" + code.encode()


def without_code(content: bytes) -> bytes:
    return content.split(b"|")[0]


def keys(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(tables.draft_key)) or 0


def test_a_code_opens_the_draft_in_another_browser(store: DraftStore, keeper: Keeper) -> None:
    token, _ = store.begin(b"answers")
    code, kept = keeper.keep(token, LIVES, with_code)
    assert kept.content == store.open(token).content == b"answers|" + code.encode()
    other, resumed = keeper.resume(code)
    assert resumed.content == kept.content
    assert store.save(other, lambda content: content + b"!").content.endswith(b"!")


def test_coming_back_ends_the_token_that_was(store: DraftStore, keeper: Keeper) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    other, _ = keeper.resume(code)
    with pytest.raises(DraftGoneError):
        store.open(token)
    with pytest.raises(DraftGoneError):
        store.save(token, lambda content: content)
    again, _ = keeper.resume(code)
    with pytest.raises(DraftGoneError):
        store.open(other)
    assert store.open(again).content.startswith(b"answers")


def test_a_new_code_ends_the_old_one(store: DraftStore, keeper: Keeper, engine: Engine) -> None:
    token, _ = store.begin(b"answers")
    first, _ = keeper.keep(token, LIVES, with_code)
    second, _ = keeper.keep(token, LIVES, with_code)
    with pytest.raises(DraftGoneError):
        keeper.resume(first)
    assert keys(engine) == 2
    assert keeper.resume(second)[1].content == b"answers|" + second.encode()


@pytest.mark.parametrize("code", [Code("0" * 16), Code(""), Code("\udcff"), Code("x" * 10_000)])
def test_a_made_up_code_is_gone(store: DraftStore, keeper: Keeper, code: Code) -> None:
    keeper.keep(store.begin(b"answers")[0], LIVES, with_code)
    with pytest.raises(DraftGoneError):
        keeper.resume(code)


def test_a_token_is_no_code_and_a_code_no_token(store: DraftStore, keeper: Keeper) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    with pytest.raises(DraftGoneError):
        keeper.resume(Code(token))
    with pytest.raises(DraftGoneError):
        store.open(code)


def test_it_lives_its_time_whether_it_is_used_or_not(
    store: DraftStore, keeper: Keeper, time: Time
) -> None:
    unused, used = store.begin(b"unused")[0], store.begin(b"used")[0]
    codes = [keeper.keep(token, LIVES, with_code)[0] for token in (unused, used)]
    ends = time.at + LIVES
    for _ in range(7):
        time.passes(hours=10)
        assert store.save(used, lambda content: content).expires == ends
        keeper.keep(used, LIVES, with_code)
    time.passes(hours=1, minutes=59)
    assert store.purge() == 0
    assert store.open(unused).expires == ends
    time.passes(minutes=1)
    with pytest.raises(DraftGoneError):
        keeper.resume(codes[0])
    assert store.purge() == 2


def test_taken_back_it_goes_after_an_idle_hour_again(
    store: DraftStore, keeper: Keeper, time: Time
) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    time.passes(hours=30)
    draft = keeper.unkeep(token, without_code)
    assert (draft.content, draft.expires) == (b"answers", time.at + timedelta(hours=1))
    with pytest.raises(DraftGoneError):
        keeper.resume(code)
    time.passes(minutes=59)
    store.open(token)
    time.passes(hours=1)
    with pytest.raises(DraftGoneError):
        store.open(token)


def test_leaving_deletes_what_has_no_code(
    store: DraftStore, keeper: Keeper, engine: Engine
) -> None:
    token, _ = store.begin(b"answers")
    keeper.leave(token)
    assert keys(engine) == 0
    assert [(each.why, each.drafts) for each in deletions(engine)] == [(Why.LEFT, 1)]
    keeper.leave(token)
    keeper.leave("")


def test_leaving_only_ends_this_browsers_access_to_what_has_one(
    store: DraftStore, keeper: Keeper, engine: Engine
) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    keeper.leave(token)
    with pytest.raises(DraftGoneError):
        store.open(token)
    assert deletions(engine) == ()
    assert keeper.resume(code)[1].content.startswith(b"answers")


def test_deleting_ends_the_code_as_well(store: DraftStore, keeper: Keeper) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    store.end(token)
    with pytest.raises(DraftGoneError):
        keeper.resume(code)


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_another_tab_saves_while_it_is_kept_is_kept_too(
    store: DraftStore, keeper: Keeper
) -> None:
    """SQLite lets nobody write meanwhile: there the other tab waits."""
    token, _ = store.begin(b"one")
    saved: list[bool] = []

    def meanwhile(content: bytes, code: Code) -> bytes:
        if not saved:
            saved.append(True)
            store.save(token, lambda now: now + b" two")
        return with_code(content, code)

    code, _ = keeper.keep(token, LIVES, meanwhile)
    assert keeper.resume(code)[1].content == b"one two|" + code.encode()


def test_of_two_who_come_back_at_once_one_is_in(store: DraftStore, keeper: Keeper) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    with ThreadPoolExecutor(4) as pool:
        tokens = [each.result()[0] for each in [pool.submit(keeper.resume, code) for _ in range(8)]]
    assert sum(opens(store, each) for each in tokens) == 1


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("deed", ["deleted", "another code", "no code"])
def test_whoever_comes_back_while_the_code_ends_is_not_let_in(
    store: DraftStore, keeper: Keeper, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """SQLite lets nobody write meanwhile: there one of them waits."""
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    deeds: dict[str, Callable[[], object]] = {
        "deleted": lambda: store.end(token),
        "another code": lambda: keeper.keep(token, LIVES, with_code),
        "no code": lambda: keeper.unkeep(token, without_code),
    }
    left, find = [deeds[deed]], Rows.find

    def finds(self: Rows, secret: str, kind: Kind, at: datetime) -> Found:
        found = find(self, secret, kind, at)
        if left and kind is Kind.CODE:
            left.pop()()
        return found

    monkeypatch.setattr(Rows, "find", finds)
    with pytest.raises(DraftGoneError):
        keeper.resume(code)
    assert opens(store, token) is (deed != "deleted")


def opens(store: DraftStore, token: str) -> bool:
    try:
        store.open(token)
    except DraftGoneError:
        return False
    return True


def test_a_stolen_database_reads_no_kept_draft(
    store: DraftStore, keeper: Keeper, engine: Engine
) -> None:
    marker = b"She is not safe at home tonight"
    code, _ = keeper.keep(store.begin(marker)[0], LIVES, with_code)
    found = everything(engine)
    hidden = [marker, SERVER_SECRET, code.encode(), grouped(code).encode()]
    assert [each for secret in hidden for each in disguises(secret) if each in found] == []


def test_a_new_server_key_still_opens_what_the_old_one_kept(
    engine: Engine, time: Time, store: DraftStore, keeper: Keeper
) -> None:
    token, _ = store.begin(b"answers")
    code, _ = keeper.keep(token, LIVES, with_code)
    both = Keyring(current="2027", secrets={"2026": SERVER_SECRET, "2027": NEW_SECRET})
    DraftStore(engine, both, Limits(), time).save(token, lambda now: now + b"!")
    alone = Keyring(current="2027", secrets={"2027": NEW_SECRET})
    with pytest.raises(DraftGoneError):
        DraftStore(engine, alone, Limits(), time).open(token)
    with pytest.raises(DraftGoneError):
        Keeper(engine, alone, Limits(), time).resume(code)
    again, draft = Keeper(engine, both, Limits(), time).resume(code)
    assert draft.content.endswith(b"!")
    assert opens(DraftStore(engine, alone, Limits(), time), again), "the new token needs no old key"


def test_what_is_kept_under_a_new_server_key_needs_the_old_one_no_more(
    engine: Engine, time: Time, store: DraftStore
) -> None:
    token, _ = store.begin(b"answers")
    both = Keyring(current="2027", secrets={"2026": SERVER_SECRET, "2027": NEW_SECRET})
    code, _ = Keeper(engine, both, Limits(), time).keep(token, LIVES, with_code)
    alone = Keyring(current="2027", secrets={"2027": NEW_SECRET})
    assert Keeper(engine, alone, Limits(), time).resume(code)[1].content.startswith(b"answers")


def test_a_code_costs_a_guesser_two_look_ups_and_tells_nothing(keeper: Keeper) -> None:
    with pytest.raises(DraftGoneError) as error:
        keeper.resume(new_code())
    assert error.value.args == ()
