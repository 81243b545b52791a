"""The way in: says one clear line where the program cannot run, before anything that needs more is imported."""

import sys

from flows.errors import lacking
from flows.streams import open_closed

INTERRUPTED = 130


def main() -> None:
    if sys.platform not in ("linux", "darwin"):
        sys.exit(f"keyevents runs on Linux and macOS, this is {sys.platform}: use one of them, a virtual machine or a container")
    open_closed()
    try:
        from flows.cli import run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)  # Ctrl-C while modules load: nothing was begun
    except ImportError as error:
        sys.exit(f"keyevents: {lacking(error)}")
    sys.exit(run(sys.argv[1:]))
