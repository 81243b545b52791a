"""A wheel whose coder is machine code: `HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .`, see docs/scaling.md. Without that this is not run.

Compiled by mypyc in a copy: the checkout stays as it is, and in the wheel the sources lie beside what was made of them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "transforms/coding"
# the C compiler's third level takes three times as long and makes nothing faster; a file of C for each module, since one for all has 90 MB
_SETUP = """
from setuptools import setup
from mypyc.build import mypycify
setup(packages=[], ext_modules=mypycify(["--ignore-missing-imports", *{files}], opt_level="1", debug_level="0", multi_file=True))
"""


class CompiledCoder(BuildHookInterface[Any]):
    """Adds what mypyc makes of the coder to a wheel that is no editable one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises RuntimeError where there is no C compiler, or where it fails."""
        if version == "editable":
            return
        self._work = tempfile.TemporaryDirectory()
        root = Path(self._work.name)
        shutil.copytree(Path(self.root) / "transforms", root / "transforms")
        files = sorted(str(file.relative_to(root)) for file in (root / COMPILED).rglob("*.py") if file.name != "__init__.py")
        (root / "setup.py").write_text(_SETUP.format(files=files), encoding="utf-8")
        made = subprocess.run([sys.executable, "setup.py", "build_ext", "--inplace"], cwd=root, capture_output=True, text=True, check=False)
        if made.returncode:
            told = f"{made.stdout}{made.stderr}"[-4_000:]
            raise RuntimeError(f"the coder was not compiled: a C compiler and Python's headers are needed; the compiler said: {told}")
        for file in (*root.glob("*.so"), *(root / "transforms").rglob("*.so")):
            build_data["force_include"][str(file)] = str(file.relative_to(root))
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the copy."""
        if version != "editable":
            self._work.cleanup()
