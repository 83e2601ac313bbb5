"""The real directory, packed once for all tests of this folder."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from app.directory.areas import read_areas
from app.directory.directory import Directory
from app.directory.errors import DirectoryFileError
from app.directory.packing import build
from app.directory.paths import BUILT, FORMS, POSTCODE_FILE, postcode_table
from app.directory.table import PostcodeTable

NOON = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - a Monday, in the time of the UK


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder of built files, with the postcodes packed from the committed edition."""
    file = postcode_table(BUILT)
    digest = hashlib.sha256(POSTCODE_FILE.read_bytes()).digest()
    try:
        fresh = PostcodeTable.open(file).source_digest == digest
    except DirectoryFileError:
        fresh = False
    if not fresh:
        districts = read_areas(FORMS / "directory").districts
        build(POSTCODE_FILE, file, edition="ONSPD 2025-11", districts=districts.keys())
    return BUILT


@pytest.fixture(scope="session")
def directory(built: Path) -> Directory:
    return Directory.load(FORMS, built)


@pytest.fixture
def at() -> datetime:
    return NOON
