"""What a hostile file, name or link, or somebody who writes at the same moment, may try."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import Literal, URIRef
from reviewed_statement import ID, KEPT
from reviewing_client import FROM_PAGE, HOST, Reviewing, token_of
from werkzeug.test import TestResponse

from noticegraph.errors import UsageError
from noticegraph.http.request.write_access import MAX_FILE, Gate
from noticegraph.namespaces import NG, THINGS
from noticegraph.reviewing import bringing
from noticegraph.reviewing.readings import begin
from noticegraph.rows import Options, Row, apply_to_files, find_statement, putting
from noticegraph.turtle import read_turtle
from noticegraph.turtle_writing import canonical_turtle
from noticegraph.workspace import make_slug

PAGE = f"/review/{ID}"
FACT = "retention/60-days"
NAMED = {"company": "Otter", "date": "2026-03-01", "language": "en"}
links = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


def add(client: FlaskClient, **fields: object) -> TestResponse:
    data = {"token": token_of(client.get("/add", headers=HOST)), "do": "cut", **fields}
    return client.post(
        "/add", data=data, headers={**FROM_PAGE, "Accept": "text/html"},
        content_type="multipart/form-data",
    )  # fmt: skip


def accept(reviewing: Reviewing, client: FlaskClient) -> TestResponse:
    token = token_of(client.get(PAGE, headers=HOST))
    version = reviewing.room.desk(ID).version_of(FACT)
    data = {"token": token, "do": "accept", "fact": FACT, "version": version, "at": KEPT}
    return client.post(PAGE, data=data, headers=FROM_PAGE)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("CON", "con-company"), ("nul.", "nul-company"), ("Aux", "aux-company"),
        ("COM1", "com1-company"), ("Lpt9 ...", "lpt9-company"), ("Con B.V.", "con-b-v"),
        ("Acme...", "acme"), ("../../etc", "etc"), ("a/b\\c", "a-b-c"), ("Console", "console"),
    ],
)  # fmt: skip
def test_a_company_has_a_folder_on_every_system(name: str, slug: str) -> None:
    assert make_slug(name) == slug


@pytest.mark.parametrize("size", [MAX_FILE + 1, MAX_FILE + 1_000_000])
def test_a_file_that_is_too_large_is_told_the_limit_of_the_form(
    reviewing: Reviewing, size: int
) -> None:
    """The form says 16 MB, so the refusal does, whoever finds it."""
    client = reviewing.enter()
    token = token_of(client.get("/add", headers=HOST))
    body = (
        f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--b\r\n'
        'Content-Disposition: form-data; name="file"; filename="big.md"\r\n\r\n'
    ).encode()
    body += b"x" * size + b"\r\n--b--\r\n"
    headers = {**FROM_PAGE, "Accept": "text/html"}
    answer = client.post(
        "/add", data=body, headers=headers, content_type="multipart/form-data; boundary=b"
    )
    assert answer.status_code == 413
    assert "16 MB" in answer.text
    refused = Gate(takes_files=True).refuse_size("/add")
    assert "16 MB" in str(refused.words("en"))


def test_while_one_file_is_read_another_waits_for_its_turn(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = reviewing.enter()
    found: list[TestResponse] = []

    def run(_sent: bytes) -> tuple[int, bytes, bytes]:
        if not found:
            found.append(add(client, text="# Otter\n\nWe keep boats.\n", **NAMED))
        return 0, b"", b"MemoryError"

    monkeypatch.setattr(bringing, "_run", run)
    answer = add(client, text="# Otter\n\nWe keep boats.\n", **NAMED)
    assert found[0].status_code == 409
    assert "another file is being read" in found[0].text
    assert "We keep boats." in found[0].text
    assert "more memory than is allowed" in answer.text


def test_a_file_that_takes_too_long_is_given_up_and_leaves_nothing(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "SECONDS", 0.2)
    root = reviewing.room.workspace.root
    before = sorted(root.rglob("*"))
    answer = add(reviewing.enter(), text="# Otter\n\nWe keep boats.\n", **NAMED)
    assert answer.status_code == 409
    assert "longer than 0 seconds" in answer.text
    assert sorted(root.rglob("*")) == before


@links
def test_a_link_to_outside_the_workspace_is_neither_read_nor_written(
    reviewing: Reviewing, tmp_path: Path
) -> None:
    client = reviewing.enter()
    files = reviewing.room.desk(ID).files
    assert files.text is not None
    for file in (files.facts, files.passages, files.text):
        outside = tmp_path / file.name
        file.rename(outside)
        file.symlink_to(outside)
        before = outside.read_bytes()
        answer = client.get(PAGE, headers=HOST)
        assert answer.status_code == 503
        assert "outside" in answer.text
        assert "60 days" not in answer.text
        assert client.get("/review", headers=HOST).status_code == 200
        manage = client.get(f"{PAGE}/manage", headers=HOST)
        assert manage.status_code == 503
        assert outside.read_bytes() == before
        file.unlink()
        outside.rename(file)
    assert client.get(PAGE, headers=HOST).status_code == 200


@links
def test_a_folder_for_reviewing_that_is_a_link_is_not_written_into(
    reviewing: Reviewing, tmp_path: Path
) -> None:
    client = reviewing.enter()
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    folder = reviewing.room.workspace.root / ".review"
    if folder.exists():
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
    folder.symlink_to(outside, target_is_directory=True)
    reviewing.room._desks.clear()
    assert accept(reviewing, client).status_code >= 400 if _opens(client) else True
    assert list(outside.iterdir()) == []


def _opens(client: FlaskClient) -> bool:
    return client.get(PAGE, headers=HOST).status_code == 200


def test_rows_applied_beside_the_review_lose_nothing_of_it(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`facts --apply` judges for seconds before it writes: somebody accepts meanwhile."""
    client = reviewing.enter()
    content = reviewing.room.content

    def judging(*_given: object) -> object:
        def judge(_graph: object) -> tuple[()]:
            assert accept(reviewing, client).status_code == 303
            return ()

        return judge

    monkeypatch.setattr(putting, "judge_with", judging)
    row = Row(1, "security", {
        "name": ["Locks"], "terms": ["dpv:Encryption"], "modality": ["asserted"], "passage": [KEPT],
    })  # fmt: skip
    files = find_statement(content, ID)
    with pytest.raises(UsageError, match="meanwhile"):
        apply_to_files(files, [row], content, Options(False, False, "person:Cli", 60.0))
    graph = read_turtle(files.facts)
    assert graph.value(URIRef(f"{THINGS}{ID}/{FACT}"), NG.reviewStatus) == NG.Accepted


def test_two_servers_over_one_workspace_keep_the_steps_of_both(reviewing: Reviewing) -> None:
    from reviewed_statement import open_room

    client = reviewing.enter()
    other = open_room(reviewing.room.workspace).desk(ID)
    assert accept(reviewing, client).status_code == 303
    version = other.version_of("security/encryption")
    other.decide(
        ["security/encryption"], "accepted", "person:Ben", {"security/encryption": version}
    )
    who = [step.who for step in reviewing.room.desk(ID).journal.steps]
    assert who == ["person:Anna", "person:Ben"]
    graph = read_turtle(other.files.facts)
    for fact in (FACT, "security/encryption"):
        assert graph.value(URIRef(f"{THINGS}{ID}/{fact}"), NG.reviewStatus) == NG.Accepted


def test_a_broken_record_of_a_reading_is_told_and_hides_no_other(reviewing: Reviewing) -> None:
    desk = reviewing.room.desk(ID)
    begin(desk.files, "person:Ben", has_judged=False)
    file = desk.files.root / ".review" / f"{ID}.reading.json"
    file.write_text('{"reader": ', "utf-8")
    client = reviewing.enter("Ben")
    assert client.get(f"{PAGE}/second", headers=HOST).status_code == 503
    assert client.get("/review", headers=HOST).status_code == 200


def test_what_another_program_writes_at_that_very_moment_is_kept(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = reviewing.enter()
    desk = reviewing.room.desk(ID)
    file = desk.files.facts
    renew = type(desk.opened().blocks).renew

    def meanwhile(blocks: object, touched: object) -> object:
        graph = read_turtle(file)
        graph.add((URIRef(f"{THINGS}{ID}/{FACT}"), NG.note, Literal("theirs")))
        file.write_text(canonical_turtle(graph), "utf-8")
        return renew(blocks, touched)  # type: ignore[arg-type]

    monkeypatch.setattr(type(desk.opened().blocks), "renew", meanwhile)
    answer = accept(reviewing, client)
    assert answer.status_code == 409
    graph = read_turtle(file)
    assert (URIRef(f"{THINGS}{ID}/{FACT}"), NG.note, Literal("theirs")) in graph
    assert graph.value(URIRef(f"{THINGS}{ID}/{FACT}"), NG.reviewStatus) == NG.Drafted
