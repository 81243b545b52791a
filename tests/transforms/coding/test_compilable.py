"""What mypyc does not compile is found at once, not after the minutes that compiling takes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from transforms import coding


def test_nothing_is_looked_for_in_a_display_with_a_starred_name() -> None:
    """mypyc fails at `x in (",", *NAMES)`: `NAMES | {","}` is the way."""
    files = sorted(Path(coding.__file__).parent.rglob("*.py"))
    assert len(files) > 100
    assert [f"{file.name}:{line}" for file in files for line in _starred(ast.parse(file.read_text(encoding="utf-8")))] == []


def _starred(tree: ast.AST) -> Iterator[int]:
    """The lines of comparisons with a tuple, list or set that has a starred name in it."""
    for node in ast.walk(tree):
        for side in node.comparators if isinstance(node, ast.Compare) else ():
            if isinstance(side, ast.Tuple | ast.List | ast.Set) and any(isinstance(each, ast.Starred) for each in side.elts):
                yield side.lineno
