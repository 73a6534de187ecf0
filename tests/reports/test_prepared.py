"""What is kept of shapes gives what their files give, and is made anew where it does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.graph_index import MergedGraph
from noticegraph.namespaces import PREFIXES
from noticegraph.reports import prepared
from noticegraph.reports.digests import kept_file, source_digest
from noticegraph.reports.prepared import Prepared, prepare
from noticegraph.turtle import parse_triples
from noticegraph.validation import EngineName

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
SHAPES = f"""{HEAD}PREFIX e: <http://example.org/>
e:s a sh:NodeShape ; sh:targetObjectsOf oa:hasSource ; sh:property e:p .
e:p sh:path ( e:q [ sh:zeroOrMorePath rdf:rest ] ) ; sh:minCount 1 ; sh:message "says \\"q\\""@en .
"""
BACKGROUND = f'{HEAD}<urn:a> rdfs:label "a\\nb", "c"@nl ; skos:broader [ rdfs:label "d" ] .'
DATA = "<urn:x> <http://www.w3.org/ns/oa#hasSource> <urn:s> ."


def write(folder: Path) -> tuple[list[Path], list[Path]]:
    shapes, background = folder / "shapes.ttl", folder / "background.ttl"
    shapes.write_text(SHAPES, "utf-8")
    background.write_text(BACKGROUND, "utf-8")
    return [shapes], [background]


def data() -> MergedGraph:
    return MergedGraph(parse_triples(DATA.encode(), "text/turtle"), {})


def made(engine: EngineName, folder: Path) -> tuple[Prepared, Path]:
    shapes, background = write(folder)
    kept = kept_file(folder, source_digest(engine, shapes, background))
    assert kept is not None
    return prepare(engine, shapes, background, (0, 1), kept), kept


@pytest.mark.parametrize("engine", EngineName)
def test_what_is_kept_is_what_the_files_say(
    engine: EngineName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, kept = made(engine, tmp_path)
    assert kept.is_file()
    # The files are not read again.
    monkeypatch.setattr(prepared, "_read_files", None)
    again, _ = made(engine, tmp_path)
    for one, other in ((first.shapes, again.shapes), (first.background, again.background)):
        assert other.prefixes == one.prefixes
        assert other.ntriples == one.ntriples
        assert set(other.triples) == set(one.triples)
        assert list(other.index.triples()) == list(one.index.triples())
        assert len(other.index) == len(one.index)
    (found,) = first.engine.validate(data())
    assert again.engine.validate(data()) == [found]
    assert found.focus.text == "urn:s"


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    _, kept = made(EngineName.FAST, tmp_path)
    sound = kept.read_bytes()
    for damaged in (b"", b"no", sound[: len(sound) // 2]):
        kept.write_bytes(damaged)
        again, _ = made(EngineName.FAST, tmp_path)
        assert len(again.engine.validate(data())) == 1
        assert kept.read_bytes() == sound


def test_shapes_that_changed_after_the_digest_are_not_kept(tmp_path: Path) -> None:
    shapes, background = write(tmp_path)
    kept = kept_file(tmp_path, source_digest(EngineName.FAST, shapes, background))
    shapes[0].write_text(SHAPES.replace("minCount 1", "maxCount 0"), "utf-8")
    changed = prepare(EngineName.FAST, shapes, background, (0, 1), kept)
    assert changed.engine.validate(data()) == []
    assert kept is not None and not kept.exists()


def test_only_a_few_are_kept(tmp_path: Path) -> None:
    shapes, background = write(tmp_path)
    for number in range(12):
        shapes[0].write_text(f"{SHAPES}# {number}\n", "utf-8")
        kept = kept_file(tmp_path, source_digest(EngineName.FAST, shapes, background))
        prepare(EngineName.FAST, shapes, background, (0, 1), kept)
        assert kept is not None and kept.is_file()
    assert len(list((tmp_path / "shapes").iterdir())) == 8
