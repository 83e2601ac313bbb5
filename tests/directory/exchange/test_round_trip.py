"""An import of an export changes nothing, whatever stands."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.directory.directory import Directory
from app.directory.exchange.intake import read_rows
from app.directory.exchange.local_file import HEADER, as_yaml
from app.directory.exchange.plan import LOCAL, Held, plan
from app.directory.exchange.record import COLUMNS, as_record, read_record, tidied
from app.directory.exchange.standard_reading import read_standard
from app.directory.exchange.standard_writing import write_standard
from app.directory.exchange.table import read_table, write_table
from app.directory.files import read_records
from app.directory.services import CONTEXT, Service
from tests.directory.exchange.home import DAY, FRONT_DOOR, LADO, Home, as_csv

LETTERS = st.characters(exclude_categories=["C", "Z"])
ODD = st.sampled_from(["=1", "+1", "-1", "@a", "'=1", ";", "|", "\\", '"', "'", ",", "yes", "1"])


def texts(most: int = 40) -> st.SearchStrategy[str]:
    words = st.lists(st.text(LETTERS, min_size=1, max_size=8) | ODD, min_size=1, max_size=5)
    return words.map(" ".join).map(lambda text: tidied(text[:most])).filter(bool)


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
CLOCKS = st.times().map(lambda clock: time(clock.hour, clock.minute))
LANGUAGES = st.lists(st.sampled_from(["en", "cy", "pl", "bfi", "zh-Hant"]), max_size=3)
PHONES = st.fixed_dictionaries(
    {"number": st.sampled_from(["999", "01632 960 001", "+44 1632 960 002", "07700 900003"])},
    optional={
        "type": st.sampled_from(["voice", "text", "sms", "relay", "video"]),
        "description": texts(),
        "languages": LANGUAGES,
    },
)
SCHEDULES = st.fixed_dictionaries(
    {
        "byday": st.sampled_from(["MO", "MO,TU,WE,TH,FR", "SU,SA"]),
        "opens_at": CLOCKS,
        "closes_at": CLOCKS,
    },
    optional={
        "bank_holidays": st.sampled_from(["closed", "usual", "only", "unknown"]),
        "valid_from": st.dates(date(2000, 1, 1), date(2020, 1, 1)),
        "valid_to": st.dates(date(2020, 1, 1), date(2099, 1, 1)),
    },
)
RECORDS = st.fixed_dictionaries(
    {
        "name": texts(),
        "description": texts(),
        "how": texts(),
        "source": texts().map("seen: {}".format),
        "check_by": st.dates(date(2027, 1, 1), date(2099, 1, 1)),
        "phones": st.lists(PHONES, min_size=1, max_size=4),
        "doors": st.lists(st.sampled_from(["lado", "early_help", "partnership"]), min_size=1),
        "service_areas": st.lists(st.sampled_from(["E08000018", "E23000013", "NI-HSCT-WESTERN"])),
    },
    optional={
        "organization": st.just("nspcc"),
        "email": st.just("front.door@example.org"),
        "url": st.just("https://www.example.org/a?b=c&d#e"),
        "in_person": st.booleans(),
        "languages": LANGUAGES,
        "minimum_age": st.integers(0, 120),
        "maximum_age": st.integers(0, 120),
        "status": st.sampled_from(["active", "inactive", "defunct", "temporarily closed"]),
        "valid_from": st.dates(date(2000, 1, 1), date(2020, 1, 1)),
        "valid_to": st.dates(date(2020, 1, 1), date(2099, 1, 1)),
        "assurer": texts(),
    },
)
WHEN_OPEN = st.one_of(
    st.just({"always_open": True}),
    st.lists(SCHEDULES, max_size=4).map(lambda found: {"schedules": found}),
)
ASSURED = st.sampled_from([{}, {"assured_date": date(2026, 11, 1), "assurer": "The front door"}])


@st.composite
def services(draw: st.DrawFn) -> Service:
    """Draw a record, with whatever texts a hand-written file could hold."""
    given = {**draw(RECORDS), **draw(WHEN_OPEN), **draw(ASSURED), "id": draw(IDS)}
    return Service.model_validate(given, context={"words": CONTEXT})


IDS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,10}", fullmatch=True)


@pytest.fixture(scope="session")
def loaded(first_home: Home) -> Directory:
    return first_home.load()


@given(found=st.lists(services(), min_size=1, max_size=3, unique_by=lambda service: service.id))
def test_an_import_of_any_export_changes_nothing(loaded: Directory, found: list[Service]) -> None:
    held = Held(
        directory=replace(loaded, services={service.id: service for service in found}),
        files={service.id: LOCAL for service in found},
    )
    table = tuple(read_table(Path("a.csv"), write_table(found)))
    standard = tuple(read_standard(Path("a.json"), write_standard(found, loaded)))
    for rows in (table, standard):
        assert [row.faults for row in rows] == [()] * len(found)
        assert [read_record(row.given) for row in rows] == found
        planned = plan(rows, held, DAY)
        assert (planned.unchanged, planned.kept, planned.refused) == (len(found), (), ())


@given(service=services())
def test_a_record_is_the_same_after_it_has_been_plain_values(service: Service) -> None:
    assert read_record(as_record(service)) == service


@given(found=st.lists(services(), max_size=2, unique_by=lambda service: service.id))
def test_a_record_is_the_same_after_it_has_been_in_the_file(
    first_home: Home, found: list[Service]
) -> None:
    file = first_home.folder / "written.yaml"
    file.write_text(HEADER + as_yaml(found), encoding="utf-8")
    assert [service for _, service in read_records(file, Service, context=CONTEXT)] == found


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_everything_that_stands_comes_back_unchanged(home: Home, ending: str) -> None:
    home.keep(FRONT_DOOR, LADO)
    directory = home.load()
    every = directory.services.values()
    text = write_table(every) if ending == "csv" else write_standard(every, directory)
    planned = home.plan(text, name=f"all.{ending}")
    assert (planned.kept, planned.refused, planned.not_kept) == ((), (), ())
    assert planned.unchanged == len(every) > 40
    packs = directory.packs.values()
    of_packs = {contact.id for place in packs for contact in place.item.contacts}
    assert len(of_packs) > 15
    assert of_packs <= {row.id for row in read_rows(home.folder / f"all.{ending}")}


def test_what_a_spreadsheet_does_to_a_table_does_no_harm(home: Home) -> None:
    home.keep(FRONT_DOOR)
    typed = FRONT_DOOR | {
        "name": "  Rotherham   front door ",
        "how": "Say what\nworries you.",
        "in_person": "FALSE",
        "doors": "childrens_social_care,early_help",
        "schedules": "MO,TU,WE,TH,FR 08:30 – 17:30; bank holidays closed|SA 10:00-12:00",
    }
    text = "\ufeff" + as_csv(typed) + "," * (len(COLUMNS) - 1) + "\r\n\r\n"
    planned = home.plan(text)
    assert (planned.unchanged, planned.kept, planned.refused) == (1, (), ())


def test_a_table_has_a_column_for_each_part_of_a_record(home: Home) -> None:
    header, first = write_table(home.load().services.values()).splitlines()[:2]
    assert header.replace('"', "").split(",") == list(Service.model_fields)
    assert first.startswith('"')


def test_an_export_holds_nothing_that_a_spreadsheet_runs(home: Home) -> None:
    home.keep(FRONT_DOOR | {"phones": "+44 1632 960 002"})
    text = write_table(home.load().services.values())
    assert '"\'+44 1632 960 002"' in text
    assert not any(cell[:1] in set("=+-@\t\r") for cell in text.split('"')[1::2] if cell)


def given_of(row: dict[str, str]) -> Any:
    """Return what a table says of a row."""
    [found] = read_table(Path("a.csv"), as_csv(row))
    return found.given


def test_several_telephones_and_hours_stand_in_one_cell() -> None:
    service = read_record(given_of(FRONT_DOOR))
    [voice, sms] = service.phones
    assert (voice.number, voice.type, voice.description) == ("01632 960 001", "voice", None)
    assert (sms.number, sms.type, sms.languages) == ("+44 1632 960 002", "sms", ("en", "pl"))
    assert sms.description is not None
    assert sms.description.id == "Texts ; day and night"
    assert [each.bank_holidays for each in service.schedules] == ["closed", "unknown"]
    assert service.schedules[0].opens_at == time(8, 30)
