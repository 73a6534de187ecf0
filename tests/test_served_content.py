"""What is served follows the files: new, changed, broken, mended and removed statements."""

from __future__ import annotations

import datetime
import math
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from waiting import eventually

from noticegraph import served_content
from noticegraph.adding import add_statement, create_workspace
from noticegraph.content import Content
from noticegraph.http import create_app, take_up
from noticegraph.query import solutions
from noticegraph.served_content import ServedState
from noticegraph.starting import Served, Settings, serving

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="readers are forked on Linux only"
)
TINY = Path(__file__).parent / "tiny_content"
TEXT = "# Privacy at {0}\n\n{0} keeps your name and your street.\n"
REPORTS = "https://w3id.org/noticegraph/graph/report/"
SHAPE = """PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
<urn:shape> a sh:NodeShape ; sh:targetClass ng:Affiliate ; sh:property <urn:name> .
<urn:name> a sh:PropertyShape ; sh:path ng:name ; sh:minCount 1 ; sh:message "a name"@en .
"""
NG = "https://w3id.org/noticegraph/ns#"
AFFILIATE = "https://w3id.org/noticegraph/id/acme-2024-en/affiliate"
ASK = 'SELECT ?s {{ ?s <https://w3id.org/dpv#hasName> "{0}" }}'


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(TINY).layered(create_workspace(tmp_path / "mine"))


@pytest.fixture
def shaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The tiny content with a shape, a workspace over it, and a cache folder of its own."""
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    shutil.copytree(TINY, tmp_path / "content")
    (tmp_path / "content" / "shapes").mkdir()
    (tmp_path / "content" / "shapes" / "one.ttl").write_text(SHAPE, "utf-8")
    return Content(tmp_path / "content").layered(create_workspace(tmp_path / "mine"))


def add(content: Content, company: str) -> str:
    assert content.workspace is not None
    source = content.workspace.root.parent / f"{company}.md"
    source.write_text(TEXT.format(company), "utf-8")
    day = datetime.date(2026, 5, 3)
    added = add_statement(content, source, company=company, date=day, language="en")
    return added.files.id


def facts(content: Content, id_: str) -> Path:
    assert content.workspace is not None
    return content.workspace.root / id_.removesuffix("-2026-05-03-en") / "2026-05-03-en.ttl"


class Watched:
    """What is served, with its latest state."""

    def __init__(self, served: Served) -> None:
        self.state = served.state
        self.count = 0
        served.watch(self.take)

    def take(self, state: ServedState) -> None:
        self.state = state
        self.count += 1

    def names(self, company: str) -> int:
        return len(solutions(self.state.dataset, ASK.format(company)).rows)

    def broken(self) -> list[str]:
        return [b.id for b in self.state.dataset.broken]


@pytest.fixture(params=["memory", "store"])
def watched(content: Content, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    add(content, "Kite")
    store = tmp_path / "store" if request.param == "store" else None
    with serving(Settings(content, store=store), lambda _remark: None) as served:
        yield Watched(served)


def test_a_new_statement_is_served(watched: Watched, content: Content) -> None:
    assert watched.names("Kite") == 1
    assert watched.names("Balloon") == 0
    add(content, "Balloon")
    eventually(lambda: watched.names("Balloon") == 1)


def test_reports_are_made_while_the_server_answers(shaped: Content) -> None:
    id_ = add(shaped, "Kite")
    with serving(Settings(shaped), lambda _remark: None) as served:
        # Nothing of it is modelled: a report that only says so.
        failure = served.state.reports[id_].failure
        assert failure is not None
        assert failure["kind"] == "nothing-modelled"
        assert served.state.waiting == {"acme-2024-en"}
        watched = Watched(served)
        eventually(lambda: "acme-2024-en" in watched.state.reports)
        assert watched.state.reports["acme-2024-en"].error is None
        assert watched.state.waiting == frozenset()
        assert f"{REPORTS}acme-2024-en" in watched.state.dataset.engine.graph_names()


def test_the_report_on_a_changed_statement_is_served_when_it_is_made_again(shaped: Content) -> None:
    file = shaped.graph_data / "acme.ttl"
    with serving(Settings(shaped), lambda _remark: None) as served:
        watched = Watched(served)
        eventually(lambda: "acme-2024-en" in watched.state.reports)
        before = watched.state.reports["acme-2024-en"]
        for n in range(2):
            text = file.read_text("utf-8")
            file.write_text(f"{text}\n<{AFFILIATE}/more-{n}> a <{NG}Affiliate> .\n", "utf-8")
            count = len(before.findings) + 1 + n
            eventually(
                lambda count=count: (
                    (report := watched.state.reports.get("acme-2024-en")) is not None
                    and len(report.findings) == count
                )
            )


def test_what_is_read_later_is_served_with_its_report_and_each_graph_is_made_once(
    shaped: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_content, "_FIRST_SECONDS", -1.0)
    made: list[str] = []
    real = served_content.report_graph
    monkeypatch.setattr(served_content, "report_graph", lambda r: (made.append(r.slug), real(r))[1])
    ids = {add(shaped, name) for name in ("Kite", "Balloon", "Glider")}
    with serving(Settings(shaped), lambda _remark: None) as served:
        assert served.state.unread == 3
        assert not ids & served.state.reports.keys()
        watched = Watched(served)
        eventually(lambda: watched.state.unread == 0 and ids < watched.state.reports.keys())
        eventually(lambda: "acme-2024-en" in watched.state.reports)
        assert watched.names("Glider") == 1
        assert sorted(made) == sorted(watched.state.reports)


def test_a_changed_file_does_not_wait_where_reports_do(
    shaped: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_content, "_REST", math.inf)
    monkeypatch.setattr(served_content, "_REST_SECONDS", math.inf)
    with serving(Settings(shaped), lambda _remark: None) as served:
        watched = Watched(served)
        eventually(lambda: watched.count > 0)
        for company in ("Kite", "Balloon"):
            add(shaped, company)
            eventually(lambda company=company: watched.names(company) == 1)


def test_a_changed_fact_is_served_instead_of_the_old_one(
    watched: Watched, content: Content
) -> None:
    file = facts(content, "kite-2026-05-03-en")
    file.write_text(file.read_text("utf-8").replace('hasName "Kite"', 'hasName "Glider"'), "utf-8")
    eventually(lambda: watched.names("Glider") == 1)
    assert watched.names("Kite") == 0


def test_a_broken_file_harms_no_other_and_comes_back(watched: Watched, content: Content) -> None:
    id_ = add(content, "Balloon")
    eventually(lambda: watched.names("Balloon") == 1)
    file = facts(content, id_)
    whole = file.read_bytes()
    file.write_bytes(whole + b"<broken")
    eventually(lambda: watched.broken() == [id_])
    (broken,) = watched.state.dataset.broken
    line = whole.count(b"\n") + 1
    assert broken.place.startswith(f"balloon/2026-05-03-en.ttl:{line}:")
    assert watched.names("Kite") == 1
    file.write_bytes(whole)
    eventually(lambda: watched.broken() == [])
    assert watched.names("Balloon") == 1


def test_a_removed_statement_is_gone(content: Content) -> None:
    add(content, "Kite")
    id_ = add(content, "Balloon")
    with serving(Settings(content), lambda _remark: None) as served:
        watched = Watched(served)
        assert watched.names("Balloon") == 1
        shutil.rmtree(facts(content, id_).parent)
        eventually(lambda: watched.names("Balloon") == 0)
        assert watched.names("Kite") == 1
        assert not any("balloon" in g for g in watched.state.dataset.engine.graph_names())


def test_a_triple_that_stands_in_another_graph_stays(watched: Watched, content: Content) -> None:
    """In the union, each triple is there as long as one graph has it."""
    shared = "\n<urn:shared> <urn:is> <urn:here> .\n"
    one = facts(content, "kite-2026-05-03-en")
    two = facts(content, add(content, "Balloon"))
    before = one.read_text("utf-8")
    for file in (one, two):
        file.write_text(file.read_text("utf-8") + shared, "utf-8")
    query = "SELECT ?x { <urn:shared> <urn:is> ?x }"

    def count(text: str) -> int:
        return len(solutions(watched.state.dataset, text).rows)

    in_graphs = "SELECT ?g { GRAPH ?g { <urn:shared> <urn:is> ?x } }"
    eventually(lambda: count(in_graphs) == 2)
    assert count(query) == 1
    one.write_text(before, "utf-8")
    eventually(lambda: count(in_graphs) == 1)
    assert count(query) == 1
    two.write_text(two.read_text("utf-8").replace(shared, ""), "utf-8")
    eventually(lambda: count(in_graphs) == 0)
    assert count(query) == 0


def test_pages_follow_what_is_served(content: Content) -> None:
    add(content, "Kite")
    with serving(Settings(content), lambda _remark: None) as served:
        app = create_app(served.state.dataset, content=content)
        changed = threading.Event()

        def change(state: ServedState) -> None:
            take_up(app, state)
            changed.set()

        served.watch(change)
        client = app.test_client()
        page = {"Accept": "text/html"}
        first = client.get("/statements", headers=page)
        assert "nothing modelled yet" in first.text
        id_ = add(content, "Balloon")
        eventually(lambda: client.get(f"/statements/{id_}", headers=page).status_code == 200)
        text = client.get(f"/statements/{id_}", headers=page).text
        assert "Nothing modelled yet" in text
        assert "Balloon keeps your name" in text
        assert "Balloon keeps your name" in client.get("/search?q=street", headers=page).text
        again = client.get("/statements", headers={**page, "If-None-Match": first.headers["ETag"]})
        assert again.status_code == 200
        file = facts(content, id_)
        file.write_text("<broken", "utf-8")
        eventually(lambda: client.get(f"/statements/{id_}", headers=page).status_code == 503)
        problem = client.get(f"/statements/{id_}", headers=page).text
        assert "balloon/2026-05-03-en.ttl:1:" in problem
        assert str(content.workspace.root) not in problem
        listed = client.get("/statements", headers=page).text
        assert "broken: balloon/2026-05-03-en.ttl:1:" in listed
        assert client.get("/statements/kite-2026-05-03-en", headers=page).status_code == 200
