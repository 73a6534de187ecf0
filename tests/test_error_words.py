"""What errors say stands once, in English and Dutch, with the values that are passed to it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest

import noticegraph
from noticegraph import errors
from noticegraph.error_words import SENTENCES, Value, Words, say
from noticegraph.errors import (
    ForbiddenQueryError,
    InputError,
    NoticegraphError,
    QuestionFormatError,
    RDFSyntaxError,
    describe_error,
    revive_error,
)

PACKAGE = Path(noticegraph.__file__).parent
PLACE = {"file", "line", "column"}
CLASSES = {
    name
    for name, found in vars(errors).items()
    if inspect.isclass(found) and issubclass(found, NoticegraphError)
}


@dataclass(frozen=True)
class Site:
    """A place in the code that makes an error: the kinds that it may be, and its values."""

    place: str
    kinds: tuple[str, ...]
    values: frozenset[str]


def keywords(call: ast.Call) -> frozenset[str]:
    """Return the names of the values of an error."""
    return frozenset(k.arg for k in call.keywords if k.arg is not None) - PLACE


def kinds(node: ast.expr) -> tuple[str, ...]:
    """Return the kinds that an expression may be; empty where it is not written there."""
    if isinstance(node, ast.IfExp):
        return kinds(node.body) + kinds(node.orelse)
    return (node.value,) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ()


def called(node: ast.AST) -> str:
    """Return the name of the function that a node calls."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def makers(tree: ast.AST) -> dict[str, frozenset[str]]:
    """Return the functions of a module that make errors of a given kind, and what values they add.

    They take the kind first, and pass their `**values` on.
    """
    return {
        function.name: frozenset().union(
            *(keywords(call) for call in ast.walk(function) if isinstance(call, ast.Call)
              and called(call) in CLASSES)
        )
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        and [a.arg for a in function.args.args][:1] == ["kind"]
        and function.args.kwarg is not None
    }  # fmt: skip


def sites(source: str, place: str) -> Iterator[Site]:
    """Yield the places of a module that make errors."""
    tree = ast.parse(source)
    known = dict.fromkeys(CLASSES, frozenset[str]()) | makers(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in known:
            # What a maker passes on is looked at where the maker is called.
            if node.args and any(k.arg is None for k in node.keywords):
                continue
            written = kinds(node.args[0]) if node.args else ()
            yield Site(f"{place}:{node.lineno}", written, keywords(node) | known[called(node)])


@pytest.fixture(scope="module")
def all_sites() -> list[Site]:
    return [
        site
        for file in sorted(PACKAGE.rglob("*.py"))
        for site in sites(file.read_text("utf-8"), file.relative_to(PACKAGE).as_posix())
    ]


def placeholders(words: Words) -> set[str]:
    """Return the names of the values that stand in words."""
    texts = (words.message, words.hint or "")
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_the_finder_sees_direct_and_passed_on_kinds() -> None:
    source = (
        "def refuse(kind, line, **values):\n"
        "    raise InputError(kind, path=1, line=line, **values)\n"
        "refuse('a', 1, name=2)\n"
        "raise InputError('b' if x else 'c', file=3, reason=4)\n"
        "raise InputError(f'no {name}')\n"
    )
    assert list(sites(source, "m")) == [
        Site("m:3", ("a",), frozenset({"path", "name"})),
        Site("m:4", ("b", "c"), frozenset({"reason"})),
        Site("m:5", (), frozenset()),
    ]


def test_every_error_is_made_with_a_known_kind(all_sites: list[Site]) -> None:
    assert len(all_sites) > 150
    assert [site.place for site in all_sites if not site.kinds] == []
    assert [s.place for s in all_sites for kind in s.kinds if kind not in SENTENCES] == []


def test_every_error_has_the_values_of_its_sentences_and_no_others(all_sites: list[Site]) -> None:
    wrong = [
        (site.place, kind, sorted(site.values ^ placeholders(SENTENCES[kind].en)))
        for site in all_sites
        for kind in site.kinds
        if site.values - {"nearest"} != placeholders(SENTENCES[kind].en)
    ]
    assert wrong == []


def test_a_kind_has_nearest_names_everywhere_or_nowhere(all_sites: list[Site]) -> None:
    with_near = {kind for s in all_sites for kind in s.kinds if "nearest" in s.values}
    without = {kind for s in all_sites for kind in s.kinds if "nearest" not in s.values}
    assert with_near
    assert with_near & without == set()
    # Where nothing resembles what was written, another remedy is needed.
    assert {kind for kind in with_near if not SENTENCES[kind].en.hint} == set()


def test_no_kind_is_unused(all_sites: list[Site]) -> None:
    assert set(SENTENCES) - {kind for site in all_sites for kind in site.kinds} == set()


@pytest.mark.parametrize("kind", SENTENCES)
def test_both_languages_say_the_same(kind: str) -> None:
    english, dutch = SENTENCES[kind]
    assert english.message.strip()
    assert english.message != dutch.message
    assert bool(english.hint) == bool(dutch.hint)
    assert placeholders(english) == placeholders(dutch)


def sample_values(kind: str) -> dict[str, Value]:
    """Return a value for each placeholder of a kind, as its format wants it."""
    found: dict[str, Value] = {}
    english = SENTENCES[kind].en
    for _, name, spec, _ in Formatter().parse(f"{english.message} {english.hint}"):
        if name == "cause":
            found[name] = InputError("empty-text")
        elif name:
            names = spec in ("or", "few", "count") or isinstance(found.get(name), tuple)
            found[name] = ("this", "that") if names else 1234 if spec else f"the {name}"
    return found


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("kind", SENTENCES)
def test_sentences_are_made_with_their_values(kind: str, language: str) -> None:
    values = sample_values(kind)
    said = " ".join(filter(None, say(kind, values, language)))
    missing = [v for v in values.values() if isinstance(v, str) and v not in said]
    assert missing == []


@pytest.mark.parametrize(
    ("kind", "values", "english", "dutch"),
    [
        ("answer-rows", {"rows": 1_000_000}, "1,000,000 rows", "1.000.000 rijen"),
        ("query-time", {"seconds": 2.5}, "2.5 seconds", "2,5 seconden"),
        (
            "service-redirect",
            {"endpoints": ("<a:>", "<b:>", "<c:>")},
            "<a:>, <b:> or <c:>",
            "<a:>, <b:> of <c:>",
        ),
        ("fact-of-many-statements", {"name": "x", "found": ("a/x", "b/x")}, "2 st", "2 verk"),
    ],
)
def test_values_are_written_as_the_language_writes_them(
    kind: str, values: Mapping[str, Value], english: str, dutch: str
) -> None:
    assert english in say(kind, values, "en").message
    assert dutch in say(kind, values, "nl").message


def test_nearest_names_go_before_the_names_that_are_known() -> None:
    values = {"question": "x", "nearest": ("a", "b"), "known": ("a", "b", "c")}
    assert say("unknown-question", values, "en").hint == "did you mean a or b?"
    assert say("unknown-question", values, "nl").hint == "bedoelt u a of b?"
    assert say("unknown-question", {**values, "nearest": ()}, "en").hint == "questions: a, b, c"


@pytest.mark.parametrize(
    ("count", "hint"),
    [
        (0, "questions: there are none"),
        (1, "questions: q1"),
        (13, "questions: q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12 … (13 in all)"),
    ],
)
def test_of_many_names_the_first_are_shown(count: int, hint: str) -> None:
    known = tuple(f"q{number}" for number in range(1, count + 1))
    values: dict[str, Value] = {"question": "x", "nearest": (), "known": known}
    assert say("unknown-question", values, "en").hint == hint


def test_an_error_says_what_its_cause_says_in_the_same_language() -> None:
    cause = RDFSyntaxError("rdf-prefix", prefix="ex", line=2)
    error = InputError("partly-loaded", cause=cause, done=1, total=3)
    assert error.message == "the prefix ex: is not declared; 1 of 3 graphs are loaded, " + (
        "the rest are not"
    )
    assert error.hint == "declare it before its first use; load again"
    assert error.words("nl").message.startswith("de prefix ex: is niet gedeclareerd; 1 van 3")


def test_an_error_can_be_told_of_a_file() -> None:
    first = InputError("unreadable-file", reason="gone", line=2, column=3)
    error = QuestionFormatError.retell(first, "a.rq")
    assert str(error) == "a.rq:2:3: the file cannot be read: gone"


def test_an_error_survives_the_way_to_another_process() -> None:
    cause = ForbiddenQueryError("load-refused", noun="update", line=4, column=2)
    error = QuestionFormatError("query-with-values", cause=cause, file="a.rq", line=4, column=2)
    revived = revive_error(describe_error(error))
    assert type(revived) is QuestionFormatError
    assert str(revived) == str(error)
    assert revived.words("nl") == error.words("nl")
    names = InputError("many-statements", statements=("a", "b"))
    assert revive_error(describe_error(names)).values == names.values
