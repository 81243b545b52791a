"""The project installed with its coder compiled, for a test and a benchmark."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def lacking() -> str | None:
    """What this machine lacks to compile, None where nothing."""
    compiler = str(sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"a C compiler ({compiler})"
    return None if (Path(sysconfig.get_path("include")) / "Python.h").exists() else "Python's headers"


def compiled(folder: Path) -> dict[str, Any]:
    """Build the wheel into a folder and unpack it there.

    How to start processes that import the project from it, and these tests from the checkout.
    """
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True, env=os.environ | {"HATCH_BUILD_HOOK_ENABLE_CUSTOM": "1"})
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder / "installed")
    return {"cwd": folder, "env": os.environ | {"PYTHONPATH": f"{folder / 'installed'}{os.pathsep}{ROOT}"}}
