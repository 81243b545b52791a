"""The four verbs on a bucket of S3 or of a server that speaks it (MinIO, Ceph, ...).

Credentials, region and endpoint are those of the usual AWS environment (AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_ENDPOINT_URL_S3, ...). An object
is replaced at once, so staging and the journal are as on a disk. Conditional puts take the place of the lock (`If-None-Match` to make it,
`If-Match` to renew it or to take over what a dead writer left), so the server must know them: S3 does since November 2024.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from botocore.exceptions import BotoCoreError, ClientError
from s3fs import S3FileSystem

from warehouse.durable import StorageError
from warehouse.storage import JOURNAL, LOCK, PARTS, S3_ADDRESS, LockedError, Storage, signed, staged

# seconds after its last sign of life at which a writer counts as dead
LEASE = 60.0
# a request has ended, tried again or not, before half of its sender's lease is over
_REQUESTS = {"connect_timeout": 4, "read_timeout": 10, "retries": {"total_max_attempts": 2, "mode": "standard"}}
_LOST = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})


class S3Storage(Storage):
    """The four verbs below `s3://bucket/prefix`; several files are written together under the lock only."""

    def __init__(self, address: str, lease: float = LEASE) -> None:
        if not (parts := S3_ADDRESS.fullmatch(address)):
            raise StorageError(errno.EINVAL, f"expected s3://bucket/prefix, found {address!r}")
        self.address, self._bucket, self._prefix = address.rstrip("/"), parts["bucket"], (parts["prefix"] or "").rstrip("/")
        self._lease, self._held = lease, _Held()
        # read one part at a time, the library does not ask for a file's size first, which doubled the requests
        self._s3 = S3FileSystem(use_listings_cache=False, skip_instance_cache=True, max_concurrency=1, config_kwargs=_REQUESTS)
        self._s3.retries = 1

    def read(self, name: str) -> bytes:
        where = f"{self._bucket}/{self._key(name)}"
        with self._explained(name):
            try:
                return bytes(self._s3.cat_file(where))
            except aiohttp.ClientPayloadError:  # its reply broke off; nothing is changed by asking again
                return bytes(self._s3.cat_file(where))

    def list(self, folder: str) -> Iterator[str]:
        root = f"{self._bucket}/{self._key('')}"
        with self._explained(folder):
            names = self._s3.find(f"{root}{folder}/")
        yield from sorted(name.removeprefix(root) for name in names if not name.endswith("/"))  # that is a mark of tools that show folders

    def write(self, files: Mapping[str, bytes | None]) -> None:
        if len(files) > 1 and not self._held.holder:
            raise RuntimeError(f"{self.address}: {len(files)} files to write together, and no lock held")
        super().write(files)

    def _put(self, name: str, data: bytes) -> None:
        if name == JOURNAL:  # two commits at once would be two writers: a journal is made, never replaced
            self._put_once(name, data, IfNoneMatch="*")
        else:
            self._call("put_object", name, Body=data)

    def _stage(self, name: str, data: bytes) -> str:
        self._put(staged(name), data)
        return staged(name)

    def _promote(self, part: str, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._call("copy_object", name, CopySource={"Bucket": self._bucket, "Key": self._key(part)})
        self._remove(part)

    def _remove(self, name: str) -> None:
        self._call("delete_object", name)

    def _sweep(self) -> None:
        for name in self.list(PARTS):
            self._remove(name)

    @contextlib.contextmanager
    def lock(self, who: str) -> Iterator[None]:
        """A lease on the object `lock`, renewed while held; one that was not renewed is taken over."""
        held = self._held = self._take(signed(who))
        renewing = threading.Thread(target=self._renew, args=(held,), name="keyevents-lease", daemon=True)
        renewing.start()
        try:
            self.recover()
            yield
        finally:
            held.ended.set()
            renewing.join()
            self._held = _Held()
            with contextlib.suppress(OSError, LockedError):  # then it runs out, or another has it
                self._claim("", held.etag)

    def _take(self, holder: str) -> _Held:
        try:
            found = self._call("head_object", LOCK)
        except FileNotFoundError:
            return self._held_by(holder, None)
        other, age = found["Metadata"].get("holder", ""), _age(found)
        if other and age < self._lease:
            todo = f"wait until it ends, or end it; of a dead one the lock is free in {self._lease - age:.0f} s"
            raise LockedError(f"{self.address} is being written by {other}: {todo}")
        return self._held_by(holder, found["ETag"])

    def _held_by(self, holder: str, etag: str | None) -> _Held:
        began = time.monotonic()
        return _Held(holder, self._claim(holder, etag), began)

    def _claim(self, holder: str, etag: str | None) -> str:
        """Write the lock over the state that was seen, and tell its new state. Raises LockedError where another was quicker."""
        condition = {"IfMatch": etag} if etag else {"IfNoneMatch": "*"}
        # the body differs each time, and with it the ETag: a lock that was renewed is never taken for one that was not
        return str(self._put_once(LOCK, uuid.uuid4().bytes, Metadata={"holder": holder}, **condition)["ETag"])

    def _put_once(self, name: str, data: bytes, **condition: Any) -> Any:
        """A conditional put, and what the store says of the object. Raises LockedError where another was quicker: not where our own object is in the
        way, since the library sends a put again whose reply was lost."""
        try:
            return self._call("put_object", name, Body=data, **condition)
        except LockedError:
            with contextlib.suppress(FileNotFoundError):
                if self.read(name) == data:
                    return self._call("head_object", name)
            raise

    def _renew(self, held: _Held) -> None:
        while not held.ended.wait(self._lease / 4):
            began = time.monotonic()
            try:
                held.etag, held.renewed = self._claim(held.holder, held.etag), began
            except LockedError:
                held.renewed = float("-inf")
                return
            except OSError:
                continue  # another try while the lease lasts; `_call` refuses to write when it has run out

    def _key(self, name: str) -> str:
        return f"{self._prefix}/{name}" if self._prefix else name

    def _call(self, verb: str, name: str, **more: Any) -> Any:
        if name != LOCK and self._held.holder and time.monotonic() > self._held.renewed + self._lease / 2:
            raise LockedError(f"{self.address}: this run lost its lock, since the store did not answer for {self._lease / 2:.0f} s: run it again")
        with self._explained(name):
            return self._s3.call_s3(verb, Bucket=self._bucket, Key=self._key(name), **more)

    @contextlib.contextmanager
    def _explained(self, name: str) -> Iterator[None]:
        where = f"{self.address}/{name}"
        try:
            yield
        except FileNotFoundError as error:
            if _code(error) == "NoSuchBucket":
                raise StorageError(errno.ENOENT, f"{self.address}: no such bucket: make it, or see AWS_ENDPOINT_URL_S3") from error
            raise
        except (OSError, BotoCoreError, aiohttp.ClientError) as error:
            if _code(error) in _LOST:
                raise LockedError(f"{where}: another run was quicker: wait until it ends") from error
            todo = "see AWS_ENDPOINT_URL_S3, AWS_PROFILE and the key's rights, then run again"
            raise StorageError(getattr(error, "errno", None) or errno.EIO, f"{where}: {str(error).splitlines()[0]}; {todo}") from error


class _Held:
    """A lock that is held: by whom, the object's state, and when it was last renewed (of the monotonic clock)."""

    def __init__(self, holder: str = "", etag: str = "", renewed: float = 0.0) -> None:
        self.holder, self.etag, self.renewed = holder, etag, renewed
        self.ended = threading.Event()


def _age(found: Any) -> float:
    """Seconds since an object was written, by the server's own clock."""
    now = parsedate_to_datetime(found["ResponseMetadata"]["HTTPHeaders"]["date"])
    written: dt.datetime = found["LastModified"]
    return (now - written).total_seconds()


def _code(error: BaseException) -> str | None:
    """What S3 calls an error."""
    cause = error.__cause__
    return cause.response["Error"]["Code"] if isinstance(cause, ClientError) else None
