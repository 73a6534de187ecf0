"""A validating process: tasks are lines of JSON on stdin, answers are lines of JSON on stdout.

Only killing its process stops an endless query and frees its memory. So pySHACL runs in processes
like this one, with a memory limit, and ``reports.workers`` kills a process that takes too long. The
first line is the set-up: ``shapes`` and ``background`` (files), ``part`` (which part of the targets
this process takes: number and total), ``memory`` (bytes, or null) and ``processor_seconds`` (or
null). Each further line is a task: ``files``, or ``data`` (text) with its ``media_type``. The
``text`` with its ``text_format`` and ``translations`` (files by statement) are optional. The answer
is ``part``, the findings of these shapes with the names and places that they mention; ``error``,
with its class, kind, values and place; or ``unusable``, the error of the shapes, for each task.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from noticegraph.dpv_terms import broader_pairs
from noticegraph.errors import (
    InternalError,
    LimitError,
    NoticegraphError,
    ShapesError,
    describe_error,
)
from noticegraph.examinations import Examination, Finding, rule_roles
from noticegraph.modality import name_with_modality
from noticegraph.namespaces import DPV_BASE, NG, OA, shorten_iri
from noticegraph.reports.model import Place
from noticegraph.reports.remarks import TEXT_RULES, remarks_about_text
from noticegraph.reports.subject import statement_of
from noticegraph.reports.targets import Targets
from noticegraph.reports.translations import TRANSLATION_RULES, Languages, compare_languages
from noticegraph.result_messages import prepare_messages
from noticegraph.review_status import name_with_review
from noticegraph.shapes import check_shapes
from noticegraph.turtle import parse_graph
from noticegraph.validation import (
    QueryableGraph,
    read_examinations,
    read_findings,
    read_graphs,
    validate_graph,
)

_TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_LABELS = (SKOS.prefLabel, RDFS.label, DCTERMS.title)
_NAMELESS = {"en": "a node without an address", "nl": "een element zonder adres"}


class Validator:
    """Shapes and background, read once, for any number of data graphs."""

    def __init__(
        self, shapes: Iterable[Path], background: Iterable[Path], part: tuple[int, int] = (0, 1)
    ) -> None:
        """Read the files. Raises ShapesError for shapes that cannot be used."""
        files = list(shapes)
        check_shapes(files)
        self.shapes = read_graphs(files)
        self.background = read_graphs(background)
        rules = TEXT_RULES | TRANSLATION_RULES
        self.examinations = tuple(
            e
            for e in read_examinations(self.shapes, self.background)
            if e.shapes != rule_roles(e.iri) or e.identifier in rules
        )
        self.is_first = part[0] == 0
        if not self.shapes:
            raise ShapesError("no-shapes")
        self.targets = Targets(self.shapes)
        _keep_targets(self.shapes, *part)
        self.prepared = prepare_messages(self.shapes)

    def examine(self, data: Graph, task: Mapping[str, Any]) -> dict[str, Any]:
        """Validate one statement graph; return a part of a report as JSON values.

        The first part also examines the text and the other languages that a task names. Raises
        InputError if the graph is not about exactly one statement.
        """
        statement = _statement_of(data)
        together = QueryableGraph(bind_namespaces="none")
        together += self.background
        together += data
        self._add_hierarchy(together, data)
        found = read_findings(validate_graph(together, self.prepared), together, self.shapes)
        places = _places(together, found)
        examined: dict[str, Any] = {}
        names = _names(together, self.examinations, found, statement)
        if self.is_first:
            examined = {
                "shapes": self.targets.count,
                "untargeted": self.targets.missing(),
                "unmet": self.targets.unmet(together),
            }
            by_rule, elsewhere = self._by_rule(data, statement, task)
            found = (*found, *by_rule)
            places |= _places(together, by_rule) | elsewhere
            names |= _names(together, (), by_rule, statement)
        return {
            "statement": statement,
            "examinations": [asdict(examination) for examination in self.examinations],
            "examined": examined,
            "findings": [asdict(finding) for finding in found],
            "names": names,
            "drafted": _drafted(together, found),
            "places": {iri: asdict(place) for iri, place in places.items()},
        }

    def _add_hierarchy(self, together: Graph, data: Graph) -> None:
        """Add what is above the terms of DPV that the ontology does not import.

        It imports those that the shipped statements use; another statement may use any.
        """
        used = {str(o) for o in data.objects() if isinstance(o, URIRef)}
        unknown = [i for i in used if (URIRef(i), SKOS.broader, None) not in self.background]
        for narrow, broad in broader_pairs(i for i in unknown if i.startswith(DPV_BASE)):
            together.add((URIRef(narrow), SKOS.broader, URIRef(broad)))

    def _by_rule(
        self, data: Graph, statement: str, task: Mapping[str, Any]
    ) -> tuple[list[Finding], dict[str, Place]]:
        """Return what rules find in the text and in the other languages, and places of passages."""
        found: list[Finding] = []
        places: dict[str, Place] = {}
        if "text" in task:
            language = str(data.value(URIRef(statement), DCTERMS.language) or "")
            found, places = remarks_about_text(
                task["text"], task["text_format"], language, statement, self.examinations
            )
        files = tuple(map(Path, task.get("files", ())))
        for other, theirs in task.get("translations", {}).items():
            pair = Languages(statement, files, other, tuple(map(Path, theirs)))
            found += compare_languages(pair, self.examinations)
        return found, places


def _keep_targets(shapes: Graph, number: int, count: int) -> None:
    """Remove the targets of shapes of other parts; the shapes stay, because others may use them.

    Shapes without a name, or that are also classes (SHACL 2.1.3.3), belong to the first part.
    """
    targeted = {s for predicate in _TARGETS for s in shapes.subjects(predicate)}
    named = sorted(s for s in targeted if isinstance(s, URIRef))
    mine = set(named[number::count])
    for shape in targeted - mine:
        if isinstance(shape, URIRef) or number:
            for predicate in _TARGETS:
                shapes.remove((shape, predicate, None))
    if number:
        for kind in (RDFS.Class, OWL.Class):
            shapes.remove((None, RDF.type, kind))


def _statement_of(data: Graph) -> str:
    return statement_of(
        (str(v) for v in data.objects(None, OA.hasSource) if isinstance(v, URIRef)),
        empty=not data,
        described=(None, RDF.type, NG.StatementVersion) in data
        or (None, NG.statedIn, None) in data,
    )


def _names(
    graph: Graph, examinations: Iterable[Examination], used: Iterable[Finding], statement: str
) -> dict[str, dict[str, str]]:
    """Return the names of the things a report mentions, by language, with modality of facts."""
    iris = {statement} | {e.group for e in examinations if e.group}
    for f in used:
        iris |= {iri for iri in (f.fact, f.focus, f.value) if iri}
    found = {}
    for iri in sorted(iris):
        labels: dict[str, str] = {}
        node = BNode(iri[2:]) if iri.startswith("_:") else URIRef(iri)
        modality = graph.value(node, NG.modality, any=True)
        status = str(graph.value(node, NG.reviewStatus, any=True))
        for predicate in _LABELS:
            for value in graph.objects(node, predicate):
                if isinstance(value, Literal):
                    language = value.language or ""
                    said = name_with_modality(
                        str(value), str(modality) if modality else None, language
                    )
                    labels.setdefault(language, name_with_review(said, status, language))
        if labels:
            found[iri] = dict(sorted(labels.items()))
        elif isinstance(node, BNode):
            kinds = sorted(shorten_iri(str(kind)) for kind in graph.objects(node, RDF.type))
            found[iri] = {
                language: ": ".join([words, *kinds[:1]]) for language, words in _NAMELESS.items()
            }
    return found


def _drafted(graph: Graph, used: Iterable[Finding]) -> list[str]:
    """Return the facts of findings that were drafted and that nobody has reviewed."""
    facts = {f.fact for f in used if f.fact}
    return sorted(f for f in facts if (URIRef(f), NG.reviewStatus, NG.Drafted) in graph)


def _places(graph: Graph, used: Iterable[Finding]) -> dict[str, Place]:
    found = {}
    for iri in sorted({passage for f in used for passage in f.passages}):
        node = URIRef(iri)
        selector = graph.value(node, OA.hasSelector)
        start = graph.value(selector, OA.start) if selector is not None else None
        found[iri] = Place(
            section=str(graph.value(node, NG.section) or ""),
            place={
                value.language or "": str(value)
                for value in graph.objects(node, NG.place)
                if isinstance(value, Literal)
            },
            start=int(str(start)) if str(start).isdigit() else 0,
        )
    return found


def _answer(validator: Validator, task: Mapping[str, Any]) -> dict[str, Any]:
    try:
        if "files" in task:
            data: Graph = read_graphs(Path(name) for name in task["files"])
        else:
            data = parse_graph(task["data"].encode(), task["media_type"], name=task.get("name"))
        return {"part": validator.examine(data, task)}
    except NoticegraphError as error:
        return {"error": describe_error(error)}
    except MemoryError:
        return {"error": describe_error(LimitError("validation-memory"))}
    except RecursionError:
        return {"error": describe_error(LimitError("validation-depth"))}
    except Exception as error:  # noqa: BLE001 - of this statement, and the next one may be sound
        name = type(error).__name__
        unforeseen = InternalError("unforeseen", class_name=name, reason=str(error))
        return {"error": describe_error(unforeseen)}


def _limit(memory: int | None, processor_seconds: int | None) -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        if processor_seconds is not None:
            # The soft limit ends the process with its own signal, so that the reason is known.
            resource.setrlimit(resource.RLIMIT_CPU, (processor_seconds, processor_seconds + 1))


def main() -> None:
    """Read the set-up and answer tasks until stdin ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Nothing that a library prints may get between the answers.
    os.dup2(2, 1)
    setup = json.loads(sys.stdin.readline())
    _limit(setup["memory"], setup["processor_seconds"])
    validator: Validator | None = None
    failure: dict[str, Any] = {}
    try:
        validator = Validator(
            [Path(p) for p in setup["shapes"]],
            [Path(p) for p in setup["background"]],
            tuple(setup["part"]),
        )
    except NoticegraphError as error:
        failure = {"unusable": describe_error(error)}
    for line in sys.stdin:
        answer = _answer(validator, json.loads(line)) if validator else failure
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
