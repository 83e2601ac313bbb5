"""The built files: whole at the start, under names of their own, small, and from nowhere else."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.config import ROOT
from app.web.assets import Assets, AssetsMissingError, UnknownAssetError
from tests.conftest import settings_for
from tests.journey.walker import Walker

FOLDER = ROOT / "build" / "static"
MANIFEST: dict[str, str] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
STYLES = ("app.css", "app.rtl.css", "training.css", "training.rtl.css")
YEARS = "max-age=315360000, public, immutable"


@pytest.mark.parametrize(
    "manifest",
    [
        pytest.param(None, id="not there"),
        pytest.param('{"app.css": ', id="half a file"),
        pytest.param("{}", id="names nothing"),
        pytest.param("[]", id="a list"),
        pytest.param(json.dumps(MANIFEST), id="names files that are not there"),
    ],
)
def test_without_the_built_files_nothing_starts(tmp_path: Path, manifest: str | None) -> None:
    file = tmp_path / "build" / "static" / "manifest.json"
    file.parent.mkdir(parents=True)
    if manifest is not None:
        file.write_text(manifest, encoding="utf-8")
    with pytest.raises(AssetsMissingError) as caught:
        create_app(settings_for(tmp_path, built=tmp_path / "build"))
    assert str(caught.value) == (f"cannot read {file}: run make to build the styles and the script")


def test_a_file_that_is_not_built_is_named() -> None:
    with pytest.raises(UnknownAssetError, match=r"'made-up\.css'"):
        Assets().url("made-up.css")


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_each_name_holds_a_hash_of_what_is_inside(name: str) -> None:
    hashed = re.fullmatch(r"(.+)\.([0-9a-f]{12})(\.\w+)", MANIFEST[name])
    assert hashed
    assert hashed[1] + hashed[3] == name
    assert hashlib.sha256((FOLDER / MANIFEST[name]).read_bytes()).hexdigest()[:12] == hashed[2]


def test_pages_ask_for_nothing_but_built_files(visitor: Walker) -> None:
    for path in ("/en/", "/en/a/", "/en/danger", "/en/about", "/en/nowhere"):
        visitor.open(path)
        links = [each for each in visitor.page.all("link") if each.get("rel") != "alternate"]
        asked = {each.get("href") for each in links}
        asked |= {each.get("src") for each in visitor.page.all("script", "img")}
        assert asked <= {f"/static/{each}" for each in MANIFEST.values()}
        assert len(asked) == 3


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_a_built_file_is_kept_by_browsers_for_ever(whole_app: Flask, name: str) -> None:
    with whole_app.test_client().get(f"/static/{MANIFEST[name]}") as response:
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == YEARS
        assert response.data == (FOLDER / MANIFEST[name]).read_bytes()


def test_what_has_no_hash_is_not_kept_for_ever(whole_app: Flask) -> None:
    with whole_app.test_client().get("/static/manifest.json") as response:
        assert "immutable" not in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["app.css", "app.js", "app.rtl.css", "favicon.svg"])
@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_texts_are_served_compressed(whole_app: Flask, name: str, encoding: str) -> None:
    address, whole = f"/static/{MANIFEST[name]}", (FOLDER / MANIFEST[name]).read_bytes()
    headers = {"Accept-Encoding": encoding}
    with whole_app.test_client().get(address, headers=headers) as response:
        assert response.headers["Content-Encoding"] == encoding
        assert response.headers["Vary"] == "Accept-Encoding"
        assert len(response.data) < len(whole)
        if encoding == "gzip":
            assert gzip.decompress(response.data) == whole


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/static/app.css", id="without its hash"),
        pytest.param("/static/../manifest.json", id="above"),
        pytest.param("/static/%2e%2e/postcodes", id="above, encoded"),
        pytest.param("/static/", id="the folder"),
    ],
)
def test_no_other_file_is_served(whole_app: Flask, path: str) -> None:
    response = whole_app.test_client().get(path)
    assert response.status_code == 404
    assert "999" in response.text


@pytest.mark.parametrize("name", STYLES)
def test_the_styles_fetch_nothing_and_bear_nobody_elses_mark(name: str) -> None:
    css = (FOLDER / MANIFEST[name]).read_text(encoding="utf-8")
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]*)", css)
    ours = ("data:", "#", "fonts/noto-")
    assert [each for each in addresses if not each.startswith(ours)] == []
    fonts = {each for each in addresses if each.startswith("fonts/")}
    assert fonts <= set(MANIFEST.values())
    assert re.findall(r"GDS[ -]?Transport|crown|@import", css, re.I) == []


@pytest.mark.parametrize("name", STYLES)
def test_the_styles_are_small(name: str) -> None:
    css = (FOLDER / MANIFEST[name]).read_bytes()
    least, most = (10_000, 83_000) if name.startswith("app") else (1_000, 6_000)
    assert least < len(css) <= most
