import csv
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.directory.directory import Directory, Located, Unlocated
from app.directory.errors import UnknownAuthorityError
from app.directory.paths import CHECKOUT, FORMS
from app.questionnaires.errors import PostcodeError

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("postcode", "authority", "police"),
    [
        pytest.param("S64 0AA", "E08000017", "South Yorkshire", id="Doncaster side of S64"),
        pytest.param("S64 8AA", "E08000018", "South Yorkshire", id="Rotherham side of S64"),
        pytest.param("SW1A 1AA", "E09000033", "Metropolitan Police", id="London"),
        pytest.param("KT22 7RY", "E10000030", "Surrey", id="a district of a county"),
        pytest.param("CF10 1EP", "W06000015", "South Wales", id="Wales"),
        pytest.param("EH1 1YZ", "S12000036", "Police Scotland", id="Scotland"),
    ],
)
def test_a_postcode_leads_to_its_authority_and_police(
    directory: Directory, postcode: str, authority: str, police: str
) -> None:
    place = directory.locate(postcode.lower(), DAY)
    assert isinstance(place, Located)
    assert place.postcode == postcode
    assert place.area.authority.code == authority
    assert [force.name for force in place.area.police] == [police]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("BT1 1AA", "northern_ireland", id="Northern Ireland"),
        pytest.param("JE2 3AB", "crown_dependency", id="Jersey"),
        pytest.param("GY1 1AA", "crown_dependency", id="Guernsey"),
        pytest.param("IM1 1AA", "crown_dependency", id="Isle of Man"),
        pytest.param("BFPO 801", "forces", id="forces number"),
        pytest.param("BF1 3AD", "forces", id="forces postcode"),
        pytest.param("S64 0ZZ", "unknown", id="not listed"),
        pytest.param("GIR 0AA", "unknown", id="Girobank"),
    ],
)
def test_a_postcode_outside_the_table_says_why(
    directory: Directory, typed: str, reason: str
) -> None:
    place = directory.locate(typed, DAY)
    assert isinstance(place, Unlocated)
    assert (place.postcode, place.reason) == (typed, reason)


@given(st.text(max_size=12) | st.from_regex(r"\A[A-Z]{1,2}[0-9]{1,2}[A-Z]? ?[0-9][A-Z]{2}\Z"))
def test_locating_any_text_raises_nothing_but_its_own_error(
    directory: Directory, text: str
) -> None:
    try:
        place = directory.locate(text, DAY)
    except PostcodeError:
        return
    assert directory.locate(place.postcode, DAY) == place


def test_the_authorities_are_those_that_run_social_care(directory: Directory) -> None:
    counts = Counter(authority.nation for authority in directory.authorities(day=DAY))
    assert counts == {"england": 153, "wales": 22, "scotland": 32, "northern_ireland": 5}


def test_authorities_stand_in_the_order_of_their_names(directory: Directory) -> None:
    names = [authority.short_name for authority in directory.authorities("wales")]
    assert names == sorted(names)
    assert len(set(names)) == 22


def test_each_authority_has_police_and_a_home_page_without_http(directory: Directory) -> None:
    for authority in directory.authorities():
        assert authority.police
        assert authority.homepage is None or authority.homepage.startswith("https://")
        assert directory.area(authority.code).authority == authority


def test_an_unknown_authority_is_an_error_that_names_it(directory: Directory) -> None:
    with pytest.raises(UnknownAuthorityError) as caught:
        directory.area("N09000003")
    assert caught.value.code == "N09000003"


def test_trusts_are_only_hinted_at(directory: Directory) -> None:
    hints = directory.trust_hints()
    assert len({hint.council for hint in hints}) == 11
    assert len({hint.trust.code for hint in hints}) == 5


def test_the_end_of_surrey_is_recorded(directory: Directory) -> None:
    surrey = directory.area("E10000030").authority
    assert surrey.valid_to == date(2027, 3, 31)
    assert surrey.ended_by(date(2027, 4, 1))
    assert not surrey.ended_by(date(2027, 3, 31))
    with (FORMS / "directory" / "changes.csv").open(newline="") as file:
        changes = list(csv.DictReader(file))
    surreys = {lad for lad, area in directory.areas.districts.items() if area.authority == surrey}
    assert {change["district"] for change in changes} == surreys
    assert {change["from"] for change in changes} == {"2027-04-01"}


def test_the_postcode_licence_is_printed_word_for_word() -> None:
    needed = (
        "Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data"
        " © Royal Mail copyright and database right 2025. Source: Office for National Statistics"
        " licensed under the Open Government Licence v.3.0"
    )
    assert needed in (CHECKOUT / "ATTRIBUTIONS.md").read_text()


@pytest.mark.parametrize(
    ("postcode", "day", "council"),
    [
        pytest.param("KT10 9SD", date(2027, 3, 31), "Surrey", id="Elmbridge, the day before"),
        pytest.param("KT10 9SD", date(2027, 4, 1), "East Surrey", id="Elmbridge, on the day"),
        pytest.param("GU1 3JR", date(2027, 3, 31), "Surrey", id="Guildford, the day before"),
        pytest.param("GU1 3JR", date(2027, 4, 1), "West Surrey", id="Guildford, on the day"),
        pytest.param("S64 8AA", date(2027, 4, 1), "Rotherham", id="elsewhere nothing changes"),
    ],
)
def test_surrey_is_two_councils_from_the_first_of_april_2027(
    directory: Directory, postcode: str, day: date, council: str
) -> None:
    place = directory.locate(postcode, day)
    assert isinstance(place, Located)
    assert place.area.authority.short_name == council
    assert place.area.authority.code in directory.codes_on(day)
    assert [force.name for force in place.area.police] != []
    listed = {authority.short_name for authority in directory.authorities("england", day=day)}
    surreys = {name for name in listed if name.endswith("Surrey")}
    assert surreys == ({"Surrey"} if day.month == 3 else {"East Surrey", "West Surrey"})
