"""Hand-kept word lists and learned weights; each list is read once a process whoever asks for it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words_of(name: str) -> dict[str, Any]:
    """One word list as its TOML file has it; shared, so nobody writes to it."""
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
