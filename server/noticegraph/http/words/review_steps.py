"""The words of the steps of a review, in English and Dutch."""

from collections.abc import Mapping

STEP_TEXTS: Mapping[str, tuple[str, str]] = {
    "state_elsewhere": ("decided elsewhere, not read", "elders beslist, niet gelezen"),
    "decided_at": (
        "The facts of this passage were decided at another passage, before anybody read this one:",
        "Over de feiten van deze passage is bij een andere passage beslist, voordat iemand deze "
        "las:",
    ),
    "not_here": ("Not in this passage", "Niet in deze passage"),
    "done_not-here": ("no longer cites this passage", "haalt deze passage niet meer aan"),
    "conflict_own": (
        "You have changed this fact yourself since this page was loaded",
        "U hebt dit feit zelf gewijzigd sinds deze pagina is geladen",
    ),
    "tick_off": (
        "It cites these passages: tick those that do not say it",
        "Het haalt deze passages aan: vink aan welke het niet zeggen",
    ),
    "why_rejected": ("Why? (optional)", "Waarom? (niet verplicht)"),
    "keep_why": ("Keep as a note", "Bewaar als notitie"),
    "why_kept": ("The reason is kept as a note.", "De reden is bewaard als notitie."),
}
