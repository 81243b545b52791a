"""Measure everything side by side in one run and write docs/performance.md; with names of sections, print these.

Sections: pages, years, compiled, history, deployed. All of them take twenty minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench import compiled, deployed, history, pages, years
from tests.bench.figures import machine

SECTIONS = {"pages": pages.section, "years": years.section, "compiled": compiled.section, "history": history.section, "deployed": deployed.section}
DOCUMENT = Path(__file__).parents[2] / "docs" / "performance.md"
HEAD = """# How fast it is

Written by `make bench` on {machine}; other machines differ, ratios less so. Where three figures stand, they are the median with the least and the
most of the rounds. No test asserts any of them.
"""


def main(names: list[str]) -> None:
    if unknown := [name for name in names if name not in SECTIONS]:
        sys.exit(f"{', '.join(unknown)}: expected some of {', '.join(SECTIONS)}, or nothing for all")
    texts = []
    for name in names or SECTIONS:
        texts.append(SECTIONS[name]())
        print(texts[-1], end="\n\n", flush=True)
    if not names:
        DOCUMENT.write_text("\n\n".join([HEAD.format(machine=machine()).rstrip(), *texts]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
