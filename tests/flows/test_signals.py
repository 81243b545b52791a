"""Ctrl-C and SIGTERM, whatever the command is at: its exit status and its words."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# each starts the real program, some of them several times
pytestmark = pytest.mark.slow

# says "in" when the library is about to work, as slowly as a large warehouse would have it
SLOW_BUILD = """
import sys
from flows import cli
from warehouse import database
def count(connection, name):
    print("in", flush=True)
    while True:
        connection.execute("SELECT count(*) FROM range(3000000) WHERE hash(range) = 7")
database._count = count
sys.exit(cli.run(sys.argv[1:]))
"""
SLOW_STATUS = """
import sys, time
from flows import cli
from flows.commands import asking
asking.read_status = lambda *_: print("in", flush=True) or time.sleep(60)
sys.exit(cli.run(sys.argv[1:]))
"""
SLOW_QUERY = """
import sys
from flows import cli, prompt
execute = prompt.execute
prompt.execute = lambda *given: print("in", flush=True) or execute(*given)
sys.exit(cli.run([*sys.argv[1:], "SELECT count(*) FROM range(100000000) a, range(1000) b WHERE hash(a.range + b.range) = 7"]))
"""
# the tests themselves may run under nohup, and what is ignored stays so in a child
HEEDING = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
SIGNALS = ((signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "ended by a signal"), (signal.SIGHUP, 129, "ended by a signal"))


@pytest.mark.parametrize(("sent", "status", "said"), SIGNALS)
@pytest.mark.parametrize(("program", "command"), [(SLOW_BUILD, "build"), (SLOW_STATUS, "status"), (SLOW_QUERY, "sql")])
def test_a_signal_ends_a_command_soon_and_with_its_status(
    program: str, command: str, sent: signal.Signals, status: int, said: str, samples: Path
) -> None:
    call = [sys.executable, "-c", HEEDING + program, command, "--data", str(samples)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        time.sleep(0.5)
        process.send_signal(sent)
        try:
            _, told = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, told) == (status, f"keyevents: {said}: what was stored is whole, run again to go on\n")
