"""The scripts of the pages: small, licensed, and built from a lock that names no address."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from noticegraph.content import shipped_content

ROOT = shipped_content().root
FRONTEND = ROOT / "server" / "frontend"
BUILT = ROOT / "server" / "noticegraph" / "http" / "static" / "built"
ALL_SCRIPTS = 300_000
"""Bytes, compressed, of all scripts together."""
SMALL_SCRIPT = 5_000


@pytest.fixture
def built() -> Path:
    if not (BUILT / "build.json").is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("the scripts of the pages were not built")
        pytest.skip("the scripts of the pages were not built: make scripts")
    return BUILT


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def imported(path: Path) -> set[Path]:
    """The files that a script loads before it runs."""
    names = re.findall(r'(?:from|import)\s*"(\./[^"]+)"', path.read_text("utf-8"))
    direct = {path.parent / name for name in names}
    return direct.union(*(imported(file) for file in direct))


def test_all_scripts_together_are_small(built: Path) -> None:
    sizes = {path.name: compressed(path) for path in built.glob("*.js")}
    assert {"page.js", "query.js", "network.js"} <= set(sizes)
    assert sum(sizes.values()) < ALL_SCRIPTS, sizes


@pytest.mark.parametrize("name", ["page.js", "network.js"])
def test_what_most_pages_load_is_tiny(name: str, built: Path) -> None:
    files = {built / name, *imported(built / name)}
    assert len(files) >= 2
    assert sum(map(compressed, files)) < SMALL_SCRIPT


def test_each_bundled_package_stands_in_the_licences(built: Path) -> None:
    text = (built / "licences.txt").read_text("utf-8")
    wanted = json.loads((FRONTEND / "package.json").read_text("utf-8"))["dependencies"]
    del wanted["esbuild"]
    assert len(wanted) == 9
    for package in wanted:
        assert re.search(rf"^{re.escape(package)} [\d.]+ \(MIT\)$", text, re.MULTILINE), package
    assert len(re.findall("Permission is hereby granted", text)) >= len(wanted)


@pytest.mark.parametrize(
    "name", ["requirements.lock", "server/frontend/package-lock.json", "server/frontend/.npmrc"]
)
def test_locks_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert text
    assert not re.findall(r"\w+://[^\s\"']+|registry\.\S+|index-url\S*", text)


def test_lock_of_the_scripts_pins_each_package_by_digest() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))["packages"]
    pinned = {name: entry for name, entry in packages.items() if name}
    assert len(pinned) > 20
    for name, entry in pinned.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert "resolved" not in entry


def test_no_foreign_code_stands_in_the_repository() -> None:
    kept = {p.relative_to(FRONTEND).parts[0] for p in FRONTEND.iterdir()} - {"node_modules"}
    assert kept == {".npmrc", "package.json", "package-lock.json", "src", "tsconfig.json"}
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert {"node_modules/", "/server/noticegraph/http/static/built/"} <= set(ignored)
