"""An application over the tiny content, and one that takes changes; new for each test."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from waiting import PATIENCE

import noticegraph
from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.embedded import EmbeddedEngine
from noticegraph.evidence import passage_graph
from noticegraph.http import create_app
from noticegraph.http.request.write_access import Gate, WriteToken
from noticegraph.passages import segment_text, text_digest
from noticegraph.reports.loading import read_reports
from noticegraph.turtle_writing import canonical_turtle

TOKEN = "the-token-of-these-tests"
SOURCE_ROOT = Path(noticegraph.__file__).parent.parent
TINY = Path(__file__).parent.parent / "tiny_content"


@pytest.fixture
def content(tmp_path: Path) -> Content:
    root = tmp_path / "content"
    shutil.copytree(TINY, root)
    return Content(root)


@pytest.fixture
def app(content: Content) -> Flask:
    return create_app(load_dataset(content), content=content)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def shipped(shipped_dataset: Dataset) -> FlaskClient:
    """A client over the content that is shipped, without reports; nobody changes it."""
    return create_app(shipped_dataset, content=shipped_content()).test_client()


@pytest.fixture(scope="session")
def reported(reported_dataset: Dataset) -> FlaskClient:
    """A client over the content that is shipped, with its shapes and reports; as above."""
    content = shipped_content()
    app = create_app(reported_dataset, content=content, examined=read_reports(content))
    return app.test_client()


HOSTILE_TEXT = """\
# Rules

We <script>alert(1)</script> share =cmd data & more.

Second </div></main> paragraph.
"""
HOSTILE = "https://w3id.org/noticegraph/id/evil-2026"
_HOSTILE_FACTS = f"""\
PREFIX dpv: <https://w3id.org/dpv#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

<{HOSTILE}> a ng:StatementVersion ; skos:prefLabel "Evil <b>statement</b>"@en ;
  dcterms:publisher <{HOSTILE}/company> ; ng:textFormat "md" ;
  ng:textDigest "{text_digest(HOSTILE_TEXT)}" .
<{HOSTILE}/company> dpv:hasName "</title><script>alert(2)</script>" .
<{HOSTILE}/sharing> a ng:Disclosure, <javascript:alert(3)> ;
  skos:prefLabel "=HYPERLINK(\\"x\\") <img src=x onerror=alert(4)>"@en ;
  ng:modality ng:Asserted ; ng:condition <javascript:alert(5)>, <{HOSTILE}/when> ;
  foaf:page <javascript:alert(6)> ; ng:category <{HOSTILE}/category> ;
  dpv:hasPersonalData <{HOSTILE}/category> ;
  dpv:hasRecipient <{HOSTILE}/recipient> ; ng:statedIn <{HOSTILE}/passage/rules/paragraph-1> .
<{HOSTILE}/when> skos:prefLabel "@when"@en .
<{HOSTILE}/category> skos:prefLabel "category\\"><script>alert(7)</script>"@en ;
  a ng:DataCategory .
<{HOSTILE}/recipient> skos:prefLabel "<svg onload=alert(8)>"@en ; a ng:RecipientCategory .
<{HOSTILE}/second> a ng:Disclosure ; skos:prefLabel "+second"@en ;
  ng:category <javascript:alert(9)> ; dpv:hasPersonalData <javascript:alert(9)> ;
  dpv:hasRecipient <{HOSTILE}/recipient> ;
  ng:statedIn <{HOSTILE}/passage/rules/paragraph-2> .
<javascript:alert(9)> skos:prefLabel "script address"@en .
ng:Disclosure a owl:Class ; skos:prefLabel "disclosure <i>"@en ;
  skos:definition "A <script>definition</script>"@en .
ng:Asserted skos:prefLabel "asserted"@en .
"""


@pytest.fixture
def hostile(tmp_path: Path) -> FlaskClient:
    """A statement whose labels, IRIs and text try to become markup; its text is at hand."""
    root = tmp_path / "hostile"
    (root / "graph_data").mkdir(parents=True)
    (root / "questions").mkdir()
    (root / "graph_data" / "text.md").write_text(HOSTILE_TEXT, "utf-8")
    (root / "graph_data" / "facts.ttl").write_text(_HOSTILE_FACTS, "utf-8")
    passages = passage_graph(segment_text(HOSTILE_TEXT, "md"), HOSTILE)
    (root / "graph_data" / "passages.ttl").write_text(canonical_turtle(passages), "utf-8")
    entries = "".join(
        f"""<https://w3id.org/noticegraph/graph/{name}> a dcat:Dataset, ng:CatalogedGraph ;
  dcterms:title "{name}"@en ; ng:file "graph_data/{name}.ttl" ; ng:textFile "graph_data/text.md" .
"""
        for name in ("facts", "passages")
    )
    (root / "graph_data" / "catalog.ttl").write_text(
        "PREFIX dcat: <http://www.w3.org/ns/dcat#>\nPREFIX ng: <https://w3id.org/noticegraph/ns#>\n"
        "PREFIX dcterms: <http://purl.org/dc/terms/>\n" + entries,
        "utf-8",
    )
    content = Content(root)
    return create_app(load_dataset(content), content=content).test_client()


@pytest.fixture
def writable_app(content: Content) -> Flask:
    """An empty dataset that takes changes from whoever has the token, up to a MiB at a time."""
    engine = EmbeddedEngine(revision="start")
    gate = Gate(WriteToken(TOKEN), max_data_body=2**20)
    return create_app(Dataset(engine, (), ()), content=content, gate=gate)


@pytest.fixture
def reader(writable_app: Flask) -> FlaskClient:
    """A client of it that has no token."""
    return writable_app.test_client()


@pytest.fixture
def writer(writable_app: Flask) -> FlaskClient:
    """A client of it that has the token."""
    client = writable_app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return client


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Start a server of an empty dataset that takes changes of up to a MiB; return its port."""
    folder = tmp_path_factory.mktemp("started")
    token_file = folder / "token"
    token_file.write_text(TOKEN + "\n")
    with (folder / "log").open("wb") as log, subprocess.Popen(
        [sys.executable, "-m", "noticegraph", "serve", "--port", "0", "--empty",
         "--client-seconds", "0", "--body-size", "1", "--write-token-file", str(token_file)],
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
    ) as process:  # fmt: skip
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert line, (folder / "log").read_text()
            yield int(urlsplit(line.split()[-1]).port or 0)
        finally:
            process.terminate()
            process.wait(PATIENCE)
    assert TOKEN not in (folder / "log").read_text()
