"""Jobs for the document process, calendars that tell nothing, and PDFs with a password."""

import io
import re
import subprocess
from pathlib import Path

import icalendar
import pikepdf
import pytest

from app.questionnaires.text import English
from app.referrals.documents import calendar
from app.referrals.documents.dates import calendar_entries, dumped
from app.referrals.documents.jobs import Job, JobError
from app.referrals.documents.making import FileMaker
from tests.golden.cases import GOLDEN, golden, referral
from tests.referrals.documents.made_up import ANSWERS, FONTS, html
from tests.referrals.documents.made_up import referral as told

PASSWORD = "wamn-uygq 27ge"
NEUTRAL = re.compile(r"Look at your own record: date \d+")


@pytest.fixture(scope="module")
def maker() -> FileMaker:
    return FileMaker(FONTS)


@pytest.fixture(scope="module")
def locked(maker: FileMaker) -> bytes:
    page = html("agency", ANSWERS["emergency"])
    return maker.make(Job(format="pdf", body=page, password=PASSWORD))


@pytest.mark.parametrize(
    "job",
    [
        pytest.param(Job(format="pdf", body="<p>x</p>"), id="a page"),
        pytest.param(Job(format="docx", body="a\nb\n\nc"), id="several lines"),
        pytest.param(Job(format="pdf", body="", password='"\n{}'), id="a password of signs"),
    ],
)
def test_a_job_arrives_as_it_was_sent(job: Job) -> None:
    assert Job.load(job.dump()) == job


@pytest.mark.parametrize("content", [b"", b"<p>x</p>", b"{}\nx", b'{"format": "exe"}\nx'])
def test_what_is_no_job_is_refused(content: bytes) -> None:
    with pytest.raises((JobError, ValueError)):
        Job.load(content)


def test_a_calendar_names_nobody_and_says_nothing_of_why() -> None:
    for case in GOLDEN:
        written = referral(case)
        for each in calendar_entries(written, English()):
            assert NEUTRAL.fullmatch(each.says)
            assert "child" not in each.says.casefold()


def test_a_calendar_holds_each_date_that_is_still_to_come() -> None:
    written = referral(golden("-rotherham"))
    entries = tuple(calendar_entries(written, English()))
    coming = [clock for clock in written.clocks if clock.due > written.made_at]
    assert len(entries) == len(coming) > 1
    read = icalendar.Calendar.from_ical(calendar.make(dumped(entries)))
    events = list(read.walk("VEVENT"))
    assert [each.decoded("dtstart") for each in events] == [clock.due for clock in coming]
    assert {str(each["CLASS"]) for each in events} == {"PRIVATE"}
    assert all("DESCRIPTION" not in each and "LOCATION" not in each for each in events)


def test_the_record_says_which_date_is_which() -> None:
    written = told(ANSWERS["emergency"])
    page = html("record", ANSWERS["emergency"])
    for number, clock in enumerate(written.clocks, 1):
        assert re.search(rf"Date {number}\.</strong>\s*<strong>{re.escape(clock.text)}", page)


def test_a_calendar_made_again_does_not_double_its_entries() -> None:
    entries = tuple(calendar_entries(referral(golden("-rotherham")), English()))
    twice = [calendar.make(dumped(entries)) for _ in range(2)]
    assert twice[0] == twice[1]
    uids = re.findall(rb"UID:(\S+)", twice[0])
    assert len(set(uids)) == len(entries)


def test_a_locked_pdf_opens_with_its_password_alone(locked: bytes) -> None:
    for wrong in ("", PASSWORD.upper(), PASSWORD[:-1]):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    assert pikepdf.open(io.BytesIO(locked), password=PASSWORD).pages


def test_a_locked_pdf_is_aes_256_and_can_be_read_aloud(locked: bytes) -> None:
    pdf = pikepdf.open(io.BytesIO(locked), password=PASSWORD)
    assert pdf.encryption.bits == 256
    assert pdf.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
    assert pdf.allow.accessibility
    assert pdf.allow.extract
    assert bool(pdf.Root.MarkInfo.Marked)


def test_nothing_of_a_locked_pdf_stands_in_the_open(locked: bytes) -> None:
    for words in (b"Robin", b"referral", b"Signpost", b"Rotherham", PASSWORD.encode()):
        assert words not in locked


def test_other_programs_open_it_too(locked: bytes, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(locked)
    command = ["pdftotext", "-upw", PASSWORD, str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert b"Robin Example" in done.stdout


@pytest.mark.parametrize("body", ["{", "[1]", '[{"key": "x"}]', '[{"due": "never"}]'])
def test_a_calendar_of_nonsense_is_refused(maker: FileMaker, body: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        maker.make(Job(format="ics", body=body))
