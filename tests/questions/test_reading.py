"""Questions: what a file means, what is refused and where, and how values get into a query."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.errors import (
    ContentError,
    NoticegraphError,
    ParameterError,
    QuestionFormatError,
    UnknownQuestionError,
)
from noticegraph.query import solutions
from noticegraph.questions import (
    answer_question,
    bind_parameters,
    check_questions,
    find_question,
    read_question,
    read_questions,
    read_values,
    refuse_unknown_things,
)

TINY = Path(__file__).parents[1] / "tiny_content"
ACME = "https://w3id.org/noticegraph/id/acme-2024-en"

DECORATORS = {
    "summary": '#+ summary: "Who?"',
    "summary_nl": '#+ summary_nl: "Wie?"',
    "tags": "#+ tags: [entities]",
}
QUERY = """SELECT ?statement ?who ?evidence
WHERE { ?who a ?statement , ?evidence }
ORDER BY ?who
"""


@pytest.fixture
def content(tmp_path: Path) -> Content:
    root = tmp_path / "content"
    shutil.copytree(TINY, root)
    return Content(root)


@pytest.fixture
def dataset(content: Content) -> Dataset:
    return load_dataset(content)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a question; decorators are replaced, or left out with None, by keyword."""

    def write_file(query: str = QUERY, name: str = "who", **replaced: str | None) -> Path:
        lines = [line for line in (DECORATORS | replaced).values() if line is not None]
        path = tmp_path / f"{name}.rq"
        path.write_text("\n".join([*lines, query]), encoding="utf-8")
        return path

    return write_file


def test_question_has_all_that_its_file_says(content: Content) -> None:
    question = read_questions(content)["recipients-of-category"]
    assert question.title == {
        "en": "Who receives this category of data?",
        "nl": "Wie ontvangt deze categorie gegevens?",
    }
    assert question.description == {}
    assert question.subjects == ("disclosures",)
    assert question.columns == ("statement", "recipient", "recipientName", "evidence")
    category, lang = question.parameters
    assert (category.name, category.type, category.required) == ("category", "iri", True)
    assert category.enumerated
    assert (lang.name, lang.type, lang.required, lang.default) == ("lang", "literal", False, "en")


def test_types_and_optionality_are_in_the_variable(content: Content) -> None:
    parameters = read_questions(content)["disclosures-since"].parameters
    found = {p.name: (p.type, p.required, p.default) for p in parameters}
    assert found == {
        "note": ("literal", False, None),
        "day": ("date", True, None),
        "weight": ("integer", False, "0"),
    }


def test_query_is_shown_without_decorators_but_with_its_comments(content: Content) -> None:
    query = read_questions(content)["disclosures-since"].query
    assert query.startswith("PREFIX ng:")
    assert "# The variable" in query
    assert "#+" not in query


def test_every_question_of_the_folder_is_read(content: Content) -> None:
    assert list(read_questions(content)) == [
        "affiliates",
        "disclosures-since",
        "recipients-of-category",
    ]


def test_missing_folder_is_a_content_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        read_questions(Content(tmp_path))


def test_unknown_question_names_the_nearest(content: Content) -> None:
    with pytest.raises(UnknownQuestionError) as caught:
        find_question(content, "afiliates")
    assert "affiliates" in (caught.value.hint or "")


# What is refused, the line of it, and a word that the message or the remedy must hold.
REFUSED: dict[str, tuple[dict[str, str | None], int | None, str]] = {
    "misspelt decorator": ({"summary_nl": "#+ sumary_nl: Wie?"}, 2, "summary_nl"),
    "grlc's decorator that is not used here": (
        {"x": "#+ endpoint: http://x.example"},
        4,
        "endpoint",
    ),
    "missing Dutch title": ({"summary_nl": None}, 1, "Dutch"),
    "missing English title": ({"summary": None}, 1, "English"),
    "description in one language": ({"d": "#+ description: Something"}, 4, "description_nl"),
    "empty title": ({"summary": "#+ summary: ''"}, 1, "summary"),
    "no subject": ({"tags": None}, 1, "tags"),
    "subject that is no list": ({"tags": "#+ tags: entities"}, 3, "list"),
    "title that is a list": ({"summary": "#+ summary: [a]"}, 1, "text"),
    "decorator given twice": ({"x": "#+ tags: [other]"}, 4, "twice"),
    "broken YAML": ({"summary": "#+ summary: Who: me?"}, 1, "quotes"),
    "comment in place of a decorator": ({"x": "# enumerate: [who]"}, 4, "#+ enumerate"),
    "default of no parameter": ({"x": "#+ defaults: {nobody: 1}"}, 4, "nobody"),
    "enumeration of no parameter": ({"x": "#+ enumerate: [nobody]"}, 4, "nobody"),
    "enumeration without values": (
        {"x": "#+ enumerate: [a]", "query": QUERY.replace("?who a", "?_a_iri a")},
        4,
        "values/a.rq",
    ),
    "no ORDER BY": ({"query": QUERY.replace("ORDER BY ?who", "")}, 4, "ORDER BY"),
    "ORDER BY of a subquery only": (
        {"query": "SELECT ?statement ?evidence\nWHERE { { " + QUERY + " } }"},
        4,
        "ORDER BY",
    ),
    "no evidence": ({"query": QUERY.replace("?who ?evidence\n", "?who\n")}, 4, "evidence"),
    "no statement": ({"query": QUERY.replace("SELECT ?statement ", "SELECT ")}, 4, "statement"),
    "SELECT *": ({"query": "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s"}, 4, "name the columns"),
    "ASK": ({"query": "PREFIX a: <http://a.example/>\nASK { ?s ?p ?o }"}, 5, "SELECT"),
    "parameter in two ways": (
        {"query": QUERY.replace("}", "; ?x ?_a , ?_a_iri }")},
        5,
        "two ways",
    ),
    "decorator inside the query": ({"query": QUERY + "#+ tags: [a]\n"}, 7, "inside"),
    "no query": ({"query": "# nothing"}, 4, "no query"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_broken_question_is_refused_with_its_line(case: str, write: Callable[..., Path]) -> None:
    replaced, line, word = REFUSED[case]
    path = write(**{"query": QUERY, **replaced})
    with pytest.raises(QuestionFormatError) as caught:
        read_question(path)
    error = caught.value
    assert error.file == str(path)
    assert error.line == line
    assert word in f"{error.message} {error.hint}"
    assert error.hint


def test_unparsable_query_is_refused_where_it_breaks(
    content: Content, write: Callable[..., Path]
) -> None:
    path = write("SELECT ?statement ?evidence\nWHERE { ?s ?p }\nORDER BY ?s")
    shutil.copy(path, content.questions / "who.rq")
    problems = check_questions(content, load_dataset(content))
    assert [(Path(p.file or "").name, p.line) for p in problems] == [("who.rq", 5)]


def test_bytes_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_bytes(b"#+ summary: a\n#+ summary_nl: \xff\n")
    with pytest.raises(QuestionFormatError) as caught:
        read_question(path)
    assert caught.value.line == 2


def test_id_must_fit_into_an_address(write: Callable[..., Path]) -> None:
    with pytest.raises(QuestionFormatError):
        read_question(write(name="Who Is"))


def bound(content: Content, dataset: Dataset, question: str, **values: str) -> str:
    return bind_parameters(read_questions(content)[question], values, dataset)


@pytest.mark.parametrize(
    "value",
    [
        f"{ACME}/identifiers",
        f"<{ACME}/identifiers>",
        "Identifiers",
        "identifiers",
        "IDENTIFIERS ",
        "Identificatiegegevens",
    ],
)
def test_iri_label_and_last_segment_name_the_same_value(
    value: str, content: Content, dataset: Dataset
) -> None:
    text = bound(content, dataset, "recipients-of-category", category=value)
    assert f"ng:category <{ACME}/identifiers> ;" in text


def test_prefixed_name_is_a_full_iri(content: Content, dataset: Dataset) -> None:
    text = bound(content, dataset, "affiliates", statement="dpv:Consent")
    assert "<https://w3id.org/dpv#Consent>" in text


def test_unknown_value_names_the_nearest(content: Content, dataset: Dataset) -> None:
    with pytest.raises(ParameterError) as caught:
        bound(content, dataset, "recipients-of-category", category="identifyers")
    assert "Identifiers" in (caught.value.hint or "")


def test_value_that_resembles_nothing_lists_the_values(content: Content, dataset: Dataset) -> None:
    with pytest.raises(ParameterError) as caught:
        bound(content, dataset, "recipients-of-category", category="xyzzy")
    assert "Identifiers" in (caught.value.hint or "")
    assert "Location data" in (caught.value.hint or "")


def test_label_of_two_values_is_refused_with_both(content: Content) -> None:
    data = content.graph_data / "acme.ttl"
    data.write_text(data.read_text("utf-8").replace('"Location data"', '"Identifiers"'), "utf-8")
    with pytest.raises(ParameterError) as caught:
        bound(content, load_dataset(content), "recipients-of-category", category="Identifiers")
    assert f"{ACME}/identifiers" in (caught.value.hint or "")
    assert f"{ACME}/location" in (caught.value.hint or "")


@pytest.mark.parametrize(
    "value",
    ["a b:c", "http://a.example/x y", "http://a.example/>", "nosuchprefix:x", "_:b", "", "<>"],
)
def test_what_is_no_iri_is_refused(value: str, content: Content, dataset: Dataset) -> None:
    with pytest.raises(ParameterError):
        bound(content, dataset, "recipients-of-category", category=value)


def test_unknown_parameter_names_the_known_ones(content: Content, dataset: Dataset) -> None:
    with pytest.raises(ParameterError) as caught:
        bound(content, dataset, "recipients-of-category", categori="x", category="Identifiers")
    assert "category" in (caught.value.hint or "")


def test_missing_required_parameter_names_its_values(content: Content, dataset: Dataset) -> None:
    with pytest.raises(ParameterError) as caught:
        bound(content, dataset, "recipients-of-category")
    assert "category" in caught.value.message
    assert "Identifiers" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day", "2024-2-20"),
        ("day", "2024-02-30"),
        ("day", "20240220"),
        ("day", "yesterday"),
        ("weight", "1.5"),
        ("weight", "1e3"),
        ("weight", "x"),
        ("weight", ""),
        ("note", "\udcff"),
    ],
)
def test_value_of_the_wrong_type_is_refused(
    name: str, value: str, content: Content, dataset: Dataset
) -> None:
    values = {"day": "2021-01-01", name: value}
    with pytest.raises(ParameterError):
        bound(content, dataset, "disclosures-since", **values)


def facts(content: Content, dataset: Dataset, **values: str) -> list[tuple[str, str]]:
    question = read_questions(content)["disclosures-since"]
    found = solutions(dataset, bind_parameters(question, values, dataset))
    fact, note = found.variables.index("fact"), found.variables.index("note")
    rows = [(row[fact], row[note]) for row in found.rows]
    return [(f.value.rsplit("/")[-1], n.value) for f, n in rows if f and n]


def test_typed_values_are_compared_as_what_they_are(content: Content, dataset: Dataset) -> None:
    after_2021 = facts(content, dataset, day="2021-01-01")
    assert [fact for fact, _ in after_2021] == ["disclosure-2", "disclosure-3"]
    heavy = facts(content, dataset, day="2021-01-01", weight=" 2 ")
    assert [fact for fact, _ in heavy] == ["disclosure-3"]


def test_strings_and_comments_are_not_bound(content: Content, dataset: Dataset) -> None:
    text = bound(content, dataset, "disclosures-since", day="2021-01-01", note="x")
    assert "# The variable ?_day_date in this comment" in text
    assert '"?_note is "' in text
    assert facts(content, dataset, day="2022-12-01", note="x") == [("disclosure-3", "?_note is x")]


def test_optional_parameter_without_value_stays_unbound(content: Content, dataset: Dataset) -> None:
    assert facts(content, dataset, day="2022-12-01") == [("disclosure-3", "?_note is not given")]


HOSTILE = [
    '"',
    "\\",
    '\\"',
    '" || true) } #',
    "\\u0022 } #",
    "\\\\u0022",
    "a\nb\r\tc\b\f",
    "'''",
    "?_day_date",
    "€ 𝄞 \u202e",
    "\x00\x1b",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_text_arrives_as_it_was_written(value: str, content: Content, dataset: Dataset) -> None:
    assert facts(content, dataset, day="2022-12-01", note=value) == [
        ("disclosure-3", f"?_note is {value}")
    ]


def test_binding_keeps_the_lines(content: Content, dataset: Dataset) -> None:
    question = read_questions(content)["disclosures-since"]
    text = bind_parameters(question, {"day": "2021-01-01", "note": "a\nb"}, dataset)
    assert text.count("\n") == question.text.count("\n")


def test_statement_can_be_chosen(content: Content, dataset: Dataset) -> None:
    for statement, rows in ((ACME, 3), (f"{ACME}-other", 0)):
        text = bound(content, dataset, "affiliates", statement=statement)
        assert "BOUND" not in text.upper()
        assert len(solutions(dataset, text).rows) == rows


def test_answer_is_in_the_language_asked_for(content: Content, dataset: Dataset) -> None:
    question = read_questions(content)["recipients-of-category"]
    values = {"category": "Identifiers", "lang": "nl"}
    body = answer_question(dataset, question, values, "text/csv").decode()
    header, *rows = body.split("\r\n")
    assert header == "statement,recipient,recipientName,evidence"
    assert [row.split(",")[2] for row in rows if row] == ["adverteerders", "groepsmaatschappijen"]


def test_values_have_their_labels_by_language(content: Content, dataset: Dataset) -> None:
    question = read_questions(content)["recipients-of-category"]
    category = question.parameter("category")
    assert category
    values = read_values(question, category, dataset)
    assert {v.value: dict(v.labels) for v in values} == {
        f"{ACME}/identifiers": {"en": "Identifiers", "nl": "Identificatiegegevens"},
        f"{ACME}/location": {"en": "Location data", "nl": "Locatiegegevens"},
    }
    assert values[0].label("nl") == "Identificatiegegevens"
    assert values[0].label("fr") == "Identifiers"


def check(content: Content) -> list[tuple[str, str]]:
    problems: list[NoticegraphError] = check_questions(content, load_dataset(content))
    return [(Path(p.file or "").name, p.message) for p in problems]


def replace_in(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text("utf-8"))
    assert count
    path.write_text(text, "utf-8")


def test_right_questions_have_no_problems(content: Content) -> None:
    assert check(content) == []


def test_all_problems_are_found_not_only_the_first(content: Content) -> None:
    replace_in(content.questions / "affiliates.rq", r"#\+ summary:", "#+ sumary:")
    replace_in(content.questions / "disclosures-since.rq", r"ORDER BY \?since", "")
    assert [file for file, _ in check(content)] == ["affiliates.rq", "disclosures-since.rq"]


@pytest.mark.parametrize("name", ["who.sparql", "who.RQ", "more/who.rq", "values/a/who.rq"])
def test_file_that_would_be_overlooked_is_a_problem(name: str, content: Content) -> None:
    path = content.questions / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("SELECT ?x {}", "utf-8")
    assert [file for file, _ in check(content)] == [path.name]


def test_values_that_nobody_uses_are_a_problem(content: Content) -> None:
    (content.questions / "values" / "size.rq").write_text("SELECT ?value ?label {}", "utf-8")
    assert [file for file, _ in check(content)] == ["size.rq"]


@pytest.mark.parametrize(
    ("pattern", "new", "word"),
    [
        (r"ng:DataCategory", "ng:Nothing", "no values"),
        (r"\?value \?label\nWHERE", "?value ?name\nWHERE", "?label"),
        (r"skos:prefLabel \?label", "a ?type OPTIONAL { ?value ng:no ?label }", "no label"),
        (r"SELECT", "SELEKT", "SELEKT"),
    ],
)
def test_broken_values_are_a_problem(pattern: str, new: str, word: str, content: Content) -> None:
    replace_in(content.questions / "values" / "category.rq", pattern, new)
    found = check(content)
    assert found
    assert {file for file, _ in found} == {"category.rq"}
    assert all(word in message for _, message in found)


def test_default_that_is_no_value_is_a_problem(content: Content) -> None:
    replace_in(content.questions / "recipients-of-category.rq", "lang: en", "lang: fr")
    ((file, message),) = check(content)
    assert file == "recipients-of-category.rq"
    assert "default" in message


def test_parameter_as_a_column_is_a_problem(content: Content) -> None:
    replace_in(
        content.questions / "disclosures-since.rq",
        r"SELECT \?statement",
        "SELECT ?statement ?_day_date",
    )
    ((file, _),) = check(content)
    assert file == "disclosures-since.rq"


def test_what_no_graph_names_is_no_value(
    dataset: Dataset, content: Content, write: Callable[..., Path]
) -> None:
    listed = read_questions(content)["recipients-of-category"]
    free = read_question(
        write(
            "SELECT ?statement ?p ?evidence\n"
            "WHERE { ?_fact_iri ?p ?evidence . BIND(1 AS ?statement) }\nORDER BY ?p\n"
        )
    )
    assert bind_parameters(listed, {"category": f"{ACME}/identifiers"}, dataset)
    refuse_unknown_things(free, {"fact": f"{ACME}/identifiers"}, dataset)
    for question, name, value in (
        # A thing of the graph, and yet no category.
        (listed, "category", ACME),
        (listed, "category", f"{ACME}/identifyers"),
        (free, "fact", f"{ACME}/identifyers"),
    ):
        with pytest.raises(ParameterError) as refused:
            refuse_unknown_things(question, {name: value}, dataset)
            bind_parameters(question, {name: value}, dataset)
        assert refused.value.kind in ("unknown-value", "unknown-thing")
    assert refused.value.hint is not None
    assert "/identifiers" in refused.value.hint


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        # No statement has these as its own; its categories and recipients are below or above.
        ("recipients-of-category", "category", "dpv:PersonalData"),
        ("recipients-of-category", "category", "pd:Identifying"),
        ("categories-disclosed-to", "recipient", "ng:BusinessPartners"),
    ],
)
def test_term_above_or_below_the_values_is_one_too(
    question: str, name: str, value: str, shipped_dataset: Dataset
) -> None:
    asked = read_questions(shipped_content())[question]
    rows = answer_question(shipped_dataset, asked, {name: value}, "text/csv").splitlines()
    assert len(rows) > 1


def test_term_of_a_vocabulary_is_no_statement(shipped_dataset: Dataset) -> None:
    asked = read_questions(shipped_content())["rights"]
    for value in ("dpv:PersonalData", "zendesk", "ng:StatementVersion"):
        with pytest.raises(ParameterError):
            bind_parameters(asked, {"statement": value}, shipped_dataset)


def test_a_thing_can_be_called_by_its_path_within_the_statement(
    dataset: Dataset, content: Content, write: Callable[..., Path]
) -> None:
    path = write(
        "SELECT ?statement ?p ?evidence\n"
        "WHERE { ?_fact_iri ?p ?evidence . BIND(1 AS ?statement) }\nORDER BY ?p\n"
    )
    question = read_question(path)
    bound = bind_parameters(question, {"fact": "affiliate-one"}, dataset)
    assert f"<{ACME}/affiliate-one>" in bound
    with pytest.raises(ParameterError, match="is not an IRI"):
        bind_parameters(question, {"fact": "affiliate-none"}, dataset)
