"""Which engine validates, and what becomes of an engine that fails."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import shacl

from noticegraph.content import Content, shipped_content
from noticegraph.errors import (
    InternalError,
    LimitError,
    NoticegraphError,
    ShapesError,
    TimeLimitError,
    UsageError,
)
from noticegraph.reports import digests
from noticegraph.reports.engines import engine_version
from noticegraph.reports.making import Target, make_reports, shapes_source
from noticegraph.reports.workers import Limits, ShapesSource
from noticegraph.validation import EngineName

CONTENT = shipped_content()
HEAD = """PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX e: <https://example.org/>
"""
NAMED = (
    "e:s a sh:NodeShape ; sh:targetObjectsOf oa:hasSource ; sh:property e:p . e:p sh:path e:q ; "
)
FIT = NAMED + 'sh:minCount 1 ; sh:message "says q"@en , "zegt q"@nl .'
DATA = "<urn:p> <http://www.w3.org/ns/oa#hasSource> <urn:s> . <urn:s> a <urn:T{}> ."


def source_of(shapes: str, folder: Path, engine: EngineName | None = None) -> ShapesSource:
    file = folder / "shapes.ttl"
    file.write_text(HEAD + shapes, "utf-8")
    return shapes_source(CONTENT, [file], engine)


def test_shipped_shapes_have_the_fast_engine_and_others_the_reference(tmp_path: Path) -> None:
    assert shapes_source(CONTENT).engine is EngineName.FAST
    some = sorted(CONTENT.shapes.glob("structure/*.ttl"))
    assert shapes_source(CONTENT, some).engine is EngineName.FAST
    assert source_of(FIT, tmp_path).engine is EngineName.PYSHACL
    assert source_of(FIT, tmp_path, EngineName.FAST).engine is EngineName.FAST
    # A copy of the shapes is the same shapes; one that was changed is another's.
    shutil.copytree(CONTENT.shapes, tmp_path / "shapes")
    copied = Content(tmp_path)
    assert shapes_source(copied).engine is EngineName.FAST
    with next((tmp_path / "shapes").glob("structure/*.ttl")).open("a") as file:
        file.write("# changed\n")
    assert shapes_source(copied).engine is EngineName.PYSHACL


def test_the_engine_and_its_version_belong_to_the_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {source_of(FIT, tmp_path, engine).digest for engine in EngineName}
    monkeypatch.setattr(digests, "engine_version", lambda _name: "0.3.99")
    found |= {source_of(FIT, tmp_path, engine).digest for engine in EngineName}
    assert len(found) == 4


@pytest.mark.parametrize("there", [None, "0.2.0", "0.4.0"])
def test_without_the_extra_the_reference_validates(
    there: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if there is None:
        # As Python has it for a module that cannot be imported.
        monkeypatch.setitem(sys.modules, "noticegraph.fast_engine", None)
    else:
        monkeypatch.setattr(shacl, "__version__", there)
    assert engine_version(EngineName.FAST) is None
    assert shapes_source(CONTENT).engine is EngineName.PYSHACL
    with pytest.raises(UsageError) as caught:
        source_of(FIT, tmp_path, EngineName.FAST)
    assert "noticegraph[fast]" in (caught.value.hint or "")


def test_both_give_the_same_report_but_for_their_names(tmp_path: Path) -> None:
    (tmp_path / "statement.ttl").write_text(DATA.format(1), "utf-8")
    (tmp_path / "shapes.ttl").write_text(HEAD + FIT, "utf-8")
    read = {}
    for engine in EngineName:
        command = ["validate", str(tmp_path / "statement.ttl"), "--engine", engine, "--anew"]
        command += ["--shapes", str(tmp_path / "shapes.ttl"), "-o", "json", "-q"]
        result = subprocess.run(
            [sys.executable, "-m", "noticegraph", *command], capture_output=True, check=False
        )
        assert result.returncode == 1, result.stderr
        read[engine] = json.loads(result.stdout)
        assert (
            read[engine].pop("engine")
            == {
                EngineName.PYSHACL: f"pySHACL {engine_version(EngineName.PYSHACL)}",
                EngineName.FAST: f"shacl {engine_version(EngineName.FAST)}",
            }[engine]
        )
        assert read[engine].pop("shapesDigest")
    assert read[EngineName.PYSHACL] == read[EngineName.FAST]
    (found,) = read[EngineName.FAST]["structure"]
    assert found["message"] == {"en": "says q", "nl": "zegt q"}


UNFIT = {
    "no name": "e:s sh:targetObjectsOf oa:hasSource ; sh:property [ sh:path e:q; sh:minCount 1 ] .",
    "no message": NAMED + "sh:minCount 1 .",
    "not one of SHACL Core": FIT + " e:c a sh:ConstraintComponent ; sh:parameter [ sh:path e:x ] .",
    "engines read differently": NAMED + 'sh:message "m" ; sh:pattern "(?=a)b" .',
    "flag": NAMED + 'sh:message "m" ; sh:pattern "a" ; sh:flags "x" .',
    "several queries": 'e:s sh:targetObjectsOf oa:hasSource ; sh:message "m" ; sh:sparql '
    '[ sh:select "SELECT $this {}" ] , [ sh:select "SELECT $this { $this a ?k }" ] .',
    "?message": 'e:s sh:targetObjectsOf oa:hasSource ; sh:message "m" ; sh:sparql '
    "[ sh:select \"SELECT $this ?message { BIND('m' AS ?message) }\" ] .",
    "computes": 'e:s sh:targetObjectsOf oa:hasSource ; sh:message "m" ; sh:sparql '
    "[ sh:select \"SELECT $this ?value { BIND('m' AS ?value) }\" ] .",
    "in a row": 'e:s sh:targetObjectsOf oa:hasSource ; sh:message "m" ; sh:sparql '
    '[ sh:select "SELECT $this { $this <urn:a> ?a FILTER(?a - 2 - 3 > 4) }" ] .',
}


@pytest.mark.parametrize("reason", UNFIT)
def test_shapes_that_are_unfit_are_one_error_with_the_remedy(reason: str, tmp_path: Path) -> None:
    source = source_of(UNFIT[reason], tmp_path, EngineName.FAST)
    with pytest.raises(ShapesError) as caught:
        make_reports([Target("g", data=DATA.format(1))], source, keep=False)
    assert reason in caught.value.message
    assert "--engine pyshacl" in (caught.value.hint or "")


FAKE = """
import os, time
__version__ = "0.3.4"
class PanicException(BaseException): pass
class Report: results = []
class Shapes:
    @staticmethod
    def from_text(text, form): return Shapes()
    def validate_text(self, text, form):
        if "urn:T2" in text: %s
        return Report()
"""
FAILURES = {
    "crash": ("os.abort()", LimitError, "ended without an answer"),
    "exit": ("os._exit(0)", LimitError, "ended without an answer"),
    "panic": ('raise PanicException("index out of bounds")', InternalError, "out of bounds"),
    "hang": ("time.sleep(600)", TimeLimitError, "longer than 20 seconds"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_an_engine_that_fails_costs_one_statement_and_no_other(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, kind, message = FAILURES[name]
    (tmp_path / "shacl.py").write_text(FAKE % code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    source = source_of(FIT, tmp_path, EngineName.FAST)
    targets = [Target(f"g{n}", data=DATA.format(n)) for n in (1, 2, 3)]
    start = time.monotonic()
    limits = Limits(seconds=20, processes=1)
    reports = make_reports(targets, source, limits=limits, keep=False)
    errors: list[NoticegraphError | None] = [report.error for report in reports]
    assert errors[0] is None and errors[2] is None
    assert isinstance(errors[1], kind)
    assert message in errors[1].message
    assert time.monotonic() - start < 120
