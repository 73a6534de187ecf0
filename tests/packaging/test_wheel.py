"""The wheel: it holds the content, and works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from noticegraph.content import shipped_content
from noticegraph.dataset import Dataset
from noticegraph.questions import answer_question, read_questions

ROOT = shipped_content().root


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    target = folder / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def relative_files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_content_is_in_the_wheel_and_nothing_else(unpacked: Path) -> None:
    package = unpacked / "noticegraph"
    for name in ("ontology", "graph_data", "questions"):
        assert relative_files(package / "rdf" / name) == relative_files(ROOT / name) != set()
    code = relative_files(ROOT / "server" / "noticegraph")
    packed = {name for name in relative_files(package) if not name.startswith("rdf/")}
    assert packed == code
    top = {path.name for path in unpacked.iterdir()}
    assert top == {"noticegraph", "noticegraph-0.1.0.dist-info"}


def test_unpacked_wheel_answers_a_question(
    unpacked: Path, tmp_path: Path, reported_dataset: Dataset
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    name, tsv = "dpf-certified-affiliates", "text/tab-separated-values"
    done = subprocess.run(
        [sys.executable, "-m", "noticegraph", "ask", name, "-o", "tsv"],
        cwd=tmp_path, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    question = read_questions(shipped_content())[name]
    expected = answer_question(reported_dataset, question, {}, tsv)
    assert sorted(done.stdout.splitlines()) == sorted(expected.splitlines())
    where = [sys.executable, "-c", "import noticegraph; print(noticegraph.__file__)"]
    found = subprocess.run(
        where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith(str(unpacked))
