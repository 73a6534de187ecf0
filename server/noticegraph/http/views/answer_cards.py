"""The answer to the likeliest question as a card: a conclusion, and first rows of each company."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from noticegraph.errors import LimitError, ParameterError
from noticegraph.http.graph.answer_order import OrderedAnswer, alike, order_answer
from noticegraph.http.graph.answer_tables import AnswerTable
from noticegraph.http.graph.companies import Company
from noticegraph.http.graph.conclusions import StatedRow, Told, conclude, tell_companies
from noticegraph.http.graph.verdict_counts import count_verdicts
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.arguments import Arguments
from noticegraph.http.request.kept import known_statements, once_per_state
from noticegraph.http.tables.answers import arrange_answer
from noticegraph.http.tables.listing import ROWS_PER_PAGE, Listing
from noticegraph.http.tables.presenting import Presented
from noticegraph.http.views.answer_groups import RowGroup, merge_rows, present_in_groups
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

_ROWS = 12
_REQUIREMENTS = "requirements"
_VERDICTS = {"requirement", "verdict"}


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


def answer(meant: Meant, language: str, only: Collection[str] = ()) -> Answer | None:
    """Return the answer; None if there is no time for it, or if it was not understood enough.

    If some companies (their names in addresses) are given, only these answer.
    """
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
        companies = [c for c in known_companies(language).values() if not only or c.slug in only]
        asked = {v.statement.iri for c in companies for v in c.versions}
        numbers = [n for n in numbers if not only or ordered.statement_of(n) in asked]
        told = _told(meant, ordered, numbers, language, companies, is_of_reports=is_of_reports)
        conclusion = conclude(
            question.id,
            told,
            _stated(ordered, numbers, language),
            language,
            of_all_data=ordered.of_all_data,
        )
        chosen, together = _chosen(ordered, numbers, told)
        laid, listing = arrange_answer(
            site.dataset, site.texts, chosen.solutions, language, Arguments([])
        )
    except (LimitError, ParameterError):
        # The questions that were found are an answer too.
        return None
    shown, groups = present_in_groups(chosen, listing, language, by_statement=len(told) > 1)
    groups = merge_rows(groups, together)
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
    if contains != meant.contains and (numbers or not contains):
        meant = with_contains(meant, language, contains)
    return meant, numbers


def _told(
    meant: Meant,
    ordered: OrderedAnswer,
    numbers: Iterable[int],
    language: str,
    companies: Iterable[Company],
    *,
    is_of_reports: bool,
) -> list[Told]:
    """Return what the companies say that were asked about, those that state it first."""
    values = own_values(meant.ranked)
    known = [s.iri for s in known_statements("en").values()]
    within = (s for v in values.values() for s in known if v.startswith(s + "/"))
    kept = list(numbers)
    examined = None
    if is_of_reports:
        # What rows are limited to otherwise, all requirements of a law are no count of.
        is_of_law = set(ordered.solutions.variables) >= _VERDICTS and not (
            meant.contains or "verdict" in values
        )
        law = values.get("law", "")
        counts = count_verdicts(current_site().dataset, law) if is_of_law else {}
        examined = {slug: counts.get(slug, {}) for slug in reported_statements()}
    told = tell_companies(
        companies,
        [ordered.statement_of(number) for number in kept],
        language,
        asked=values.get("statement") or next(within, ""),
        examined=examined,
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


def _chosen(
    ordered: OrderedAnswer, numbers: Sequence[int], told: Sequence[Told]
) -> tuple[OrderedAnswer, list[int]]:
    """Return a row of each company, then others, by company; what names the thing goes before.

    With them comes how many, from each row that is shown, are alike, and stand in one.
    """
    turns = [
        (bool(turn) and of_one[0] >= ordered.direct, turn, rank, of_one)
        for rank, company in enumerate(told)
        for turn, of_one in enumerate(alike(ordered, [numbers[at] for at in company.rows]))
    ]
    taken: list[tuple[bool, int, list[int]]] = []
    for *_, rank, of_one in sorted(turns)[:_ROWS]:
        if sum(len(n) for *_, n in taken) + len(of_one) <= ROWS_PER_PAGE:
            taken.append((of_one[0] >= ordered.direct, rank, of_one))
    taken.sort()
    rows = [ordered.solutions.rows[n] for *_, of_one in taken for n in of_one]
    chosen = replace(
        ordered,
        solutions=Solutions(ordered.solutions.variables, rows),
        direct=sum(len(of_one) for is_wider, _, of_one in taken if not is_wider),
        is_by_statement=True,
    )
    return chosen, [len(of_one) for *_, of_one in taken]
