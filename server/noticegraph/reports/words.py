"""The words of reports in English and Dutch. Never "compliant": shapes only find problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from noticegraph.errors import NoticegraphError
from noticegraph.examinations import Verdict
from noticegraph.namespaces import PREFIXES

if TYPE_CHECKING:
    from noticegraph.reports.model import Report

VERDICTS = {
    "en": {
        Verdict.MET: "met",
        Verdict.PARTLY_MET: "partly met",
        Verdict.NOT_MET: "not met",
        Verdict.SAID_ELSEWHERE: "said elsewhere",
        Verdict.NOT_APPLICABLE: "not applicable",
        Verdict.NOT_ASSESSABLE: "not assessable from the text",
        Verdict.CONSISTENT: "no disagreement found",
        Verdict.INCONSISTENT: "disagreement found",
        Verdict.REMARKS: "remarks",
        Verdict.NO_REMARKS: "no remarks",
        Verdict.NOT_EXAMINED: "not examined: no text at hand",
    },
    "nl": {
        Verdict.MET: "voldaan",
        Verdict.PARTLY_MET: "gedeeltelijk voldaan",
        Verdict.NOT_MET: "niet voldaan",
        Verdict.SAID_ELSEWHERE: "elders gezegd",
        Verdict.NOT_APPLICABLE: "niet van toepassing",
        Verdict.NOT_ASSESSABLE: "niet uit de tekst te beoordelen",
        Verdict.CONSISTENT: "geen tegenspraak gevonden",
        Verdict.INCONSISTENT: "tegenspraak gevonden",
        Verdict.REMARKS: "opmerkingen",
        Verdict.NO_REMARKS: "geen opmerkingen",
        Verdict.NOT_EXAMINED: "niet onderzocht: geen tekst bij de hand",
    },
}

SEVERITIES = {
    "en": {
        "Violation": "violation",
        "Warning": "warning",
        "Info": "information",
        "Minor": "minor",
        "Editorial": "editorial",
    },
    "nl": {
        "Violation": "overtreding",
        "Warning": "waarschuwing",
        "Info": "informatie",
        "Minor": "klein",
        "Editorial": "redactioneel",
    },
}

WORDS = {
    "en": {
        "report": "Report",
        "requirements": "requirements",
        "requirement": "requirement",
        "verdict": "verdict",
        "there": "what is there",
        "lacks": "what is missing, and the remedy",
        "why": "why",
        "disagrees": "what disagrees, and the remedy",
        "consistency": "The statement compared with itself",
        "structure": "Structure of the graph",
        "check": "check",
        "none": "These shapes found no violation.",
        "structure_none": "The structure shapes found no violation.",
        "caution": "A finding is evidence for a lawyer, not legal advice. A requirement that was "
        "not assessed is counted and named; that does not mean that it is met.",
        "severity": "SHACL severity",
        "stale": "The graphs have changed since these reports were made: validate again, "
        "with noticegraph validate or POST /validate.",
        "uncited_one": "1 passage has neither a fact nor a reason why it states none: what it says "
        "is not in this report.",
        "uncited_more": "{count} passages have neither a fact nor a reason why they state none: "
        "what they say is not in this report.",
        "and_more": "and {count} more",
        "checks": "consistency checks",
        "text": "The text itself, examined by rules",
        "text_what": "Rules of an editor looked at how the text is written, not at what the law "
        "requires. Minor: it may mislead a reader. Editorial: only the writing is wrong.",
        "text_checks": "checks of the text",
        "gravity": "gravity",
        "line": "line",
        "results": "results about structure",
        "no_target": "{count} of {total} shapes have no target and examined nothing.",
        "no_node": "{count} of {total} shapes met no node in this graph.",
        "failed": "This statement could not be validated: {reason}.",
        "not_validated": "not validated",
    },
    "nl": {
        "report": "Rapport",
        "requirements": "vereisten",
        "requirement": "vereiste",
        "verdict": "oordeel",
        "there": "wat er staat",
        "lacks": "wat ontbreekt, en de remedie",
        "why": "waarom",
        "disagrees": "wat elkaar tegenspreekt, en de remedie",
        "consistency": "De verklaring tegenover zichzelf",
        "structure": "Structuur van de graaf",
        "check": "controle",
        "none": "Geen overtreding gevonden door deze shapes.",
        "structure_none": "Geen overtreding gevonden door de structuur-shapes.",
        "caution": "Een bevinding is bewijs voor een jurist, geen juridisch advies. Een vereiste "
        "dat niet is beoordeeld, is geteld en genoemd; dat is geen oordeel dat eraan is voldaan.",
        "severity": "SHACL-ernst",
        "stale": "De grafen zijn gewijzigd sinds deze rapporten zijn gemaakt: valideer opnieuw, "
        "met noticegraph validate of POST /validate.",
        "uncited_one": "1 passage heeft geen feit en geen reden waarom zij er geen bevat: wat zij "
        "zegt, staat niet in dit rapport.",
        "uncited_more": "{count} passages hebben geen feit en geen reden waarom zij er geen "
        "bevatten: wat zij zeggen, staat niet in dit rapport.",
        "and_more": "en nog {count}",
        "checks": "consistentiecontroles",
        "text": "De tekst zelf, onderzocht door regels",
        "text_what": "Regels van een redacteur keken hoe de tekst is geschreven, niet wat de wet "
        "eist. Klein: het kan een lezer op het verkeerde been zetten. Redactioneel: alleen de "
        "formulering is fout.",
        "text_checks": "controles van de tekst",
        "gravity": "ernst",
        "line": "regel",
        "results": "resultaten van structuur",
        "no_target": "{count} van {total} shapes hebben geen doel en onderzochten niets.",
        "no_node": "{count} van {total} shapes troffen geen element in deze graaf.",
        "failed": "Deze verklaring kon niet worden gevalideerd: {reason}.",
        "not_validated": "niet gevalideerd",
    },
}


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
