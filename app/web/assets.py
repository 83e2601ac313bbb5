"""The built styles, script, icon and fonts: under which name each is served, and the serving."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from whitenoise import WhiteNoise

if TYPE_CHECKING:
    from flask import Flask

BUILT = Path(__file__).resolve().parents[2] / "build" / "static"
NEEDED = (
    *("app.css", "app.rtl.css", "training.css", "training.rtl.css"),
    *("app.js", "favicon.svg"),
)
"""What the layout asks for."""
_HASHED = re.compile(r"\.[0-9a-f]{12}\.[a-z0-9]+$")


class AssetsMissingError(RuntimeError):
    """The built files are not there, or not whole, so no page could be shown as it should be."""

    def __init__(self, manifest: Path) -> None:
        super().__init__(f"cannot read {manifest}: run make to build the styles and the script")
        self.manifest = manifest


class UnknownAssetError(LookupError):
    """A template or a document asked for a file that the build does not make."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the build makes no file called {name!r}")
        self.name = name


class Assets:
    """What one build made, by plain name."""

    def __init__(self, folder: Path = BUILT) -> None:
        self.folder = folder
        manifest = folder / "manifest.json"
        try:
            read: object = json.loads(manifest.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise AssetsMissingError(manifest) from error
        if not isinstance(read, dict) or not self._is_whole(read):
            raise AssetsMissingError(manifest)
        self._hashed: dict[str, str] = read

    def url(self, name: str) -> str:
        """Return the address of a built file: "app.css" gives "/static/app.<hash>.css"."""
        return f"/static/{self._name(name)}"

    def path(self, name: str) -> Path:
        """Return where a built file lies, for the documents that embed it."""
        return self.folder / self._name(name)

    def _is_whole(self, hashed: dict[str, str]) -> bool:
        """Say whether a manifest names what is needed, and every file that it names is there."""
        there = ((self.folder / file).is_file() for file in hashed.values())
        return set(NEEDED) <= set(hashed) and all(there)

    def _name(self, name: str) -> str:
        try:
            return self._hashed[name]
        except KeyError:
            raise UnknownAssetError(name) from None


def init_app(app: "Flask", folder: Path = BUILT) -> None:
    """Serve the built files at /static and give templates `asset_url`. Read the manifest once."""
    app.jinja_env.globals["asset_url"] = Assets(folder).url
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign] # how Flask says to wrap an app
        app.wsgi_app,
        root=folder,
        prefix="static",
        allow_all_origins=False,
        immutable_file_test=_is_immutable,
    )


def _is_immutable(_path: str, url: str) -> bool:
    return _HASHED.search(url) is not None
