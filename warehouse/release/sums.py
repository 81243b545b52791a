"""The checksums of a release, and whether it is still as it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from warehouse.manifest import sha256

SUMS = "SHA256SUMS"


class ReleaseError(RuntimeError):
    """A release that cannot be made or used; the message says why and what to do."""


def files_of(folder: Path) -> list[Path]:
    """Every file of a release."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sums_of(folder: Path) -> dict[str, str]:
    """The digests that a release tells of its files."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def faults(root: Path, is_drawn: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """What is wrong with the releases of a data folder: the file, and what; the content is read of files that are drawn."""
    for folder in sorted(path for path in (root / "releases").glob("[0-9]*") if path.is_dir()):
        yield from faults_of(folder, f"releases/{folder.name}/", is_drawn)


def faults_of(folder: Path, where: str = "", is_drawn: Callable[[str], bool] = lambda name: True) -> Iterator[tuple[str, str]]:
    """What is wrong with one release: the file, `where` put before its name, and what."""
    try:
        sums = sums_of(folder)
    except FileNotFoundError:
        yield f"{where}{SUMS}", "not there, so this is no release"
        return
    except (OSError, ValueError) as error:
        yield f"{where}{SUMS}", f"cannot be read ({error})"
        return
    names = {path.relative_to(folder).as_posix() for path in files_of(folder)} - {SUMS}
    for name in sorted(names ^ sums.keys()):
        yield f"{where}{name}", f"listed in no {SUMS}" if name in names else f"gone, though {SUMS} lists it"
    for name in sorted(names & sums.keys()):
        if is_drawn(f"{where}{name}") and sha256((folder / name).read_bytes()) != sums[name]:
            yield f"{where}{name}", f"not as {SUMS} has it"


def refuse_altered(folder: Path) -> None:
    """Raises ReleaseError where a release is not as it was made."""
    for name, what in faults_of(folder):
        raise ReleaseError(f"{folder / name}: {what}, and a release never changes: restore it from a backup, or move it away and release again")
