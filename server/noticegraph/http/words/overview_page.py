"""The words of the first page alone, in English and Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OVERVIEW_TEXTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "examples_answered": ("For example", "Bijvoorbeeld"),
        "example_dpf-certified-affiliates": (
            "{count} of {total} at {company}: {names}",
            "{count} van {total} bij {company}: {names}",
        ),
        "example_retention": (
            "{company}: {count} rules, {given} with a number",
            "{company}: {count} regels, {given} met een getal",
        ),
        "example_retention_one": (
            "{company}: 1 rule, {given} with a number",
            "{company}: 1 regel, {given} met een getal",
        ),
        "example_special-category-processing": (
            "{company}: {count} kinds, {given} with a condition",
            "{company}: {count} soorten, {given} met een voorwaarde",
        ),
        "example_special-category-processing_one": (
            "{company}: 1 kind, {given} with a condition",
            "{company}: 1 soort, {given} met een voorwaarde",
        ),
        "example_none": ("none", "geen"),
        "changed_lately": ("What changed lately", "Wat er onlangs is veranderd"),
        "first_read": ("first version read, {facts}", "eerste versie gelezen, {facts}"),
        "taken_anew_short": (
            "the same terms, taken anew",
            "dezelfde voorwaarden, opnieuw vastgelegd",
        ),
        "compare_any": ("Compare two versions", "Vergelijk twee versies"),
        "questions_by_subject": (
            "All {count} questions, by subject",
            "Alle {count} vragen, per onderwerp",
        ),
    }
)
