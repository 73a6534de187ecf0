"""Archives made to harm whoever watches them: nothing runs, one line tells of each."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from kite_versions import FIRST, SECOND

from noticegraph.cli import run
from noticegraph.errors import InputError, LimitError, NoticegraphError, UsageError
from noticegraph.passages.model import MAX_TEXT_BYTES
from noticegraph.watching import find_versions

SERVICE = "Kite Repair"
FILE = f"{SERVICE}/Privacy Policy.md"


class Repository:
    """A git repository with commits of files at given moments."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, moment: str = "2026-01-01T12:00:00+00:00",
            sent: bytes = b"") -> bytes:  # fmt: skip
        """Run git as whoever makes the repository does."""
        who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
               for part, value in (("NAME", "x"), ("EMAIL", "x@example.org"),
                                   ("DATE", moment))}  # fmt: skip
        command = ["git", "-C", str(self.root), *arguments]
        done = subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, **who}, input=sent
        )
        return done.stdout.strip()

    def commit(self, path: str, text: bytes, moment: str, subject: str = "Record") -> None:
        """Commit one file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject, moment=moment)

    def commit_tree(self, entries: list[tuple[str, str, bytes]], moment: str) -> None:
        """Commit what no file system would hold: folders by any name, links, other repositories.

        Each entry has the folder, the mode and the bytes of `Privacy Policy.md` in it.
        """
        outer = b""
        for folder, mode, data in entries:
            blob = b"1" * 40 if mode == "160000" else self.git(
                "hash-object", "-w", "--stdin", sent=data)  # fmt: skip
            kind = b"commit" if mode == "160000" else b"blob"
            line = b"%s %s %s\tPrivacy Policy.md\0" % (mode.encode(), kind, blob)
            tree = self.git("mktree", "-z", "--missing", sent=line)
            outer += b"040000 tree %s\t%s\0" % (tree, os.fsencode(folder))
        tree = self.git("mktree", "-z", sent=outer)
        made = self.git("commit-tree", tree.decode(), "-m", "Record", moment=moment)
        self.git("update-ref", "refs/heads/main", made.decode())


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[str]:
    """A command that leaves a mark; after the test there must be none."""
    mark = tmp_path / "it-ran"
    program = tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", "utf-8")
    program.chmod(0o755)
    yield str(program)
    assert not mark.exists()


def told(folder: Path) -> tuple[dict[str, list[str]], list[str]]:
    """Return the days found by service, and the kinds of what was left out."""
    left: list[NoticegraphError] = []
    found = find_versions(folder, tell=left.append)
    return {n: [str(v.date) for v in vs] for n, vs in found.items()}, [e.kind for e in left]


def test_nothing_that_a_repository_says_is_run(repository: Repository, trap: str) -> None:
    attributes = "*.md diff=evil filter=evil merge=evil\n"
    repository.commit(".gitattributes", attributes.encode(), "2026-01-01T10:00:00+00:00")
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00")
    repository.commit(FILE, SECOND.encode(), "2026-06-01T12:00:00+00:00")
    for name in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass",
        "core.gitProxy", "diff.external", "diff.evil.textconv", "diff.evil.command",
        "filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "gpg.program",
        "gpg.ssh.program", "pager.log", "credential.helper", "core.alternateRefsCommand",
        "uploadpack.packObjectsHook", "trailer.evil.command", "alias.log", "alias.cat-file",
        "interactive.diffFilter", "sequence.editor", "mailmap.file",
    ):  # fmt: skip
        shell = name.startswith("alias.")
        repository.git("config", name, f"!{trap}" if shell else trap)
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "diff.evil.cachetextconv", "true")
    hooks = repository.root / "hooks-of-mine"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"):
        (hooks / name).symlink_to(trap)
    repository.git("config", "core.hooksPath", str(hooks))
    (versions,) = find_versions(repository.root).values()
    assert [v.read() for v in versions] == [FIRST.encode(), SECOND.encode()]


def test_what_a_partial_clone_lacks_is_not_fetched(repository: Repository, trap: str) -> None:
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00")
    blob = repository.git("rev-parse", f"HEAD:{FILE}").decode()
    (repository.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for name, value in (
        ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "evil"),
        ("remote.evil.url", f"ext::{trap} %S"), ("remote.evil.promisor", "true"),
        ("remote.evil.uploadpack", trap), ("protocol.allow", "always"),
        ("protocol.ext.allow", "always"),
    ):  # fmt: skip
        repository.git("config", name, value)
    (versions,) = find_versions(repository.root).values()
    with pytest.raises(InputError):
        versions[0].read()
    repository.git("config", "remote.evil.url", str(repository.root))
    with pytest.raises(InputError):
        versions[0].read()


def test_a_repository_around_the_folder_is_not_read(repository: Repository) -> None:
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00")
    inner = repository.root / "inner"
    (inner / ".git").mkdir(parents=True)
    with pytest.raises(InputError) as refused:
        find_versions(inner)
    assert refused.value.kind == "watch-git"


def test_no_commits_and_only_the_last_commits_are_told_as_such(
    repository: Repository, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError) as empty:
        find_versions(repository.root)
    assert empty.value.kind == "watch-no-commits"
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00")
    repository.commit(FILE, SECOND.encode(), "2026-06-01T12:00:00+00:00")
    shallow = tmp_path / "shallow"
    command = ["git", "clone", "-q", "--depth=1", repository.root.as_uri(), str(shallow)]
    subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(InputError) as cut:
        find_versions(shallow)
    assert cut.value.kind == "watch-shallow"
    assert run(["init", str(tmp_path / "ws"), "-q"]) == 0
    capfd.readouterr()
    assert run(["watch", str(shallow), "--workspace", str(tmp_path / "ws")]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert "only its last commits" in err
    assert "git fetch --unshallow" in err
    assert "Traceback" not in err


def test_names_of_all_kinds_are_one_service_or_one_line(repository: Repository) -> None:
    entries = [
        (SERVICE, "100644", FIRST.encode()),
        # A name with line ends must not be read as two paths, nor as the one of another service.
        (f"x\n{SERVICE}", "100644", b"# Not theirs\n\nNo word of this is theirs.\n"),
        ("..", "100644", b"# Up\n\nOut of the tree.\n"),
        ("a\tb\x1b[31m", "100644", b"# Red\n\nA terminal would be red.\n"),
        ("caf\udce9", "100644", b"# Latin\n\nA name in Latin-1.\n"),
        ("Été à Vélo", "100644", b"# Other\n\nAnother service.\n"),
    ]
    repository.commit_tree(entries, "2026-01-01T12:00:00+00:00")
    days, left = told(repository.root)
    assert days == {SERVICE: ["2026-01-01"], "Été à Vélo": ["2026-01-01"]}
    assert sorted(left) == ["company-without-id", *["watch-name"] * 3]
    versions = find_versions(repository.root)[SERVICE]
    assert [v.read() for v in versions] == [FIRST.encode()]


def test_links_and_other_repositories_are_no_texts(repository: Repository) -> None:
    entries = [
        (SERVICE, "120000", b"../../../../etc/hostname"),
        ("Module", "160000", b""),
        ("Good", "100644", b"# Good\n\nThis one is a text.\n"),
    ]
    repository.commit_tree(entries, "2026-01-01T12:00:00+00:00")
    found = find_versions(repository.root)
    assert found["Good"][0].read() == entries[2][2]
    for service in (SERVICE, "Module"):
        with pytest.raises(InputError) as refused:
            found[service][0].read()
        assert refused.value.kind == "watch-no-file"


def test_a_file_that_was_taken_away_is_no_version(repository: Repository) -> None:
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00")
    repository.git("rm", "-q", FILE)
    repository.git("commit", "-q", "-m", "Gone", moment="2026-02-01T12:00:00+00:00")
    assert told(repository.root) == ({SERVICE: ["2026-01-01"]}, [])


def test_a_huge_text_is_refused_before_it_is_read(repository: Repository) -> None:
    repository.commit(FILE, b"a " * MAX_TEXT_BYTES, "2026-01-01T12:00:00+00:00")
    (versions,) = find_versions(repository.root).values()
    with pytest.raises(LimitError):
        versions[0].read()


def test_moments_are_ordered_in_one_zone_and_no_day_to_come_comes_in(
    repository: Repository,
) -> None:
    tomorrow = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)
    # By their letters, the first of these would be the later one.
    repository.commit(FILE, b"# A\n\nThe second of the day.\n", "2026-03-02T01:00:00+12:00")
    repository.commit(FILE, b"# B\n\nThe first of the day.\n", "2026-03-01T08:00:00-02:00")
    repository.commit(FILE, b"# C\n\nOf a day before.\n", "2026-02-01T12:00:00+00:00")
    repository.commit(FILE, b"# D\n\nOf a day to come.\n", tomorrow.isoformat(timespec="seconds"))
    left: list[NoticegraphError] = []
    (versions,) = find_versions(repository.root, tell=left.append).values()
    assert [str(v.date) for v in versions] == ["2026-02-01", "2026-03-01"]
    assert versions[1].read() == b"# A\n\nThe second of the day.\n"
    assert [e.kind for e in left] == ["watch-future"]


def test_a_subject_forges_no_record(repository: Repository) -> None:
    forged = f"Record\x01{'0' * 40}\t2020-01-01T00:00:00Z\tRecord {'x' * 5000}"
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00", forged)
    assert told(repository.root) == ({SERVICE: ["2026-01-01"]}, [])


def test_services_that_would_be_one_company_are_not_mixed(repository: Repository) -> None:
    repository.commit(FILE, FIRST.encode(), "2026-01-01T12:00:00+00:00")
    repository.commit("kite-repair/Privacy Policy.md", SECOND.encode(), "2026-02-01T12:00:00+00:00")
    with pytest.raises(UsageError) as refused:
        find_versions(repository.root)
    assert refused.value.kind == "watch-services-alike"
    assert list(find_versions(repository.root, services=(SERVICE,))) == [SERVICE]


def test_a_folder_gives_only_files_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "2026-01-01.md").write_text("# Secret\n\nNobody may read this.\n", "utf-8")
    archive = tmp_path / "archive"
    place = archive / SERVICE / "Privacy Policy"
    place.mkdir(parents=True)
    (place / "2026-01-02.md").symlink_to(secret / "2026-01-01.md")
    os.mkfifo(place / "2026-01-03.md")
    (place / "2026-01-04.md").mkdir()
    (place / "2026-01-05.md").symlink_to(place / "2026-01-05.md")
    (place / "2026-02-30.md").write_text("# No day\n\nThere is no such day.\n", "utf-8")
    (place / "2026-01-06.md").write_text(FIRST, "utf-8")
    (place / "2026-01-07.md").write_bytes(b"a" * (MAX_TEXT_BYTES + 1))
    (archive / "Linked").mkdir()
    (archive / "Linked" / "Privacy Policy").symlink_to(secret)
    assert run(["init", str(tmp_path / "ws"), "-q"]) == 0
    capfd.readouterr()
    assert run(["watch", str(archive), "--workspace", str(tmp_path / "ws")]) == 1
    out, err = capfd.readouterr()
    assert out.split() == ["kite-repair-2026-01-06-en"]
    lines = [line for line in err.splitlines() if "left out" in line]
    for day in ("02", "03", "04", "05", "07"):
        begin = f"kite-repair-2026-01-{day}-en: left out: "
        assert sum(begin in line for line in lines) == 1, day
    assert sum("2026-02-30" in line for line in lines) == 1
    assert sum("linked-2026-01-01-en: left out: " in line for line in lines) == 1
    assert len(lines) == 7
    assert "Traceback" not in err
    assert "Nobody may read" not in err
    (archive / "records.tsv").symlink_to("/etc/hostname")
    with pytest.raises(InputError) as refused:
        find_versions(archive)
    assert refused.value.kind == "watch-outside"
