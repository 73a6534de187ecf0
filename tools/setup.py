"""Make `.venv` with exactly the packages of `requirements.lock`, and noticegraph itself, editable.

Standard library only, because it runs before anything is installed; it parses under older Pythons,
so that these get a message and not a traceback. A second call does nothing, and says nothing.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "noticegraph-setup"
LOCK = ROOT / "requirements.lock"


def main():
    """Set up what is not set up yet; return 0, or 1 with a message on stderr."""
    if sys.version_info < OLDEST:
        version = ".".join(str(part) for part in sys.version_info[:3])
        return fail(
            f"Python 3.11 or newer is needed; {sys.executable} is {version}",
            "install one and name it: make setup PYTHON=python3.12",
        )
    stamp = make_stamp()
    recorded = STAMP.read_text("utf-8") if STAMP.is_file() else ""
    if recorded == stamp:
        return 0
    # The same interpreter, other packages: pip brings them up to date. Anything else: anew.
    if recorded.splitlines()[:1] != stamp.splitlines()[:1]:
        if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
            return fail(
                "this Python cannot make virtual environments (venv or ensurepip is missing)",
                "Debian and Ubuntu: sudo apt install python3-venv",
            )
        say("Making .venv …")
        if run([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            return fail("the virtual environment could not be made", "see the lines above")
    say("Installing the packages of requirements.lock (the first time takes about a minute) …")
    folder, suffix = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")
    python = str(VENV / folder / ("python" + suffix))
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--no-deps"]
    # pip would compile what it installs on one core, before it goes on.
    if run([*pip, "--no-compile", "--require-hashes", "--requirement", str(LOCK)]):
        return fail("the packages could not be installed", "is the package index reachable?")
    compiling = [python, "-m", "compileall", "-q", "-j", "0", str(VENV)]
    with subprocess.Popen(compiling, stdout=subprocess.DEVNULL):
        # The build hook would do so too, but pip keeps what it says to itself.
        if run([python, str(ROOT / "tools" / "build_scripts.py")]):
            return fail("the scripts of the pages could not be built", "see the lines above")
        if run([*pip, "--no-build-isolation", "--editable", str(ROOT)]):
            return fail("noticegraph itself could not be installed", "see the lines above")
    STAMP.write_text(stamp, "utf-8")
    return 0


def make_stamp():
    """Return what the environment depends on: interpreter, lock, build settings, scripts."""
    frontend = ROOT / "server" / "frontend"
    files = [LOCK, ROOT / "pyproject.toml", ROOT / "tools" / "build_scripts.py"]
    files += [frontend / name for name in ("package.json", "package-lock.json", ".npmrc")]
    files += sorted((frontend / "src").rglob("*.ts"))
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    return "\n".join([f"{sys.version_info[:3]} {sys.base_prefix}", *digests, str(ROOT)]) + "\n"


def run(command):
    """Run a command with its output on stderr; return its exit code."""
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode


def say(message):
    """Tell what takes time."""
    print(message, file=sys.stderr, flush=True)


def fail(message, hint):
    """Print an error and its remedy; return 1."""
    print(f"setup: {message}\nhint: {hint}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
