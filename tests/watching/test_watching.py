"""Folders and repositories of versions, in the layout of Open Terms Archive."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

import pytest
from kite_versions import FIRST, SECOND

from noticegraph.adding import create_workspace
from noticegraph.cli import run
from noticegraph.content import shipped_content
from noticegraph.errors import InputError, UsageError
from noticegraph.namespaces import THINGS
from noticegraph.reports.workers import Limits
from noticegraph.watching import bring_in, find_versions

SERVICE = "Kite Repair"
DAYS = ("2026-01-01T10-00-00Z", "2026-03-01T08-00-00Z", "2026-06-01T09-00-00Z")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three records; the second only applies an upgrade, the first has one of the same day."""
    place = tmp_path / "archive" / SERVICE / "Privacy Policy"
    place.mkdir(parents=True)
    upgraded = FIRST.replace("# Privacy statement of Kite Repair", "# Privacy of Kite Repair")
    for day, text in zip(DAYS, (FIRST, upgraded, SECOND), strict=True):
        (place / f"{day}.md").write_text(text, "utf-8")
    (place / "2026-01-01T09-00-00Z.md").write_text("# An earlier record\n\nof that day.\n", "utf-8")
    records = [
        (SERVICE, DAYS[0], f"First record of {SERVICE} Privacy Policy"),
        (SERVICE, DAYS[1], f"Apply technical or declaration upgrade on {SERVICE} Privacy Policy"),
        (SERVICE, DAYS[2], f"Record new changes of {SERVICE} Privacy Policy"),
    ]
    lines = "".join("\t".join(record) + "\n" for record in records)
    (tmp_path / "archive" / "records.tsv").write_text(lines, "utf-8")
    return tmp_path / "archive"


def test_a_folder_has_one_version_a_day_and_upgrades_are_told_apart(archive: Path) -> None:
    (versions,) = find_versions(archive).values()
    assert [str(v.date) for v in versions] == ["2026-01-01", "2026-03-01", "2026-06-01"]
    assert [v.is_upgrade for v in versions] == [False, True, False]
    assert [v.others for v in versions] == [1, 0, 0]
    assert versions[0].read() == FIRST.encode()


def test_a_repository_is_read_by_its_commits(archive: Path, tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    file = repository / SERVICE / "Privacy Policy.md"
    file.parent.mkdir(parents=True)

    def git(*arguments: str, **variables: str) -> None:
        identity = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@example.org",
                    "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.org"}  # fmt: skip
        whole = {**os.environ, **identity, **variables}
        command = ["git", "-C", str(repository), *arguments]
        subprocess.run(command, check=True, capture_output=True, env=whole)

    git("init", "-q")
    subjects = ("First record of", "Apply technical or declaration upgrade on",
                "Record new changes of")  # fmt: skip
    for day, subject in zip(DAYS, subjects, strict=True):
        text = (archive / SERVICE / "Privacy Policy" / f"{day}.md").read_bytes()
        file.write_bytes(text)
        git("add", "-A")
        moment = f"{day[:10]}T12:00:00+00:00"
        git("commit", "-q", "-m", f"{subject} {SERVICE} Privacy Policy",
            GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)  # fmt: skip
    (versions,) = find_versions(repository).values()
    assert [v.date for v in versions] == [datetime.date.fromisoformat(d[:10]) for d in DAYS]
    assert [v.is_upgrade for v in versions] == [False, True, False]
    assert [v.read() for v in versions][::2] == [FIRST.encode(), SECOND.encode()]


def test_what_is_no_archive_is_refused(tmp_path: Path, archive: Path) -> None:
    with pytest.raises(InputError) as nothing:
        find_versions(tmp_path / "nowhere")
    assert nothing.value.kind == "watch-no-folder"
    with pytest.raises(UsageError) as terms:
        find_versions(archive, "Terms of Kites")
    assert terms.value.kind == "watch-no-terms"
    with pytest.raises(UsageError) as service:
        find_versions(archive, services=("Kite Repairs",))
    assert service.value.values["nearest"] == (SERVICE,)
    (tmp_path / "broken" / ".git").mkdir(parents=True)
    with pytest.raises(InputError) as broken:
        find_versions(tmp_path / "broken")
    assert broken.value.kind == "watch-git"


def test_versions_come_in_once_each_after_the_one_before(archive: Path, tmp_path: Path) -> None:
    content = shipped_content().layered(create_workspace(tmp_path / "ws"))
    (versions,) = find_versions(archive).values()
    limits = Limits(seconds=60)
    brought = list(bring_in(content, versions, language="en", limits=limits))
    assert [b.error for b in brought] == [None] * 3
    assert [b.id for b in brought] == [f"kite-repair-{day[:10]}-en" for day in DAYS]
    texts = [b.revision.files.facts.read_text("utf-8") for b in brought if b.revision]
    assert "wasRevisionOf" not in texts[0]
    assert (
        "prov:alternateOf <https://w3id.org/noticegraph/id/kite-repair-2026-01-01-en>" in texts[1]
    )
    assert f"prov:wasRevisionOf <{THINGS}kite-repair-2026-03-01-en>" in texts[2]
    again = list(bring_in(content, versions, language="en", limits=limits))
    assert all(b.is_there for b in again)


def test_the_command_tells_what_cannot_be_read_and_goes_on(
    archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = archive / SERVICE / "Privacy Policy"
    (place / f"{DAYS[1]}.md").write_bytes(b"\xff\xfe\x00")
    assert run(["init", str(tmp_path / "ws"), "-q"]) == 0
    capfd.readouterr()
    code = run(["watch", str(archive), "--workspace", str(tmp_path / "ws")])
    out, err = capfd.readouterr()
    assert code == 1
    assert out.split() == ["kite-repair-2026-01-01-en", "kite-repair-2026-06-01-en"]
    assert "kite-repair-2026-03-01-en: left out: " in err
