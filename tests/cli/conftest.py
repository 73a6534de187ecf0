"""The command line over the tiny content, in this process and as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from waiting import PATIENCE

import noticegraph
from noticegraph.cli import run as run_cli
from noticegraph.content import Content

TINY = Path(__file__).parent.parent / "tiny_content"
SOURCE_ROOT = Path(noticegraph.__file__).parent.parent


@dataclass
class Result:
    """What a call left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def content(tmp_path: Path) -> Content:
    root = tmp_path / "content"
    shutil.copytree(TINY, root)
    return Content(root)


@pytest.fixture
def run(content: Content, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Result]:
    """Call the command line with the tiny content."""

    def call(*arguments: str) -> Result:
        code = run_cli(["--content", str(content.root), *arguments])
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call


@pytest.fixture
def command(content: Content) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command line as a process, with stdin."""

    def call(
        *arguments: str, stdin: bytes = b"", **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "noticegraph", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env={
                **os.environ,
                "PYTHONPATH": str(SOURCE_ROOT),
                "NOTICEGRAPH_CONTENT": str(content.root),
                **environment,
            },
        )

    return call


@pytest.fixture(params=["buffered", "unbuffered"])
def environment(request: pytest.FixtureRequest, content: Content) -> dict[str, str]:
    """All the variables that a process needs, with and without PYTHONUNBUFFERED; no others."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    unbuffered = {"PYTHONUNBUFFERED": "1"} if request.param == "unbuffered" else {}
    return {
        **kept,
        **unbuffered,
        "PYTHONPATH": str(SOURCE_ROOT),
        "NOTICEGRAPH_CONTENT": str(content.root),
    }
