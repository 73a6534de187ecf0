"""The answer to the likeliest question as a card: a conclusion, and first rows of each company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from noticegraph.errors import LimitError, ParameterError
from noticegraph.http.graph.answer_order import OrderedAnswer, order_answer
from noticegraph.http.graph.answer_tables import AnswerTable
from noticegraph.http.graph.conclusions import StatedRow, Told, conclude, tell_companies
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.tables.answers import arrange_answer
from noticegraph.http.tables.listing import Listing
from noticegraph.http.tables.presenting import Presented
from noticegraph.http.views.answer_groups import RowGroup, present_in_groups
from noticegraph.http.views.asking import Meant, address_of_answer, own_values, with_contains
from noticegraph.http.views.company_menu import known_companies, reported_statements
from noticegraph.http.views.question_forms import LANGUAGE
from noticegraph.http.words.marks import MODALITIES
from noticegraph.labels import read_names
from noticegraph.namespaces import PREFIXES
from noticegraph.query import Solutions, solutions
from noticegraph.questions import bind_parameters
from noticegraph.review_status import DRAFTED, REVIEW_STATUS
from noticegraph.tables import Part

_ROWS = 5
_MOST_ROWS = 10
_REQUIREMENTS = "requirements"


@dataclass(frozen=True, slots=True)
class Answer:
    """A conclusion, a line a company, and rows of the answer, in the columns of the page.

    `count` is the number of all rows; `silent` are the companies without any, with the reason.
    """

    meant: Meant
    conclusion: list[str]
    listing: Listing
    presented: Presented
    groups: list[RowGroup]
    silent: list[tuple[Part, str]]
    laid: AnswerTable
    count: int


def answer(meant: Meant, language: str) -> Answer | None:
    """Return the answer; None if there is no time for it, or if it was not understood enough."""
    site = current_site()
    question, values = meant.ranked.question, dict(own_values(meant.ranked))
    if question.parameter(LANGUAGE):
        values[LANGUAGE] = language
    try:
        bound = bind_parameters(question, values, site.dataset)
        found = solutions(site.dataset, bound)
        ordered = order_answer(site.dataset, question, values, found)
        meant, numbers = _narrowed(meant, ordered, language)
        is_of_reports = _REQUIREMENTS in question.subjects
        # Without reports nothing can be told, and no row with the words is no answer.
        if not numbers and (is_of_reports or ordered.solutions.rows):
            return None
        told = _told(meant, ordered, numbers, language, is_of_reports=is_of_reports)
        conclusion = conclude(
            question.id,
            told,
            _stated(ordered, numbers, language),
            language,
            of_all_data=ordered.of_all_data,
        )
        chosen = _chosen(ordered, numbers, told)
        laid, listing = arrange_answer(
            site.dataset, site.texts, chosen.solutions, language, Arguments([])
        )
    except (LimitError, ParameterError):
        # The questions that were found are an answer too.
        return None
    shown, groups = present_in_groups(chosen, listing, language, by_statement=len(told) > 1)
    own = address_of_answer(meant.ranked, meant.contains)
    sign = "&" if "?" in own else "?"
    headings = tuple(replace(h, address=f"{own}{sign}sort={h.name}") for h in shown.headings)
    silent = [(Part(t.company.name, t.version.statement.iri), t.silence)
              for t in told if not t.rows]  # fmt: skip
    return Answer(
        meant, conclusion, listing, replace(shown, headings=headings), groups,
        silent if len(told) > 1 and numbers else [], laid, len(numbers),
    )  # fmt: skip


def _narrowed(meant: Meant, ordered: OrderedAnswer, language: str) -> tuple[Meant, Sequence[int]]:
    """Return the numbers of the rows that contain what is meant, or what it may mean instead."""
    site = current_site()
    numbers: Sequence[int] = ()
    contains = ""
    for contains in dict.fromkeys((meant.contains, *meant.otherwise)):
        if not contains:
            numbers = range(len(ordered.solutions.rows))
            break
        asked = Arguments([("contains", contains)])
        _, listing = arrange_answer(site.dataset, site.texts, ordered.solutions, language, asked)
        numbers = listing.order
        if numbers:
            break
    if numbers and contains != meant.contains:
        meant = with_contains(meant, language, contains)
    return meant, numbers


def _told(
    meant: Meant,
    ordered: OrderedAnswer,
    numbers: Iterable[int],
    language: str,
    *,
    is_of_reports: bool,
) -> list[Told]:
    """Return what the companies say that were asked about, those that state it first."""
    values = own_values(meant.ranked)
    known = [s.iri for s in known_statements("en").values()]
    within = (s for v in values.values() for s in known if v.startswith(s + "/"))
    kept = list(numbers)
    told = tell_companies(
        known_companies(language).values(),
        [ordered.statement_of(number) for number in kept],
        language,
        asked=values.get("statement") or next(within, ""),
        examined=reported_statements() if is_of_reports else None,
        not_all_read=_not_all_read(),
        contains=meant.contains if ordered.solutions.rows else "",
    )

    def names_it(of_one: Told) -> bool:
        return any(kept[at] < ordered.direct for at in of_one.rows)

    return sorted(told, key=lambda t: (t.company.is_example, not names_it(t), not t.rows))


def _not_all_read() -> frozenset[str]:
    """Return the statements (IRIs) that have facts which nobody has reviewed."""
    dataset = current_site().dataset
    query = f"""SELECT DISTINCT ?statement WHERE {{
  ?fact <{REVIEW_STATUS}> <{DRAFTED}> ; <{PREFIXES["ng"]}statedIn> ?passage .
  ?passage <{PREFIXES["oa"]}hasSource> ?statement
}}"""
    return once_per_state(
        "not all read",
        lambda: frozenset(s.value for (s,) in solutions(dataset, query).rows if s is not None),
    )


def _stated(ordered: OrderedAnswer, numbers: Iterable[int], language: str) -> list[StatedRow]:
    names = read_names(current_site().dataset, MODALITIES, language)
    modalities: Mapping[str, str] = {name: iri for iri, name in names.items()}
    found = []
    for number in numbers:
        row = ordered.solutions.rows[number]
        cells = zip(ordered.solutions.variables, row, strict=True)
        values = {name: term.value for name, term in cells if term is not None}
        modality = modalities.get(values.get("modality", ""), "")
        found.append(StatedRow(values, modality, is_wider=number >= ordered.direct))
    return found


def _chosen(ordered: OrderedAnswer, numbers: Sequence[int], told: Sequence[Told]) -> OrderedAnswer:
    """Return a row of each company, then others, by company; what names the thing goes before."""
    wanted = max(_ROWS, min(sum(bool(t.rows) for t in told), _MOST_ROWS))
    turns = [
        (bool(turn) and numbers[at] >= ordered.direct, turn, rank, numbers[at])
        for rank, of_one in enumerate(told)
        for turn, at in enumerate(of_one.rows)
    ]
    first = sorted(turns)[:wanted]
    kept = sorted((number >= ordered.direct, rank, number) for *_, rank, number in first)
    rows = [ordered.solutions.rows[number] for *_, number in kept]
    return replace(
        ordered,
        solutions=Solutions(ordered.solutions.variables, rows),
        direct=sum(not is_wider for is_wider, *_ in kept),
        is_by_statement=True,
    )
