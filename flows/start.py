"""The way in: says one clear line where the program cannot run, before anything that needs more is imported."""

import sys


def main() -> None:
    if sys.platform not in ("linux", "darwin"):
        sys.exit(f"keyevents runs on Linux and macOS, this is {sys.platform}: use one of them, a virtual machine or a container")
    from flows.cli import run

    sys.exit(run(sys.argv[1:]))
