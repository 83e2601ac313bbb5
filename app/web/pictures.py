"""The pictures of Easy Read: one beside a heading, for whoever reads little."""

from pathlib import Path

from flask import Flask, g
from markupsafe import Markup

from app.languages import EASY
from app.web.assets import Assets


def init_app(app: Flask, folder: Path) -> None:
    """Give templates `picture`: a picture by its name in Easy Read, and nothing elsewhere."""
    address = Assets(folder).url

    def picture(name: str) -> Markup:
        if g.language.code != EASY or not name:
            return Markup()
        # The words say all of it, so nothing is read aloud twice.
        return Markup('<img class="app-picture" src="{}" alt="" width="112" height="112">').format(
            address(f"pictures/{name}.svg")
        )

    app.jinja_env.globals["picture"] = picture
