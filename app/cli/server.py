"""The server of `signpost run`: gunicorn, as in production, on this machine's own address."""

from typing import Any

import click
from gunicorn.app.base import BaseApplication

from app.config import ROOT, Settings
from app.factory import create_app


class _Server(BaseApplication):
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", f"{self._settings.address}:{self._settings.port}")
        self.cfg.set("workers", 1)
        self.cfg.set("threads", 4)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("preload_app", True)  # noqa: FBT003 - gunicorn's own way
        self.cfg.set("keepalive", 65)
        self.cfg.set("loglevel", "warning")
        self.cfg.set("chdir", str(ROOT))
        self.cfg.set("when_ready", self._say_where)

    def load(self) -> Any:
        return create_app(self._settings)

    def _say_where(self, _: Any) -> None:
        click.echo(f"Signpost is at http://{self._settings.address}:{self._settings.port}/")


def serve(settings: Settings) -> None:
    """Serve until it is stopped."""
    _Server(settings).run()
