"""Drafted facts as records: what `draft` prints, and what rows are made of."""

from __future__ import annotations

from typing import Any

from noticegraph.drafting.pipeline import Result


def as_records(text: str, result: Result) -> list[dict[str, Any]]:
    """Return the facts of a drafted text as objects, each with an id that counts its kind."""
    counts: dict[str, int] = {}
    rows = []
    for fact in result.facts:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
        rows.append({
            "id": f"{fact.kind}/{counts[fact.kind]}",
            "kind": fact.kind,
            "key": fact.key,
            "name": fact.name,
            "modality": fact.modality,
            "passage": fact.passage,
            "quote": text[fact.start : fact.end],
            "start": fact.start,
            "end": fact.end,
            "places": [list(place) for place in fact.places],
            "passages": fact.passages,
            "rule": fact.rule,
            "score": round(fact.score, 2),
        })  # fmt: skip
    return rows
