"""The command line `keyevents`: a command is run, and whatever goes wrong is told in one line with an exit status."""

from __future__ import annotations

import contextlib
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

from cyclopts import App, CycloptsError
from pydantic import ValidationError

from flows import show, streams
from flows.cluster import ClusterError
from flows.commands import asking, making, taking
from flows.commands.options import BUG, FAULT, GOOD, LOCKED, NO_WAREHOUSE, USAGE
from flows.errors import InputError, lacking
from flows.reparse import LossError
from flows.settings import VERSION, bad_setting, strange_names
from transforms.corrections import CorrectionError
from transforms.series import UnknownSeriesError
from warehouse.crosscheck import MappingError
from warehouse.database import DatabaseError
from warehouse.durable import explained
from warehouse.folder import NoWarehouseError
from warehouse.gazetteer import GazetteerError
from warehouse.lake import LakeError
from warehouse.manifest import ManifestError
from warehouse.release import ReleaseError
from warehouse.storage import LockedError
from warehouse.warc import WarcError

app = App(
    name="keyevents",
    version=VERSION,
    help="A daily chronicle of the Russia-Ukraine war as data: fetched, archived, coded, queryable.",
    help_format="plaintext",
    console=show.Output(),
    suppress_keyboard_interrupt=False,  # we say that what was stored is whole
)
_COMMANDS: Mapping[str, Callable[..., int]] = {
    "demo": taking.demo,
    "ingest": taking.ingest_files,
    "run": taking.run_day,
    "backfill": taking.backfill_days,
    "reparse": making.reparse_archive,
    "build": making.build,
    "status": asking.status,
    "check": asking.check,
    "sql": asking.sql,
    "explain": asking.explain,
    "crosscheck": asking.crosscheck,
    "gazetteer": making.gazetteer,
    "store": making.store,
    "report": making.report,
    "release": making.release,
    "import": making.import_release,
}
for _name, _command in _COMMANDS.items():
    app.command(_command, name=_name)
# what they do is worth more than what they print of it; the others only print
_WORKING = frozenset(_COMMANDS) - {"status", "check", "sql", "explain", "crosscheck"}

_EXIT_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (CycloptsError, USAGE),
    (InputError, USAGE),
    (UnknownSeriesError, USAGE),
    (MappingError, USAGE),
    (ValidationError, USAGE),
    (LossError, FAULT),
    (ClusterError, FAULT),
    (LockedError, LOCKED),
    (NoWarehouseError, NO_WAREHOUSE),
    (DatabaseError, FAULT),
    (LakeError, FAULT),
    (ManifestError, FAULT),
    (WarcError, FAULT),
    (GazetteerError, FAULT),
    (CorrectionError, FAULT),
    (ReleaseError, FAULT),
    (OSError, FAULT),
)


# that one of these cannot be imported is a bug
_OURS = ("flows", "warehouse", "transforms", "")


def run(arguments: Sequence[str]) -> int:
    """Run a command line; returns the exit status. No traceback reaches a user without --debug."""
    _signals.clear()
    streams.escape_strange()
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup has the second ignored
            signal.signal(number, _terminated)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may have it ignored
        signal.signal(signal.SIGINT, _interrupted)
    with streams.unfailing() if _WORKING.intersection(arguments[:1]) else contextlib.nullcontext():
        try:
            return _run(arguments)
        finally:
            streams.settle()


def _run(arguments: Sequence[str]) -> int:
    for line in strange_names():
        _said(line, GOOD)
    try:
        result = app(list(arguments), exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
        return result if isinstance(result, int) else GOOD
    except (KeyboardInterrupt, SystemExit, Exception) as error:  # noqa: BLE001 - the last place where an error can be told in one line
        if _signals or isinstance(error, KeyboardInterrupt):  # libraries make other errors of an interrupt
            return _ended()
        if isinstance(error, BrokenPipeError):
            return GOOD  # the reader went: not our fault, and nothing to say
        if isinstance(error, SystemExit):
            return error.code if isinstance(error.code, int) else FAULT
        return _failed(error, "--debug" in arguments)


# those that told the command to end
_signals: list[int] = []


def _terminated(number: int, frame: FrameType | None) -> None:
    _signals.append(number)
    raise SystemExit(128 + number)


def _interrupted(number: int, frame: FrameType | None) -> None:
    _signals.append(number)
    raise KeyboardInterrupt


def _ended() -> int:
    ending = next((number for number in _signals if number != signal.SIGINT), signal.SIGINT)
    what = "interrupted" if ending == signal.SIGINT else "ended by a signal"
    return _said(f"{what}: what was stored is whole, run again to go on", 128 + ending)


def _failed(error: BaseException, is_debug: bool) -> int:
    if is_debug:
        traceback.print_exception(error)
    for kind, code in _EXIT_CODES:
        if isinstance(error, kind):
            return _said(_one_line(error), code)
    if isinstance(error, ImportError) and (error.name or "").partition(".")[0] not in _OURS:
        return _said(lacking(error), FAULT)
    with tempfile.NamedTemporaryFile("w", prefix="keyevents-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    return _said(f"a bug in keyevents ({type(error).__name__}): please report it with {log.name}", BUG)


def _one_line(error: BaseException) -> str:
    if isinstance(error, OSError):
        return str(explained(error).strerror)
    if isinstance(error, ValidationError):
        return bad_setting(error)
    if isinstance(error, CycloptsError):
        return " ".join(str(error).split()) + " See `keyevents --help`."
    return str(error.args[0]) if error.args else type(error).__name__


def _said(line: str, code: int) -> int:
    with streams.unfailing():
        print(f"keyevents: {show.plain(' '.join(line.split()))}", file=sys.stderr)
    return code
