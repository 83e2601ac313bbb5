"""The settings, read once from the environment. Each is safe in production as it stands."""

import os
from pathlib import Path
from typing import Annotated, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableError

ROOT = Path(__file__).resolve().parents[1]
SHORTEST_SECRET = 32
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
MEMORY = "memory://"
COUNTERS = (MEMORY, "redis://", "rediss://", "redis+unix://")
SECRETS = Path("/run/secrets")
"""Where a container has its secrets, each a file that bears the name of its setting."""


class SettingsError(Exception):
    """A setting is missing or cannot be; the message names each."""


class Database(BaseSettings):
    """Where drafts are kept: all that a command needs to know which only looks after them."""

    model_config = SettingsConfigDict(env_prefix="SIGNPOST_", frozen=True, extra="ignore")

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'instance' / 'signpost.db'}",
        validation_alias="DATABASE_URL",
        description="Where drafts are kept: SQLite, or postgresql+psycopg://...",
    )


class Settings(Database):
    """What a partnership that runs Signpost may set: by environment variable, or by a file."""

    secret: SecretStr = Field(
        min_length=SHORTEST_SECRET,
        description="The server's secret, at least 32 characters. Without it no draft can be read.",
    )
    old_secrets: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        default=(),
        description="Secrets that were the server's before, with commas between them: what was kept"
        " with one can be read while it is named here.",
    )
    https: bool = Field(
        default=True,
        description="Whether people reach Signpost over https. Off, it answers this machine only.",
    )
    address: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(default=5000, ge=1, le=65535, description="The port to listen on.")
    public_url: HttpUrl | None = Field(
        default=None,
        description="The address people use, such as https://signpost.example: the only one then"
        " that is answered, and printed on posters. Left out, over https they bear none.",
    )
    rate_limit_storage: str = Field(
        default=MEMORY,
        validation_alias="RATELIMIT_STORAGE_URI",
        description="Where limits are counted: memory, or redis://... when there are several.",
    )
    exit_url: HttpUrl = Field(
        default=HttpUrl("https://www.bbc.co.uk/weather"),
        description='Where "Leave this page" goes: a dull site that anybody might have open.',
    )
    metrics: SecretStr | None = Field(
        default=None,
        min_length=32,
        description="The token, at least 32 characters, that opens /metrics. Left out, there is"
        " no such page and nothing is measured.",
    )
    forms: Path = Field(default=ROOT / "forms", description="The folder of all content.")
    built: Path = Field(default=ROOT / "build", description="The folder of what set-up built.")
    translations: Path | None = Field(
        default=None, description="The folder of built catalogues; that of set-up when left out."
    )
    reviewed_languages_only: bool = Field(
        default=False,
        description="Whether only languages are offered whose every text a person has checked.",
    )

    @property
    def catalogues(self) -> Path:
        """The folder of built catalogues."""
        return self.translations or self.built / "translations"

    @property
    def every_secret(self) -> tuple[SecretStr, ...]:
        """The server's secret, then those it had before."""
        return (self.secret, *self.old_secrets)

    @field_validator("old_secrets", mode="before")
    @classmethod
    def _apart(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        return tuple(each.strip() for each in given.split(",") if each.strip())

    @field_validator("old_secrets")
    @classmethod
    def _are_long(cls, old: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        if any(len(each.get_secret_value()) < SHORTEST_SECRET for each in old):
            raise ValueError(f"each must have at least {SHORTEST_SECRET} characters")
        return old

    @field_validator("rate_limit_storage")
    @classmethod
    def _is_known(cls, address: str) -> str:
        if not address.startswith(COUNTERS):
            raise ValueError(f"it must begin with one of {', '.join(COUNTERS)}")
        try:
            _ = urlsplit(address).port
        except ValueError:
            # Its own words may hold a part of the password.
            raise ValueError("it cannot be read as an address") from None
        return address

    @field_validator("public_url")
    @classmethod
    def _is_bare(cls, url: HttpUrl | None, others: ValidationInfo) -> HttpUrl | None:
        if url is None:
            return None
        is_here = not others.data.get("https", True) and url.host in LOOPBACK
        if url.scheme != "https" and not is_here:
            raise ValueError("it must begin with https://")
        if url.username or url.password or url.query or url.fragment or url.path != "/":
            raise ValueError("it must be a name alone, such as https://signpost.example")
        if (url.host or "").startswith("["):
            raise ValueError("it must be a name, not numbers in brackets")
        return url

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        if not self.https and self.address not in LOOPBACK:
            raise ValueError("without SIGNPOST_HTTPS only this machine's own address is allowed")
        return self


Kind = TypeVar("Kind", bound=Database)


def read_settings(**given: object) -> Settings:
    """Read the settings; what is given wins. Raises SettingsError with the name of each fault."""
    return _read(Settings, given)


def read_database_url() -> str:
    """Return where drafts are kept, for which no secret is needed. Raises SettingsError."""
    return _read(Database, {}).database_url


def _read(kind: type[Kind], given: dict[str, object]) -> Kind:
    try:
        return kind(_secrets_dir=_secret_folders(), **given)  # type: ignore[arg-type] # pydantic checks each
    except ValidationError as error:
        faults = "; ".join(
            f"{_variable(problem['loc'])}: {problem['msg']}" for problem in error.errors()
        )
        raise SettingsError(faults) from None
    except UnreadableError as error:
        raise SettingsError(f"{error}: may this user read its file?") from None


def _secret_folders() -> list[Path]:
    """Return where secrets may lie as files; the last wins, and a variable before any file."""
    handed_over = os.environ.get("CREDENTIALS_DIRECTORY")  # how systemd says where
    folders = [SECRETS, *([Path(handed_over)] if handed_over else [])]
    return [folder for folder in folders if folder.is_dir()]


def _variable(location: tuple[int | str, ...]) -> str:
    name = str(location[0]).upper() if location else "settings"
    return name if name in {"DATABASE_URL", "RATELIMIT_STORAGE_URI"} else f"SIGNPOST_{name}"
