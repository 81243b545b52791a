"""Keeps pandas out of the processes that make tables, which have no use for it: imported for this alone.

Where pandas is installed pyarrow imports it at the first list that it makes an array of, to ask whether the list is one of pandas' own: a quarter
of a second and 40 MB in every process. It asks once, and is answered here; `to_pandas` looks for itself and finds it.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pyarrow as pa


class _NoPandas(MetaPathFinder):
    """Finds nothing, and says of pandas that it is not there."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname == "pandas":
            raise ModuleNotFoundError("hidden from pyarrow by flows.sparing", name=fullname)
        return None


if "pandas" not in sys.modules:
    _hidden = _NoPandas()
    sys.meta_path.insert(0, _hidden)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(_hidden)
