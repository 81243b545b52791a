"""`keyevents release` and `import`: an immutable folder of everything that may be shared, to cite and to load again."""

from warehouse.release.importing import load, read
from warehouse.release.making import release
from warehouse.release.sums import ReleaseError, faults

__all__ = ["ReleaseError", "faults", "load", "read", "release"]
