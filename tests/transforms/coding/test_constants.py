"""A word list means the same from its module's first line to the last."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from transforms import coding

MODULES = sorted(Path(coding.__file__).parent.rglob("*.py"))


def test_the_coder_has_modules() -> None:
    assert len(MODULES) > 100


@pytest.mark.parametrize("module", MODULES, ids=lambda file: str(file.relative_to(Path(coding.__file__).parent)))
def test_no_constant_is_given_twice(module: Path) -> None:
    """The later one would hold for the rules that were written for the earlier too, and no tool tells."""
    assigned = [node for node in ast.parse(module.read_text(encoding="utf-8")).body if isinstance(node, ast.Assign)]
    names = Counter(name.id for node in assigned for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name))
    assert [name for name, n in names.items() if n > 1] == []
