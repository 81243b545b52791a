"""Settings from `KEYEVENTS_*` and the program's version; the command line overrides them."""

from __future__ import annotations

import difflib
import os
from importlib.metadata import version
from pathlib import Path

from pydantic import Field, HttpUrl, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.errors import InputError

VERSION = version("keyevents")
CREATED_BY = f"keyevents {VERSION}"
SECRET = ("webhook_url", "heartbeat_url")
"""Settings whose value stands in no message."""
# where the deployments run (prefect.yaml), which the worker hands on
_HOME = "KEYEVENTS_HOME"


class Settings(BaseSettings):
    """What a run can be told by the environment."""

    model_config = SettingsConfigDict(env_prefix="KEYEVENTS_", env_file=None, extra="ignore", hide_input_in_errors=True)

    data: Path = Field(default=Path("data"), description="the data folder")
    series: str = Field(default="russia-ukraine", description="which chronicle a new warehouse holds")
    contact: str | None = Field(default=None, description="mail or web address for the site's owner, required for live runs")
    site: str | None = Field(default=None, description="address of the site, where it is not the series' own (https://host)")
    wayback: str | None = Field(default="https://web.archive.org", description="address of the Wayback machine; empty: not asked")
    gazetteer: Path | None = Field(default=None, description="a folder of GeoNames dumps to resolve places with, compiled by the next writer")
    webhook_url: HttpUrl | None = Field(default=None, description="where alerts are posted (Slack-compatible JSON)")
    heartbeat_url: HttpUrl | None = Field(default=None, description="called after good runs only")
    max_bytes: int = Field(default=20_000_000, gt=0, description="largest page, as it came and inflated")

    @field_validator("data", "gazetteer", *SECRET, mode="before")
    @classmethod
    def _unset(cls, value: object, info: ValidationInfo) -> object:
        """Who writes `KEYEVENTS_DATA=` means none: an empty path would be the current folder, an empty address is no address."""
        if value == "":
            return cls.model_fields[str(info.field_name)].default
        return place(value) if isinstance(value, str) and info.field_name not in SECRET else value


def place(text: str) -> Path:
    """A path as somebody wrote it; `~` is his home where no shell said so: not in `--data=~/x`, nor in a file of settings."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - Path's own fails where nobody has that name


def data_folder(root: Path) -> Path:
    """A data folder as it was named, once it is known to be one of this machine whose name can be noted. Raises InputError."""
    if not str(root).isascii() and any("\ud800" <= c <= "\udfff" for c in str(root)):
        raise InputError(f"{str(root)!r}: its name is no UTF-8, in which addresses of the store are noted: name another folder with --data")
    if root.parts[:1] == ("s3:",):
        raise InputError(
            f"{root}: expected a folder of this machine: name one with --data or KEYEVENTS_DATA, and the bucket with `keyevents store s3://bucket/prefix`"
        )
    return root


def strange_names() -> list[str]:
    """Variables that are no setting, each in a line: nobody would know for years that a mistyped one is ignored."""
    settings = [f"KEYEVENTS_{name.upper()}" for name in Settings.model_fields]
    known = {*settings, _HOME}
    strange = sorted(name for name in os.environ if name.upper().startswith("KEYEVENTS_") and name.upper() not in known)
    return [f"{name} is no setting and ignored: the nearest is {difflib.get_close_matches(name.upper(), settings, 1, 0.0)[0]}" for name in strange]


def readable() -> Settings:
    """The settings, those that cannot be read as if they were not set: what tells of them, or needs none of them, must not end by them."""
    try:
        return Settings()
    except ValidationError as error:
        return Settings(**{name: Settings.model_fields[name].default for name in _unreadable(error)})


def bad_setting(error: ValidationError) -> str:
    """What is wrong with the settings, in one line and without a secret."""
    first, [name, *_] = error.errors()[0], _unreadable(error)
    found = "" if name in SECRET else f", found {first['input']!r}"
    return f"KEYEVENTS_{name.upper()}: {first['msg']}{found}"


def _unreadable(error: ValidationError) -> list[str]:
    return [str(one["loc"][0]) for one in error.errors()]
