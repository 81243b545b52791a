"""A bucket on a server of S3's protocol that runs in a process of its own on loopback, for the tests of the store."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from s3fs import S3FileSystem

# it says its port on the first line; its own log is of no use here
_SERVER = """
import logging, sys, threading
from moto.server import ThreadedMotoServer
logging.disable(logging.CRITICAL)
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def bucket() -> Iterator[str]:
    """`s3://chronicle`, empty, reached by the usual AWS environment while it lasts."""
    with subprocess.Popen([sys.executable, "-W", "ignore", "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(next(line for line in server.stdout if line.strip().isdigit()))
        there = {
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        with pytest.MonkeyPatch.context() as environment:
            for name, value in there.items():
                environment.setenv(name, value)
            S3FileSystem(skip_instance_cache=True).call_s3("create_bucket", Bucket="chronicle")
            try:
                yield "s3://chronicle"
            finally:
                server.kill()


@contextlib.contextmanager
def another_process(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process that runs some code with this environment, ended at the latest with the block."""
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as process:
        try:
            yield process
        finally:
            process.kill()


def until(seconds: float, begun: float) -> None:
    """Sleep until so long after an instant of the monotonic clock."""
    time.sleep(max(0.0, begun + seconds - time.monotonic()))
