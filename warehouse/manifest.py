"""The list of a month's files with their SHA-256, and of itself: one altered bit anywhere is found.

A manifest is JSON lines: an entry per file, sorted by name, then one line that holds the digest of those before it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

Entry = dict[str, Any]


class ManifestError(ValueError):
    """A manifest whose own digest does not fit: it was altered or cut off."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def dump(entries: Iterable[Entry]) -> bytes:
    lines = "".join(json.dumps(entry, sort_keys=True, ensure_ascii=False) + "\n" for entry in sorted(entries, key=lambda e: e["file"])).encode()
    return lines + json.dumps({"manifest_sha256": sha256(lines)}).encode() + b"\n"


def load(data: bytes, name: str) -> list[Entry]:
    """The entries. Raises ManifestError, which names the manifest."""
    lines, _, last = data.removesuffix(b"\n").rpartition(b"\n")
    lines += b"\n" if lines else b""
    if not data.endswith(b"\n") or last != json.dumps({"manifest_sha256": sha256(lines)}).encode():
        raise ManifestError(f"{name}: altered or cut off, its digest does not fit: restore it from a backup, or see `keyevents check --help`")
    return [json.loads(line) for line in lines.splitlines()]
