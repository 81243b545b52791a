"""A flow started from the command line: through Prefect where Prefect works, else the function itself. Prefect is a convenience."""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec, TypeVar

from prefect import Flow, artifacts, get_run_logger
from prefect.context import FlowRunContext

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class _Work(Generic[R]):
    """What came of the flow's own function, whatever Prefect makes of it."""

    results: list[R] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)

    def of(self, function: Callable[P, R]) -> Callable[P, R]:
        """The function, noting how it ends."""

        @functools.wraps(function)
        def noted(*arguments: P.args, **named: P.kwargs) -> R:
            try:
                self.results.append(function(*arguments, **named))
            except BaseException as error:
                self.errors.append(error)
                raise
            return self.results[-1]

        return noted


def through_prefect(flow: Flow[P, R], say: Callable[[str], None], /, *arguments: P.args, **named: P.kwargs) -> R:
    """Run a flow and give its function's result; where Prefect fails, without it, which `say` is told in one line.

    Raises what the function raises. It is called once: where Prefect failed before, the function is called without it, where Prefect failed
    after, the work is done.
    """
    work: _Work[R] = _Work()
    watched = copy.copy(flow)
    watched.fn = work.of(flow.fn)
    try:
        return watched(*arguments, **named)
    except Exception as error:  # noqa: BLE001 - whatever Prefect may raise, our work is not to depend on it
        if work.errors:
            raise work.errors[0] from None
        say(f"Prefect does not work ({_first_line(error)}): {'the work was done all the same' if work.results else 'going on without it'}")
    return work.results[0] if work.results else flow.fn(*arguments, **named)


def is_in_a_run() -> bool:
    """Whether Prefect runs what is being done, so that tasks, artifacts and events have somewhere to go."""
    return FlowRunContext.get() is not None


def create_table_artifact(key: str, table: list[dict[str, Any]], description: str) -> None:
    """A table to look at in Prefect's API. What is done does not depend on it: outside a run, or where the API fails, there is none."""
    if not is_in_a_run():
        return
    try:
        artifacts.create_table_artifact(key=key, table=table, description=description)
    except Exception as error:  # noqa: BLE001 - as above
        get_run_logger().warning("no artifact %s: %s", key, error)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), "") or type(error).__name__
