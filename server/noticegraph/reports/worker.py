"""A validating process: tasks are lines of JSON on stdin, answers are lines of JSON on stdout.

Only killing its process stops an endless query and frees its memory. So the engines run in
processes like this one, with a memory limit, and ``reports.workers`` kills a process that takes too
long. The first line is the set-up: ``engine``, ``shapes`` and ``background`` (files), ``part``
(which part of the targets this process takes: number and total), ``kept`` (the file of what is kept
of the shapes, or null), ``memory`` (bytes, or null) and ``processor_seconds`` (or null). Each
further line is a task: ``files``, or ``data`` (text) with its ``media_type``. The ``text`` with its
``text_format``, ``translations`` (files by statement) and ``languages`` (in which things need a
label) are optional. The answer is ``part``, the
findings of these shapes with the names and places that they mention; ``error``, with its class,
kind, values and place; or ``unusable``, the error of the shapes, for each task.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from noticegraph.errors import (
    InternalError,
    LimitError,
    NoticegraphError,
    describe_error,
)
from noticegraph.examinations import Examination, Finding, Kind, rule_roles
from noticegraph.graph_index import GraphIndex, MergedGraph, hierarchy_of, merge_files
from noticegraph.languages import LANGUAGES
from noticegraph.modality import name_with_modality
from noticegraph.namespaces import PREFIXES, shorten_iri
from noticegraph.places import headings_of
from noticegraph.reports.model import Place
from noticegraph.reports.prepared import prepare
from noticegraph.reports.rules import LANGUAGE_OF_LABEL, TEXT_RULES, TRANSLATION_RULES
from noticegraph.reports.subject import statement_of
from noticegraph.reports.targets import Targets
from noticegraph.review_status import DRAFTED, REVIEW_STATUS, name_with_review
from noticegraph.turtle import parse_triples
from noticegraph.validation import EngineName, read_examinations, read_findings

_NG, _OA, _DCTERMS = PREFIXES["ng"], PREFIXES["oa"], PREFIXES["dcterms"]
_TYPE, _SOURCE = PREFIXES["rdf"] + "type", _OA + "hasSource"
_LABELS = (PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label", _DCTERMS + "title")
_FINDING, _EXAMINATION = (tuple(f.name for f in fields(kind)) for kind in (Finding, Examination))
_NAMELESS = {"en": "a blank node", "nl": "een lege knoop"}


class Validator:
    """Shapes and background, read once, for any number of data graphs."""

    def __init__(
        self,
        shapes: Sequence[Path],
        background: Sequence[Path],
        part: tuple[int, int] = (0, 1),
        engine: EngineName = EngineName.PYSHACL,
        kept: Path | None = None,
    ) -> None:
        """Read the files, or what is kept of them (`prepare`). Raises ShapesError."""
        prepared = prepare(engine, shapes, background, part, kept)
        self.engine = prepared.engine
        self.shapes = prepared.shapes.index
        self.background = prepared.background.index
        rules = TEXT_RULES | TRANSLATION_RULES
        self.examinations = tuple(
            e
            for e in read_examinations(self.shapes, self.background)
            if e.shapes != rule_roles(e.iri) or e.identifier in rules
        )
        self.is_first = part[0] == 0
        self.targets = Targets(self.shapes)
        self._encoded = [
            {name: getattr(examination, name) for name in _EXAMINATION}
            for examination in self.examinations
        ]
        self._untargeted = self.targets.missing()

    def examine(self, graph: MergedGraph, task: Mapping[str, Any]) -> dict[str, Any]:
        """Validate one statement graph; return a part of a report as JSON values.

        The first part also examines the text and the other languages that a task names. Raises
        InputError if the graph is not about exactly one statement.
        """
        data = graph.index
        statement = _statement_of(data)
        # The ontology imports the terms that the shipped statements use; others may use any.
        above = hierarchy_of(graph, self.background)
        together = data.over(GraphIndex(above, self.background))
        results = self.engine.validate(graph.with_triples(above))
        asked = task.get("languages", LANGUAGES)
        found = tuple(
            finding
            for finding in read_findings(results, together, self.shapes)
            if LANGUAGE_OF_LABEL.get(finding.shape, asked[0]) in asked
        )
        places = _places(together, found)
        examined: dict[str, Any] = {}
        names = _names(together, self.examinations, found, statement)
        if self.is_first:
            examined = {
                "shapes": self.targets.count,
                "untargeted": self._untargeted,
                "unmet": self.targets.unmet(together),
            }
            by_rule, elsewhere = self._by_rule(data, statement, task)
            found = (*found, *by_rule)
            places |= _places(together, by_rule) | elsewhere
            names |= _names(together, (), by_rule, statement)
        return {
            "statement": statement,
            "examinations": self._encoded,
            "examined": examined,
            "findings": [_encode(finding) for finding in found],
            "names": names,
            "drafted": _drafted(together, found),
            "places": {iri: asdict(place) for iri, place in places.items()},
        }

    def _by_rule(
        self, data: GraphIndex, statement: str, task: Mapping[str, Any]
    ) -> tuple[list[Finding], dict[str, Place]]:
        """Return what rules find in the text and in the other languages, and places of passages."""
        found: list[Finding] = []
        places: dict[str, Place] = {}
        # Imported where they are needed: each takes as long as validating a small statement.
        if "text" in task and any(e.kind is Kind.TEXT for e in self.examinations):
            from noticegraph.reports.remarks import remarks_about_text

            language = data.value(statement, _DCTERMS + "language")
            found, places = remarks_about_text(
                task["text"],
                task["text_format"],
                language.text if language else "",
                statement,
                self.examinations,
                data,
            )
        files = tuple(map(Path, task.get("files", ())))
        for other, theirs in task.get("translations", {}).items():
            from noticegraph.reports.translations import Languages, compare_languages

            pair = Languages(statement, files, other, tuple(map(Path, theirs)))
            found += compare_languages(pair, self.examinations)
        return found, places


def _encode(finding: Finding) -> dict[str, Any]:
    # asdict copies all that is below, which takes longer than finding it.
    values = {name: getattr(finding, name) for name in _FINDING}
    return values | {"spot": asdict(finding.spot) if finding.spot else None}


def _statement_of(data: GraphIndex) -> str:
    sources = [v.text for _, v in data.pairs(_SOURCE) if not v.is_literal]
    return statement_of(
        (source for source in sources if not source.startswith("_:")),
        empty=not len(data),
        described=next(data.subjects(_TYPE, _NG + "StatementVersion"), None) is not None
        or next(data.pairs(_NG + "statedIn"), None) is not None,
    )


def _names(
    graph: GraphIndex, examinations: Iterable[Examination], used: Iterable[Finding], statement: str
) -> dict[str, dict[str, str]]:
    """Return the names of the things a report mentions, by language, with modality of facts."""
    iris = {statement} | {e.group for e in examinations if e.group}
    for f in used:
        iris |= {iri for iri in (f.fact, f.focus, f.value) if iri}
    found = {}
    for iri in sorted(iris):
        labels: dict[str, str] = {}
        modality = graph.value(iri, _NG + "modality")
        status = graph.value(iri, REVIEW_STATUS)
        for predicate in _LABELS:
            for value in graph.objects(iri, predicate):
                if value.language is not None:
                    said = name_with_modality(
                        value.text, modality.text if modality else None, value.language
                    )
                    said = name_with_review(said, status.text if status else None, value.language)
                    labels.setdefault(value.language, said)
        if labels:
            found[iri] = dict(sorted(labels.items()))
        elif iri.startswith("_:"):
            kinds = sorted(shorten_iri(kind.text) for kind in graph.objects(iri, _TYPE))
            found[iri] = {
                language: ": ".join([words, *kinds[:1]]) for language, words in _NAMELESS.items()
            }
    return found


def _drafted(graph: GraphIndex, used: Iterable[Finding]) -> list[str]:
    """Return the facts of findings that were drafted and that nobody has reviewed."""
    facts = {f.fact for f in used if f.fact}
    return sorted(f for f in facts if graph.value(f, REVIEW_STATUS) == (DRAFTED, None))


def _places(graph: GraphIndex, used: Iterable[Finding]) -> dict[str, Place]:
    found = {}
    titles = {
        section.text: title.text
        for passage, title in graph.pairs(_DCTERMS + "title")
        for section in graph.objects(passage, _NG + "section")
    }
    for iri in sorted({passage for f in used for passage in f.passages}):
        selector = graph.value(iri, _OA + "hasSelector")
        start = graph.value(selector.text, _OA + "start") if selector is not None else None
        section = graph.value(iri, _NG + "section")
        found[iri] = Place(
            section=section.text if section else "",
            place={
                value.language: value.text
                for value in graph.objects(iri, _NG + "place")
                if value.language is not None
            },
            start=int(start.text) if start and start.text.isdigit() else 0,
            headings=headings_of(section.text, titles) if section else (),
        )
    return found


def _answer(validator: Validator, task: Mapping[str, Any]) -> dict[str, Any]:
    try:
        if "files" in task:
            data = merge_files(Path(name) for name in task["files"])
        else:
            given = task["data"].encode()
            data = MergedGraph(parse_triples(given, task["media_type"], name=task.get("name")), {})
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
            EngineName(setup["engine"]),
            Path(setup["kept"]) if setup["kept"] else None,
        )
    except NoticegraphError as error:
        failure = {"unusable": describe_error(error)}
    for line in sys.stdin:
        answer = _answer(validator, json.loads(line)) if validator else failure
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
