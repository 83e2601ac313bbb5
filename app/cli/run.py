"""`signpost run`: start Signpost on this machine, with nothing to set."""

import os
import secrets
from pathlib import Path

import click

from app.cli.tables import upgrade_all
from app.config import ROOT, SettingsError, read_settings
from app.directory.errors import DirectoryError
from app.questionnaires.errors import QuestionnaireError

SECRET_FILE = ROOT / "instance" / "secret"


@click.command()
@click.option("--port", type=int, help="The port; 5000 when left out.")
def run(port: int | None) -> None:
    """Start Signpost for this machine alone, with a database of its own.

    To run it for others see docs/running.md: gunicorn behind https.
    """
    given: dict[str, object] = {"https": _https()}
    if "SIGNPOST_SECRET" not in os.environ:
        given["secret"] = own_secret(SECRET_FILE)
    if port:
        given["port"] = port
    try:
        settings = read_settings(**given)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    upgrade_all(settings.database_url)
    try:
        from app.cli.server import serve

        serve(settings)
    except (QuestionnaireError, DirectoryError) as error:
        raise click.ClickException(str(error)) from error


def own_secret(file: Path) -> str:
    """Return this installation's own secret, made once and readable by its owner alone."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w") as opened:
            opened.write(secrets.token_urlsafe(48))
    return file.read_text(encoding="utf-8").strip()


def _https() -> bool:
    return os.environ.get("SIGNPOST_HTTPS", "false").lower() in {"1", "true", "yes", "on"}
