"""Whoever knows the name of a place finds the authority, however they spell it."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendars import Nation
from app.directory.areas import Areas, read_areas
from app.directory.names import LONGEST_FOLDED, fold
from app.directory.naming import Match, Naming
from app.directory.paths import FORMS
from app.directory.school_rows import SCHOOLS_FILE, read_schools

AT_ONCE = 0.1
DAY = date(2026, 11, 23)
AREAS = read_areas(FORMS / "directory")
NAMING = Naming.of(AREAS)


def found(text: str, day: date = DAY, nation: Nation | None = None) -> list[str]:
    return [match.authority.short_name for match in NAMING.search(text, nation, day=day)]


def first(text: str) -> Match:
    return NAMING.search(text, day=DAY)[0]


@pytest.fixture(scope="module")
def areas() -> Areas:
    return AREAS


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Rotheram", "Rotherham"),
        ("Rotherham Boro Counsil", "Rotherham"),
        ("rotherham social services", "Rotherham"),
        ("Rotherham, South Yorkshire", "Rotherham"),
        ("ROTHERHAM METROPOLITAN BOROUGH COUNCIL", "Rotherham"),
        ("Mexborough, Doncaster", "Doncaster"),
        ("Doncster", "Doncaster"),
        ("Sheffeild", "Sheffield"),
        ("Barnsly", "Barnsley"),
        ("Thurock", "Thurrock"),
        ("Middlesborough", "Middlesbrough"),
        ("Middlesboro", "Middlesbrough"),
        ("Peterboro", "Peterborough"),
        ("new castle", "Newcastle upon Tyne"),
        ("southtyneside", "South Tyneside"),
        ("Leister", "Leicester"),
        ("Birmingam", "Birmingham"),
        ("Wolverhamton", "Wolverhampton"),
        ("wiggan", "Wigan"),
        ("Luten", "Luton"),
        ("slogh", "Slough"),
        ("Haringay", "Haringey"),
        ("Greenwhich", "Greenwich"),
        ("Westminister", "Westminster"),
        ("Tower Hamlet", "Tower Hamlets"),
        ("Hammersmith & Fulham", "Hammersmith and Fulham"),
        ("kensinton and chelsy", "Kensington and Chelsea"),
        ("Telford and wreakin", "Telford and Wrekin"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("Hull", "Kingston upon Hull"),
        ("Bristol", "City of Bristol"),
        ("county of durham", "County Durham"),
        ("Saint Helens", "St. Helens"),
        ("North Linconshire", "North Lincolnshire"),
        ("shropshre", "Shropshire"),
        ("kroydon", "Croydon"),
        ("dorset", "Dorset Council"),
        ("London", "City of London"),
        ("Cardif", "Cardiff"),
        ("vale of glamorgan", "The Vale of Glamorgan"),
        ("Rhondda Cynon Taf", "Rhondda Cynon Taff"),
        ("Edinborough", "City of Edinburgh"),
        ("Highlands", "Highland"),
        ("Belfast", "Belfast Trust"),
        ("notts", "Nottinghamshire"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(typed: str, name: str) -> None:
    assert found(typed)[:1] == [name]


@pytest.mark.parametrize(
    ("typed", "kind", "name", "authority"),
    [
        pytest.param("Elmbridge", "district", "Elmbridge", "Surrey", id="district"),
        pytest.param("elm bridge", "district", "Elmbridge", "Surrey", id="district in two"),
        pytest.param("Saint Albans", "district", "St Albans", "Hertfordshire", id="Saint"),
        pytest.param(
            "King's Lynn", "district", "Kings Lynn and West Norfolk", "Norfolk", id="apostrophe"
        ),
        pytest.param("harogate", "former", "Harrogate", "North Yorkshire", id="former"),
        pytest.param("Caerdydd", "other", "Caerdydd", "Cardiff", id="Welsh"),
        pytest.param("ynys mon", "other", "Sir Ynys Môn", "Isle of Anglesey", id="accent"),
        pytest.param("Abertawe", "other", "Abertawe", "Swansea", id="Welsh, Swansea"),
        pytest.param("western isles", "other", "Western Isles", "Eilean Siar", id="Scotland"),
        pytest.param("Thurrock", "own", "Thurrock Council", "Thurrock", id="its own"),
    ],
)
def test_a_match_says_which_name_was_found(
    typed: str, kind: str, name: str, authority: str
) -> None:
    match = first(typed)
    assert (match.kind, match.name, match.authority.short_name) == (kind, name, authority)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        pytest.param("Newcastle", ["Newcastle upon Tyne", "Staffordshire"], id="upon Tyne first"),
        pytest.param("Bury", ["Bury", "Lancashire"], id="Bury first, then Burnley"),
        pytest.param("Burnley", ["Lancashire", "Barnsley", "Bury"], id="Burnley first"),
        pytest.param("Rother", ["East Sussex", "Rotherham"], id="Rother is in East Sussex"),
        pytest.param("Leicester", ["Leicester", "Leicestershire"], id="city first, then county"),
        pytest.param("Herefordshire", ["Herefordshire", "Hertfordshire"], id="like counties"),
        pytest.param("Cumbria", ["Cumberland", "Westmorland and Furness"], id="county in two"),
        pytest.param(
            "Merseyside",
            ["Knowsley", "Liverpool", "Sefton", "St. Helens", "Wirral"],
            id="county in five",
        ),
    ],
)
def test_places_with_like_names_all_come_the_best_first(typed: str, names: list[str]) -> None:
    assert found(typed) == names


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        pytest.param(
            "Greater Manchester", {f"E080000{number:02}" for number in range(1, 11)}, id="ten"
        ),
        pytest.param(
            "Greater London", {f"E090000{number:02}" for number in range(1, 34)}, id="thirty-three"
        ),
    ],
)
def test_a_region_finds_its_own_councils_and_no_other(typed: str, codes: set[str]) -> None:
    every = NAMING.search(typed, day=DAY, most=len(codes) + 1)
    assert {match.authority.code for match in every} == codes
    assert {match.authority.code for match in NAMING.search(typed, day=DAY)} < codes


def test_newcastle_under_lyme_leads_to_its_county() -> None:
    match = first("newcastle under lyme")
    assert (match.name, match.authority.short_name) == ("Newcastle-under-Lyme", "Staffordshire")


@pytest.mark.parametrize(
    ("council", "trusts"),
    [
        pytest.param("Lisburn", {"BELFAST", "SOUTH-EASTERN"}, id="two trusts"),
        pytest.param("mid ulster", {"NORTHERN", "SOUTHERN"}, id="two sides"),
        pytest.param("Armagh", {"SOUTHERN"}, id="one trust"),
        pytest.param("Fermanagh & Omagh", {"WESTERN"}, id="and"),
    ],
)
def test_a_council_of_northern_ireland_leads_to_each_trust_that_may_serve_it(
    council: str, trusts: set[str]
) -> None:
    matches = NAMING.search(council, "northern_ireland", day=DAY)
    assert {match.authority.code.removeprefix("NI-HSCT-") for match in matches} == trusts
    assert {match.kind for match in matches} == {"council"}


TOO_LITTLE = ["", " ", "B", "é", "&", "-", "council", "County", "the city of", "Borough Council"]
NONSENSE = ["asdf", "qwerty", "zzzz", "aaaa", "abc", "123", "hello", "blah blah", "lorem ipsum"]
ANSWERS = ["my house", "school", "don't know", "none", "mother", "brother", "best", "S64 0AA"]
ELSEWHERE = ["Mexborough", "Huddersfield", "Paris", "Springfield", "Narnia", "Gotham", "Mordor"]
OTHER_SCRIPTS = ["\0", "中文", "Лондон", "🏠", "'; DROP TABLE"]


@pytest.mark.parametrize("typed", [*TOO_LITTLE, *NONSENSE, *ANSWERS, *ELSEWHERE, *OTHER_SCRIPTS])
def test_nonsense_and_what_is_in_no_table_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_an_authority_is_found_only_while_it_exists() -> None:
    last = AREAS.authorities["E10000030"].valid_to
    begun = AREAS.authorities["E06000063"].valid_from
    assert last is not None
    assert begun is not None
    day = timedelta(days=1)
    assert found("Surrey", last)[:1] == found("Elmbridge", last) == ["Surrey"]
    assert "Surrey" not in found("Surrey", last + day) + found("Elmbridge", last + day)
    assert found("Cumberland", begun)[:1] == ["Cumberland"]
    assert "Cumberland" not in found("Cumberland", begun - day)


def test_a_nation_keeps_the_others_out() -> None:
    assert found("Newport", nation="wales") == ["Newport"]
    assert found("Newport", nation="scotland") == []


def test_every_name_of_the_tables_leads_to_its_authority(areas: Areas) -> None:
    standing = [each for each in areas.authorities.values() if each.exists_on(DAY)]
    names = [(a.name, a.code) for a in standing]
    names += [(a.short_name, a.code) for a in standing]
    names += [
        (name, areas.districts[lad].authority.code) for lad, name in areas.district_names.items()
    ]
    assert len(names) == 2 * 212 + 350
    for name, code in names:
        matches = NAMING.search(name, day=DAY)
        assert code in {match.authority.code for match in matches[:2]}, name


def test_after_a_change_a_district_leads_to_its_new_council() -> None:
    before, after = date(2027, 3, 31), date(2027, 4, 1)
    for typed, council in [("Elmbridge", "East Surrey"), ("Guildford", "West Surrey")]:
        assert NAMING.search(typed, day=before)[0].authority.short_name == "Surrey"
        assert NAMING.search(typed, day=after)[0].authority.short_name == council


def test_every_other_name_leads_to_its_authorities(areas: Areas) -> None:
    assert len(areas.other_names) == 147 + 10 + 33
    for other in areas.other_names:
        matches = NAMING.search(other.name, day=DAY, most=40)
        assert other.authority in {match.authority for match in matches}, other.name


def test_a_search_gives_no_more_than_it_is_asked_for() -> None:
    assert len(NAMING.search("north", day=DAY)) == 8
    assert len(NAMING.search("north", day=DAY, most=3)) == 3
    assert NAMING.search("north", day=DAY, most=0) == ()


@given(st.text(max_size=150) | st.text("abehnrstmcoulik '&-.", max_size=150))
def test_any_text_may_be_searched_for(text: str) -> None:
    matches = NAMING.search(text, day=DAY)
    assert len({match.authority.code for match in matches}) == len(matches) <= 8
    assert NAMING.search(text, day=DAY) == matches


def test_only_the_beginning_of_a_long_text_is_folded() -> None:
    marks = "\u0301\u0316" * 1_000_000
    began = perf_counter()
    assert fold("Wales High" + marks) == "wales high"
    assert perf_counter() - began < AT_ONCE
    assert fold("x" * LONGEST_FOLDED + "y") == "x" * LONGEST_FOLDED


def test_no_name_of_ours_is_too_long_to_fold() -> None:
    names = [each.name for each in AREAS.authorities.values()]
    names += [row.name for row in read_schools(FORMS / "directory" / SCHOOLS_FILE)]
    assert max(map(len, names)) < LONGEST_FOLDED
