"""The files of archive and lake against their manifests."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse import manifest
from warehouse.archive import manifest_name, month_of_file
from warehouse.check.findings import STRANGE, Draw, Finding
from warehouse.lake import Month
from warehouse.storage import JOURNAL, Storage


def check_files(storage: Storage, folder: str, is_drawn: Draw, repair: str) -> Iterator[Finding]:
    """What does not fit its manifest, and what no manifest lists. One that is gone or altered is told once, not once for each file of its month."""
    names = set(storage.list(folder)) - {JOURNAL}
    homes = {name: _manifest_of(name) for name in names}
    strange = {name for name, home in homes.items() if home is None}
    manifests = {name for name in names - strange if name.endswith(".jsonl")}
    listed, untold = set[str](), set[str]()
    for name in sorted(manifests):
        try:
            entries = manifest.load(storage.read(name), name)
        except (manifest.ManifestError, ValueError) as error:
            yield Finding(name, str(error).removeprefix(f"{name}: ").split(":")[0], repair)
            untold.add(name)
            continue
        except OSError as error:
            yield Finding(name, f"cannot be read ({error.strerror})", repair)
            untold.add(name)
            continue
        for entry in entries:
            listed.add(entry["file"])
            if is_drawn(entry["file"]):
                yield from _file(storage, entry, repair)
    for name in sorted(names - manifests - listed):
        home = homes[name]
        if home is None or home in manifests - untold:
            yield Finding(name, "listed in no manifest", repair if home else STRANGE)
        elif home not in untold:
            untold.add(home)
            yield Finding(home, "gone", repair)


def _manifest_of(name: str) -> str | None:
    """The manifest that should list a file of the lake or the archive, None for a strange file."""
    month, folder = Month.of_file(name), month_of_file(name)
    return month.manifest if month else manifest_name(folder) if folder else None


def _file(storage: Storage, entry: manifest.Entry, repair: str) -> Iterator[Finding]:
    name = entry["file"]
    try:
        found = manifest.sha256(storage.read(name))
    except OSError as error:
        yield Finding(name, f"cannot be read ({error.strerror})", repair)
        return
    if found != entry["sha256"]:
        yield Finding(name, f"altered: SHA-256 {entry['sha256'][:12]}... expected, {found[:12]}... found", repair)
