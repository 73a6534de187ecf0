"""The fast engine behind the interface of ``validation``: the package `shacl`, an optional one.

https://pypi.org/project/shacl/, in Rust. It takes N-Triples and gives results as texts, so that
neither rdflib nor a report graph is needed. It renames blank nodes; an extra triple for each tells
which is which. Shapes must be fit for it (`unfit`): the results of others would differ from those
of the reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

import shacl

from noticegraph.errors import InternalError, ShapesError
from noticegraph.graph_index import GraphIndex, MergedGraph, Value, read_term
from noticegraph.namespaces import PREFIXES
from noticegraph.result_messages import binds_message, has_placeholder
from noticegraph.validation import Result, write_path

_T = TypeVar("_T")
_SH, _RDF = PREFIXES["sh"], PREFIXES["rdf"]
_TYPE = _RDF + "type"
_SPARQL = _SH + "SPARQLConstraintComponent"
_CONSTRAINTS = frozenset(
    _SH + name
    for name in (
        *("class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive"),
        *("minInclusive", "maxExclusive", "maxInclusive", "minLength", "maxLength", "pattern"),
        *("languageIn", "uniqueLang", "equals", "disjoint", "lessThan", "lessThanOrEquals"),
        *("not", "and", "or", "xone", "node", "qualifiedValueShape", "hasValue", "in", "closed"),
        "sparql",
    )
)
_OTHERS = frozenset(
    _SH + name
    for name in (
        *("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "property", "path"),
        *("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath", "alternativePath"),
        *("severity", "message", "description", "name", "order", "group", "deactivated", "flags"),
        *("ignoredProperties", "qualifiedMinCount", "qualifiedMaxCount"),
        *("qualifiedValueShapesDisjoint", "select", "prefixes", "declare", "prefix", "namespace"),
    )
)
_TARGETS = tuple(_SH + f"target{name}" for name in ("Class", "Node", "SubjectsOf", "ObjectsOf"))
_CLASSES = (PREFIXES["rdfs"] + "Class", PREFIXES["owl"] + "Class")
_OTHER_DIALECT = re.compile(r"\(\?|\\[1-9pPicICbB]|\[[^\]]*-\[")
"""What regular expressions of XPath, Python and Rust write or mean in different ways."""

_COMPUTED = re.compile(r"(?i)\bAS\s+[?$](?:this|value|path)\b")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|<[^<>\s]*>")
_INNERMOST = re.compile(r"\(([^()]*)\)")
_IN_A_ROW = re.compile(r" [-/] [^-+*/=<>&|,!;.{}]* [-+*/] ")

_LABELS = "urn:noticegraph:labels"
_LABEL_OF = "urn:noticegraph:label:"
_PROBE = "urn:noticegraph:probe"
_PROBE_SHAPE = f"""
<{_PROBE}> <{_TYPE}> <{_SH}PropertyShape> .
<{_PROBE}> <{_SH}targetSubjectsOf> <{_LABELS}> .
<{_PROBE}> <{_SH}path> <{_LABELS}> .
<{_PROBE}> <{_SH}nodeKind> <{_SH}IRI> .
"""
"""A shape with a result for each blank node: the focus holds its label, the value is the node."""
_BLANK = re.compile(r"_:\w+", re.ASCII)
_ONE_IRI = re.compile(r"<([^<>]*)>")


def package_version() -> str:
    """Return the version of the package."""
    return shacl.__version__


class FastEngine:
    """Compiled shapes, and the background as N-Triples."""

    def __init__(self, shapes: MergedGraph, background: MergedGraph) -> None:
        """Compile the shapes, which must be fit (`unfit`). Raises ShapesError if ill-formed."""
        self._index = shapes.index
        self._background = background.ntriples + _labels(background.ntriples)
        self._shapes = _compile(shapes.ntriples + _PROBE_SHAPE)
        self._filled_in = set(_filled_in(self._index))
        self._paths = {
            shape: _path(self._index, path) for shape, path in self._index.pairs(_SH + "path")
        }

    def validate(self, data: MergedGraph) -> list[Result]:
        """Return the results for the data together with the background."""
        text = f"{self._background}{data.ntriples}{_labels(data.ntriples)}"
        report = _survive(lambda: self._shapes.validate_text(text, "ntriples"))
        labels: dict[str, str] = {}
        found: list[shacl.Result] = []
        for result in report.results:
            if result.source_shape == f"<{_PROBE}>":
                if result.focus_node.startswith(f"<{_LABEL_OF}"):
                    labels[str(result.value)] = "_:" + result.focus_node[len(_LABEL_OF) + 1 : -1]
            else:
                found.append(result)
        return [self._result(result, labels) for result in found]

    def _result(self, result: shacl.Result, labels: dict[str, str]) -> Result:
        shape = (result.source_shape or "")[1:-1]
        path = result.path
        if path is not None:
            one = _ONE_IRI.fullmatch(path)
            path = one[1] if one else self._paths.get(shape, path)
        query = self._index.value(shape, _SH + "sparql")
        # The texts of the others are those of the shapes.
        told = result.messages if shape in self._filled_in else ()
        made = (_BLANK.sub(lambda m: labels.get(m[0], m[0]), text) for text in told)
        return Result(
            focus=_value(result.focus_node, labels),
            value=None if result.value is None else _value(result.value, labels),
            path=path,
            component=result.component_iri,
            shape=shape,
            severity=result.severity_iri,
            constraint=query.text if query and result.component_iri == _SPARQL else None,
            made=tuple(("", text) for text in made),
        )


def _value(term: str, labels: dict[str, str]) -> Value:
    return Value(labels[term]) if term.startswith("_:") else read_term(term)


def _filled_in(shapes: GraphIndex) -> Iterator[str]:
    """Yield the shapes with a message, their own or their query's, that shows values."""
    for shape, query in shapes.pairs(_SH + "sparql"):
        if any(has_placeholder(m.text) for m in shapes.objects(query.text, _SH + "message")):
            yield shape
    for shape, message in shapes.pairs(_SH + "message"):
        if has_placeholder(message.text):
            yield shape


def _labels(ntriples: str) -> str:
    """Return a triple for each blank node of N-Triples, from an IRI that holds its label.

    The node is the object, so that shapes about what is said about it are not affected. What only
    looks like one, in a literal, is one that nothing is said about.
    """
    if "_:" not in ntriples:
        return ""
    labels = dict.fromkeys(_BLANK.findall(ntriples))
    return "".join(f"<{_LABEL_OF}{label[2:]}> <{_LABELS}> {label} .\n" for label in labels)


def _compile(ntriples: str) -> shacl.Shapes:
    try:
        return _survive(lambda: shacl.Shapes.from_text(ntriples, "ntriples"))
    except ValueError as error:
        raise ShapesError("unusable-shapes", reason=str(error)) from error


def _survive(work: Callable[[], _T]) -> _T:
    """Return what a function of the engine returns; a panic in its Rust becomes an error."""
    try:
        return work()
    except BaseException as error:
        # No exception of Python's: it would end the process.
        if type(error).__name__ != "PanicException":
            raise
        raise InternalError("engine-panic", reason=str(error)) from error


def _path(shapes: GraphIndex, path: Value) -> str:
    return write_path(
        path,
        lambda node: None if node.text.startswith("_:") else node.text,
        lambda node, property_: shapes.value(node.text, property_),
        lambda node: shapes.items(node.text),
    )


def unfit(shapes: GraphIndex) -> Iterator[tuple[str, str]]:
    """Yield the shapes (or terms) for which this engine is not fit, each with the reason."""
    for term in sorted(p for p in shapes.predicates() if p.startswith(_SH)):
        if term not in _CONSTRAINTS and term not in _OTHERS:
            yield term, "the term is not one of SHACL Core or SHACL-SPARQL"
    for shape in sorted(_giving_results(shapes)):
        queries = [query.text for query in shapes.objects(shape, _SH + "sparql")]
        has_message = shapes.value(shape, _SH + "message") is not None
        has_other = any(shapes.value(shape, c) for c in _CONSTRAINTS - {_SH + "sparql"})
        told = all(shapes.value(query, _SH + "message") for query in queries)
        if not (has_other or queries):
            continue
        if shape.startswith("_:"):
            yield shape, "it has no name"
        if not has_message and (has_other or not told):
            yield shape, "it has no message"
        if len(queries) > 1:
            yield shape, "it has several queries"
        for query in queries:
            for text in shapes.objects(query, _SH + "select"):
                yield from ((shape, reason) for reason in _unfit_query(text.text))
    for shape, pattern in shapes.pairs(_SH + "pattern"):
        if _OTHER_DIALECT.search(pattern.text):
            yield shape, "its regular expression has parts that engines read differently"
    for shape, flags in shapes.pairs(_SH + "flags"):
        if flags.text != "i":
            yield shape, "only the flag i is read alike"


def _unfit_query(query: str) -> Iterator[str]:
    if binds_message(query):
        yield "its query binds ?message"
    if _COMPUTED.search(query):
        yield "its query computes what a result shows, which the engine leaves out"
    text = _QUOTED.sub("x", query)
    while found := _INNERMOST.search(text):
        if _IN_A_ROW.search(found[1]):
            yield "its query calculates in a row, which the engine does from the right"
        text = f"{text[: found.start()]}x{text[found.end() :]}"


def _giving_results(shapes: GraphIndex) -> set[str]:
    """Return the shapes with targets, and their properties; others only judge values for them."""
    waiting = {shape for target in _TARGETS for shape, _ in shapes.pairs(target)}
    for kind in _CLASSES:
        waiting |= {c for c in shapes.subjects(_TYPE, kind) if _is_shape(shapes, c)}
    found: set[str] = set()
    while waiting:
        shape = waiting.pop()
        found.add(shape)
        waiting |= {p.text for p in shapes.objects(shape, _SH + "property")} - found
    return found


def _is_shape(shapes: GraphIndex, node: str) -> bool:
    kinds = {kind.text for kind in shapes.objects(node, _TYPE)}
    return not kinds.isdisjoint((_SH + "NodeShape", _SH + "PropertyShape"))
