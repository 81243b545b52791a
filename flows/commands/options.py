"""What commands share: exit statuses, and options that are read alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, Token

from flows.errors import InputError
from flows.settings import data_folder, place, readable

GOOD, FAULT, USAGE, LOCKED, NO_WAREHOUSE, BUG = 0, 1, 2, 3, 4, 5

Flag = Annotated[bool, Parameter(negative="")]


def _place(_: type, tokens: Sequence[Token]) -> Path:
    return place(tokens[0].value)


Place = Annotated[Path, Parameter(converter=_place)]


@Parameter(name="*")
@dataclass(frozen=True)
class Common:
    """Options that every command takes."""

    data: Annotated[Place | None, Parameter(help="Data folder; default $KEYEVENTS_DATA, else ./data.")] = None
    verbose: Annotated[bool, Parameter(name=["--verbose", "-v"], negative="", help="Say more on stderr.")] = False
    debug: Annotated[bool, Parameter(negative="", help="Print tracebacks.")] = False

    @property
    def root(self) -> Path:
        return data_folder(self.data if self.data is not None else readable().data)


COMMON = Common()


def day(text: str) -> dt.date:
    """A day of the calendar. Raises InputError for anything else."""
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # ISO 8601 has other forms too, such as 2026-W01-1
        raise InputError(f"{text!r}: expected a day of the calendar, YYYY-MM-DD")
    return found
