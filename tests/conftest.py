"""What several tests need: a small content of their own, and ../shared where it is there."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.reports.loading import load_with_reports
from noticegraph.reports.making import Limits, make_reports, shapes_source, statement_targets

ROOT = Path(__file__).resolve().parent.parent

CACHE = "NOTICEGRAPH_CACHE_DIR"
SUITES = {
    "sparql11": "W3C SPARQL 1.1",
    "protocol": "W3C SPARQL 1.1 Protocol and Graph Store Protocol",
}

EXAMPLE = "https://example.org/"
GRAPH = "https://w3id.org/noticegraph/graph/"

CATALOG = f"""\
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ng: <https://w3id.org/noticegraph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

<{GRAPH}catalog> a dcat:Catalog ; dcat:dataset <{GRAPH}letters>, <{GRAPH}parcels> .

<{GRAPH}letters> a dcat:Dataset, ng:CatalogedGraph ;
    dcterms:title "Letters"@en, "Brieven"@nl ;
    ng:aboutStatement <https://w3id.org/noticegraph/id/post-2026> ;
    dcterms:language "nl" ;
    dcterms:issued "2026-01-31"^^xsd:date ;
    ng:textDigest "{"0" * 64}" ;
    ng:file "graph_data/post/letters.ttl" .

<{GRAPH}parcels> a dcat:Dataset, ng:CatalogedGraph ;
    dcterms:title "Parcels"@en ;
    ng:file "graph_data/parcels.ttl" .
"""
LETTERS = """\
PREFIX ex: <https://example.org/>

ex:letter ex:weight 1 ; ex:carriedBy ex:carrier ; ex:stamp [ ex:value "1.50" ] .
ex:carrier ex:name "Carrier"@en .
"""
PARCELS = """\
PREFIX ex: <https://example.org/>

ex:parcel ex:weight 2 ; ex:carriedBy ex:carrier ; ex:stamp [ ex:value "7.25" ] .
ex:carrier ex:name "Carrier"@en .
"""


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Two graphs, of four and four triples plus a blank node's; one triple stands in both."""
    root = tmp_path / "content"
    (root / "graph_data" / "post").mkdir(parents=True)
    (root / "graph_data" / "catalog.ttl").write_text(CATALOG, encoding="utf-8")
    (root / "graph_data" / "post" / "letters.ttl").write_text(LETTERS, encoding="utf-8")
    (root / "graph_data" / "parcels.ttl").write_text(PARCELS, encoding="utf-8")
    return Content(root)


LONGEST = (
    "shapes/test_examples.py",
    "browser/test_pages.py",
    "engines/test_equality.py",
    "security/test_described.py",
    "shapes/test_examples_on_fast_engine.py",
    "whole/test_crashes.py",
    "remote/test_questions_on_servers.py",
    "browser/test_review_cards.py",
    "browser/test_review.py",
    "browser/test_review_typing.py",
    "browser/test_review_moving.py",
    "browser/test_heights.py",
    "browser/test_editor.py",
    "http/openapi/test_arguments.py",
    "http/server/test_waitress_server.py",
    "cli/test_streams.py",
)
"""The files that take longest, the longest first: one that began last would be waited for."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let one worker after the other import the tests.

    The first rewrites their assertions, which takes longer than all else; the others read what it
    has kept. At once, each of them would.
    """
    with FileLock(Path(os.environ[CACHE]) / "collecting"):
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    files = [ROOT / "tests" / name for name in LONGEST]
    assert all(file.is_file() for file in files), "LONGEST names a file that is not there"
    rank = {file: number for number, file in enumerate(files)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the thousands of tests each time that it looks."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Let it pass over what a file of tests has left: looking at that took most of a run's time."""
    if nextitem is None or nextitem.path != item.path:
        gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """Let all workers of a run share the reports: what a user has kept must not decide a test."""
    # Most of what tests make goes without the collector, which looks far less often so.
    gc.set_threshold(100_000, 20, 20)
    if not hasattr(config, "workerinput"):
        os.environ[CACHE] = tempfile.mkdtemp(prefix="noticegraph-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[CACHE], ignore_errors=True)


class KeptTemplates(BytecodeCache):
    """Compiled templates, for all applications of a process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def kept_applications() -> Iterator[None]:
    """Keep what applications compile: many tests make one of their own, for a page or two.

    Templates, and the functions that build addresses; these depend only on their rule.
    """
    compile_builder = Rule._compile_builder
    kept: dict[tuple[object, ...], Any] = {}

    def compile_once(rule: Rule, append_unknown: bool = True) -> Any:
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in kept:
            kept[key] = compile_builder(rule, append_unknown)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        options = {**Flask.jinja_options, "bytecode_cache": KeptTemplates()}
        patch.setattr(Flask, "jinja_options", options)
        patch.setattr(Rule, "_compile_builder", compile_once)
        yield


@pytest.fixture(scope="session")
def shipped_dataset() -> Dataset:
    """The shipped graphs alone; nobody changes them."""
    return load_dataset(shipped_content())


@pytest.fixture(scope="session")
def validated() -> Content:
    """The shipped content; its reports are made once in a run, by three processes each."""
    content = shipped_content()
    targets = list(statement_targets(content).values())
    limits = Limits(seconds=3600, processes=3)
    with FileLock(Path(os.environ[CACHE]) / "validating"):
        make_reports(targets, shapes_source(content), limits=limits)
    return content


@pytest.fixture(scope="session")
def reported_dataset(validated: Content) -> Dataset:
    """The shipped graphs, with shapes and reports; nobody changes them."""
    return load_with_reports(validated)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; without it the test skips, or fails where it is required (CI)."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("NOTICEGRAPH_REQUIRE_SHARED"):
            pytest.fail("../shared is missing, and NOTICEGRAPH_REQUIRE_SHARED is set")
        pytest.skip("../shared is not there")
    return folder


# Here and not beside the tests: whoever reports what workers have run reads no other conftest.py.
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the crash tests have counted, and the W3C's suites."""
    crashes = [
        str(value)
        for report in terminalreporter.getreports("passed")
        for name, value in getattr(report, "user_properties", ())
        if name == "crashes" and report.when == "call"
    ]
    if crashes:
        terminalreporter.section("Crashes")
    for line in crashes:
        terminalreporter.line(line)
    for suite, title in SUITES.items():
        passed, total, excluded = Counter[str](), Counter[str](), Counter[str]()
        for outcome in ("passed", "failed", "error"):
            for report in terminalreporter.getreports(outcome):
                properties = dict(getattr(report, "user_properties", ()))
                if suite not in properties:
                    continue
                kind = properties[suite]
                total[kind] += 1
                if "excluded" in properties:
                    excluded[properties["excluded"]] += 1
                elif outcome == "passed":
                    passed[kind] += 1
        if not total:
            continue
        terminalreporter.section(f"{title}: {passed.total()} of {total.total()} pass")
        for kind in sorted(total):
            terminalreporter.line(f"{passed[kind]:4} of {total[kind]:4} {kind}")
        for reason, count in sorted(excluded.items()):
            terminalreporter.line(f"{count:4} excluded: {reason}")
