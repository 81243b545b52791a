"""Settings from `KEYEVENTS_*` and the program's version; the command line overrides them."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

VERSION = version("keyevents")
CREATED_BY = f"keyevents {VERSION}"


class Settings(BaseSettings):
    """What a run can be told by the environment."""

    model_config = SettingsConfigDict(env_prefix="KEYEVENTS_", env_file=None, extra="ignore")

    data: Path = Field(default=Path("data"), description="the data folder")
    series: str = Field(default="russia-ukraine", description="which chronicle a new warehouse holds")
    max_bytes: int = Field(default=20_000_000, gt=0, description="largest page, as it came and inflated")
