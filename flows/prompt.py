"""Queries by hand: one that Ctrl-C ends at once, and a prompt with completion for many. What a query may read is the connection's matter."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import FuzzyWordCompleter
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from flows.errors import InputError
from warehouse.database import names_apart
from warehouse.durable import replacing

Show = Callable[[duckdb.DuckDBPyConnection], None]

_HELP = """A query ends with a semicolon and may run over several lines. Ctrl-C ends it, Ctrl-D leaves.
.tables   tables and views with what they hold
.help     this
.quit     leave"""
_TABLES = (
    "SELECT table_name AS name, comment FROM duckdb_tables() UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY name"
)
_NAMES = "SELECT DISTINCT name FROM (SELECT table_name AS name FROM duckdb_columns() UNION ALL SELECT column_name FROM duckdb_columns())"
_KEYWORDS = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'"
# how often a waiting main thread looks whether Ctrl-C was pressed, in seconds
_TICK = 0.05


Result = TypeVar("Result")


def interruptible(connection: duckdb.DuckDBPyConnection, work: Callable[[], Result]) -> Result:
    """Do work on a connection in a thread of its own, so that Ctrl-C and SIGTERM reach us meanwhile, and end it.

    Raises what the work raises, and KeyboardInterrupt or SystemExit once the query has stopped.
    """
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(work)
        try:
            while not running.done():
                wait([running], timeout=_TICK)
        except (KeyboardInterrupt, SystemExit):  # the latter is SIGTERM's
            while not running.done():  # an interrupt that comes before the query has begun is lost
                connection.interrupt()
                wait([running], timeout=_TICK)
            raise
        return running.result()


def execute(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyConnection | None:
    """Run a query that Ctrl-C ends; None where the text holds no statement: it is empty, a semicolon, a comment. Raises InputError for several."""
    refuse_several(connection, query)
    return interruptible(connection, lambda: _exactly(connection, query))


def _exactly(connection: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyConnection | None:
    """Run a query; its intervals in DuckDB's words, since Python has no months and makes 30 days of each."""
    cursor = connection.execute(query)
    columns = [(name, str(kind) == "INTERVAL") for name, kind, *_ in (cursor.description if cursor else None) or ()]
    if not any(is_interval for _, is_interval in columns):
        return cursor
    shown = (f"{f'CAST(#{n} AS VARCHAR)' if is_interval else f'#{n}'} AS {_quoted(name)}" for n, (name, is_interval) in enumerate(columns, 1))
    return connection.execute(f"SELECT {', '.join(shown)} FROM ({_up_to_semicolon(query)}\n)")  # noqa: S608 - the query is the user's own


def _up_to_semicolon(query: str) -> str:
    """A statement without the semicolon that ends it, and the comment that may follow."""
    data = query.encode()
    ends = (at for at, kind in duckdb.tokenize(query) if kind == duckdb.token_type.operator and data[at : at + 1] == b";")
    return data[: next(ends, len(data))].decode()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def refuse_several(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    """Raises InputError for more than one statement: DuckDB would give the result of the last without a word."""
    if (n := len(connection.extract_statements(text))) > 1:
        raise InputError(f"{n} queries: expected one, as its result alone is given: ask for them one by one")


def answer(connection: duckdb.DuckDBPyConnection, entered: str, show: Show) -> None:
    """Run one query that was given whole, `.tables` included, and show its result. Raises InputError where there is none, and for several."""
    command = entered.strip()
    if command.startswith(".") and command != ".tables":
        raise InputError(f"no command {command}: expected a query or .tables")
    cursor = execute(connection, _TABLES if command == ".tables" else entered)
    if cursor is None:
        raise InputError('no query: expected SQL, as in `keyevents sql "SELECT page_date, n_bullets FROM pages"`')
    show(cursor)


def write_parquet(connection: duckdb.DuckDBPyConnection, query: str, target: Path) -> int:
    """Write a query's result as Parquet, batch by batch, whole or not at all; gives the number of rows.

    Raises InputError where it has none, for several queries, where the query fails half-way and where a type has no form in Parquet.
    """

    refuse_several(connection, query)

    def write() -> int:
        relation = connection.sql(query)
        if relation is None:
            raise InputError("--parquet: expected a query with a result")
        batches, n_rows = relation.to_arrow_reader(100_000), 0
        # two columns of one name are a file that no library but DuckDB reads
        schema = pa.schema([field.with_name(name) for field, name in zip(batches.schema, names_apart(batches.schema.names), strict=True)])
        with replacing(target) as file:
            try:
                with pq.ParquetWriter(file, schema, compression="zstd") as writer:
                    for batch in batches:
                        writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
                        n_rows += batch.num_rows
            except (pa.ArrowException, OSError) as error:
                if getattr(error, "errno", None) is not None:
                    raise  # the disk's, not the query's
                raise InputError(f"query: {str(error).strip().splitlines()[0]}") from error
        return n_rows

    return interruptible(connection, write)


def told(error: Exception) -> str:
    """Why a query gave nothing, in one line: with DuckDB's guess at what was meant and the place, without the mark under it."""
    line = " ".join(part.strip() for part in str(error).splitlines() if part.strip(" ^"))
    return f"a value too large to be shown ({line}): CAST(... AS VARCHAR) shows it" if isinstance(error, OverflowError) else line


def prompt(connection: duckdb.DuckDBPyConnection, show: Show, say: Callable[[str], None]) -> None:
    """Ask for queries until somebody leaves; `show` prints a result, `say` a line."""
    session: PromptSession[str] = PromptSession(
        "keyevents> ",
        history=InMemoryHistory(),
        completer=FuzzyWordCompleter(_words(connection)),
        complete_while_typing=False,
        multiline=True,
        reserve_space_for_menu=4,
        prompt_continuation="     ...> ",
        key_bindings=_enter_ends_a_query(),
    )
    say("Tab completes names, .help tells more")
    while True:
        try:
            entered = session.prompt().strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if entered in (".quit", ".exit"):
            return
        _answer(connection, entered, show, say)


def _answer(connection: duckdb.DuckDBPyConnection, entered: str, show: Show, say: Callable[[str], None]) -> None:
    """Run what was entered; an error is told in one line and the prompt goes on."""
    query = _TABLES if entered == ".tables" else entered
    if not query:
        return
    if query.startswith("."):
        say(_HELP if query == ".help" else f"no command {query}: .help tells which there are")
        return
    try:
        cursor = execute(connection, query)
        if cursor is not None:
            show(cursor)
    except (duckdb.Error, InputError, OverflowError) as error:
        say(told(error))
    except KeyboardInterrupt:
        say("ended")


def _words(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of tables, views and columns, and the words of SQL."""
    names = [name for (name,) in connection.execute(_NAMES).fetchall()]
    return sorted({*names, *(word.upper() for (word,) in connection.execute(_KEYWORDS).fetchall())})


def _enter_ends_a_query() -> KeyBindings:
    """Enter goes to a new line until the text is a whole query or command."""
    bindings = KeyBindings()

    @Condition
    def is_whole() -> bool:
        from prompt_toolkit.application import get_app

        text = get_app().current_buffer.text.strip()
        return not text or text.endswith(";") or text.startswith(".")

    @bindings.add("enter", filter=is_whole)
    def end(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return bindings
