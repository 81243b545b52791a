"""GeoNames dumps fetched from GeoNames' own server, for whoever wants every village resolved. The only download beside pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from flows.settings import VERSION
from warehouse.durable import naming
from warehouse.gazetteer import DUMP_SERVER, GazetteerError

# the largest dump has some 15 MB; whole countries of other continents stay below this as well
_MOST_BYTES = 500_000_000
_TIMEOUT = httpx.Timeout(30.0, read=60.0)


def download(folder: Path, names: Sequence[str], server: str = DUMP_SERVER, report: Callable[[str], None] = lambda line: None) -> Path:
    """Fetch the dumps of these names into `folder`, whole or not at all; those already there are fetched anew. Raises GazetteerError."""
    folder.mkdir(parents=True, exist_ok=True)
    with httpx.Client(timeout=_TIMEOUT, headers={"User-Agent": f"keyevents/{VERSION}"}, follow_redirects=False) as client:
        for name in names:
            report(f"fetching {server}/{name}")
            _fetch(client, f"{server}/{name}", folder / name)
    return folder


def _fetch(client: httpx.Client, url: str, target: Path) -> None:
    part = target.with_name(f".{target.name}.part")
    size = 0
    try:
        with naming(target), client.stream("GET", url) as response, part.open("wb") as stream:
            if response.status_code != httpx.codes.OK:
                raise GazetteerError(f"{url}: status {response.status_code}, expected 200; try again later or use --from DIR")
            for piece in response.iter_bytes():
                size += len(piece)
                if size > _MOST_BYTES:
                    raise GazetteerError(f"{url}: more than {_MOST_BYTES // 1_000_000} MB, which no dump has")
                stream.write(piece)
    except httpx.HTTPError as error:
        raise GazetteerError(f"{url}: {type(error).__name__}; check the network, or use --from DIR") from error
    part.replace(target)
