"""What a check finds, and how it is repaired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from warehouse.lake import REPAIR as FROM_ARCHIVE

FROM_BACKUP = "restore it from a backup"
FROM_LAKE = "`keyevents build` makes it again"
STRANGE = "look where it came from, then remove it"
__all__ = ["FROM_ARCHIVE", "FROM_BACKUP", "FROM_LAKE", "STRANGE", "Draw", "Finding"]

# whether the share of a check has the file of this name in it
Draw = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: where, what, and how to repair it."""

    where: str
    what: str
    repair: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.repair}"
