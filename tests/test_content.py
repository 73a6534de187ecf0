"""Where the RDF folders are found."""

from __future__ import annotations

from pathlib import Path

import pytest

import noticegraph.content as module
from noticegraph.content import Content, shipped_content
from noticegraph.errors import ContentError


def test_the_folders_are_below_the_root() -> None:
    content = Content(Path("root"))
    assert content.ontology == Path("root/ontology")
    assert content.graph_data == Path("root/graph_data")
    assert content.questions == Path("root/questions")
    assert content.shapes == Path("root/shapes")
    assert content.catalog == Path("root/graph_data/catalog.ttl")


def place_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "server" / "noticegraph"
    package.mkdir(parents=True)
    monkeypatch.setattr(module, "__file__", str(package / "content.py"))
    return package


def place_catalog(root: Path) -> None:
    (root / "graph_data").mkdir(parents=True)
    (root / "graph_data" / "catalog.ttl").touch()


def test_a_checkout_has_its_content_two_levels_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_module(tmp_path, monkeypatch)
    place_catalog(tmp_path)
    assert shipped_content().root == tmp_path


def test_a_wheel_has_its_content_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = place_module(tmp_path, monkeypatch)
    place_catalog(package / "rdf")
    assert shipped_content().root == package / "rdf"


def test_no_content_is_a_content_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place_module(tmp_path, monkeypatch)
    with pytest.raises(ContentError, match=r"no graph_data/catalog\.ttl") as caught:
        shipped_content()
    assert caught.value.hint


def test_this_installation_has_its_content() -> None:
    assert shipped_content().catalog.is_file()
