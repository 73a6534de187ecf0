"""The words of reports in English and Dutch. Never "compliant": shapes only find problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noticegraph.errors import NoticegraphError
from noticegraph.examinations import Verdict
from noticegraph.languages import by_language
from noticegraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from noticegraph.reports.model import Report

VERDICTS = by_language(
    {
        Verdict.MET: ("met", "voldaan"),
        Verdict.PARTLY_MET: ("partly met", "gedeeltelijk voldaan"),
        Verdict.NOT_MET: ("not met", "niet voldaan"),
        Verdict.SAID_ELSEWHERE: ("said elsewhere", "elders gezegd"),
        Verdict.NOT_APPLICABLE: ("not applicable", "niet van toepassing"),
        Verdict.NOT_ASSESSABLE: ("not assessable from the text", "niet uit de tekst te beoordelen"),
        Verdict.CONSISTENT: ("no disagreement found", "geen tegenspraak gevonden"),
        Verdict.INCONSISTENT: ("disagreement found", "tegenspraak gevonden"),
        Verdict.REMARKS: ("remarks", "opmerkingen"),
        Verdict.NO_REMARKS: ("no remarks", "geen opmerkingen"),
        Verdict.NOT_EXAMINED: (
            "not examined: no text available",
            "niet onderzocht: geen tekst beschikbaar",
        ),
    }
)

SEVERITIES = by_language(
    {
        "Violation": ("violation", "overtreding"),
        "Warning": ("warning", "waarschuwing"),
        "Info": ("information", "informatie"),
        "Minor": ("minor", "klein"),
        "Editorial": ("editorial", "redactioneel"),
    }
)

WORDS = by_language(
    {
        "report": ("Report", "Rapport"),
        "requirements": ("requirements", "vereisten"),
        "requirement": ("requirement", "vereiste"),
        "verdict": ("verdict", "oordeel"),
        "there": ("what is there", "wat er staat"),
        "lacks": ("what is missing, and the remedy", "wat ontbreekt, en de remedie"),
        "why": ("why", "waarom"),
        "disagrees": ("what disagrees, and the remedy", "wat elkaar tegenspreekt, en de remedie"),
        "consistency": ("The statement compared with itself", "De verklaring tegenover zichzelf"),
        "structure": ("Structure of the graph", "Structuur van de graaf"),
        "check": ("check", "controle"),
        "none": ("These shapes found no violation.", "Geen overtreding gevonden door deze shapes."),
        "structure_none": (
            "The structure shapes found no violation.",
            "Geen overtreding gevonden door de structuur-shapes.",
        ),
        "caution": (
            "A finding is evidence for a lawyer, not legal advice. A requirement that was "
            "not assessed is counted and named; that does not mean that it is met.",
            "Een bevinding is bewijs voor een jurist, geen juridisch advies. Een vereiste dat "
            "niet is beoordeeld, is geteld en genoemd; dat is geen oordeel dat eraan is voldaan.",
        ),
        "severity": ("SHACL severity", "SHACL-ernst"),
        "stale": (
            "The graphs have changed since these reports were made: validate again, "
            "with noticegraph validate or POST /validate.",
            "De grafen zijn gewijzigd sinds deze rapporten zijn gemaakt: valideer opnieuw, "
            "met noticegraph validate of POST /validate.",
        ),
        "uncited_one": (
            "1 passage has neither a fact nor a reason why it states none: what it says "
            "is not in this report.",
            "1 passage heeft geen feit en geen reden waarom zij er geen bevat: wat zij "
            "zegt, staat niet in dit rapport.",
        ),
        "uncited_more": (
            "{count} passages have neither a fact nor a reason why they state none: "
            "what they say is not in this report.",
            "{count} passages hebben geen feit en geen reden waarom zij er geen "
            "bevatten: wat zij zeggen, staat niet in dit rapport.",
        ),
        "and_more": ("and {count} more", "en nog {count}"),
        "checks": ("consistency checks", "consistentiecontroles"),
        "text": ("The text itself, examined by rules", "De tekst zelf, onderzocht door regels"),
        "text_what": (
            "Editorial rules looked at how the text is written, not at what the law requires. "
            "Minor: it may mislead a reader. Editorial: only the writing is wrong.",
            "Redactionele regels keken hoe de tekst is geschreven, niet wat de wet eist. Klein: "
            "het kan een lezer op het verkeerde been zetten. Redactioneel: alleen de "
            "formulering is fout.",
        ),
        "text_checks": ("checks of the text", "controles van de tekst"),
        "gravity": ("severity", "ernst"),
        "line": ("line", "regel"),
        "results": ("results about structure", "resultaten van structuur"),
        "no_target": (
            "{count} of {total} shapes have no target and examined nothing.",
            "{count} van {total} shapes hebben geen doel en onderzochten niets.",
        ),
        "no_node": (
            "{count} of {total} shapes matched no node in this graph.",
            "{count} van {total} shapes troffen geen element in deze graaf.",
        ),
        "failed": (
            "This statement could not be validated: {reason}.",
            "Deze verklaring kon niet worden gevalideerd: {reason}.",
        ),
        "not_validated": ("not validated", "niet gevalideerd"),
    }
)


def failure_sentence(error: NoticegraphError, language: str) -> str:
    """Return why a statement could not be validated, and what to do about it."""
    words = error.words(language)
    reason = words.message if words.hint is None else f"{words.message} ({words.hint})"
    return WORDS[language]["failed"].format(reason=reason)


def shape_remarks(report: Report, language: str) -> Iterator[str]:
    """Yield how many shapes examined nothing, if any."""
    for kind, shapes in (("no_target", report.untargeted), ("no_node", report.unmet)):
        if shapes:
            yield WORDS[language][kind].format(count=len(shapes), total=report.shape_count)


def severity_name(iri: str) -> str:
    """Return the local name of a severity: Violation, Warning, Info, Minor, or another."""
    return iri.removeprefix(PREFIXES["sh"]).rsplit("#", 1)[-1].rsplit("/", 1)[-1]
