"""Certifications under a framework of transfers: who, under which part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from noticegraph.drafting.model import Fact, Unit
from noticegraph.drafting.names import organisations_in
from noticegraph.drafting.proposing import Draft, propose

PARTS = {"ng:EU-US-DPF": "dpf-eu", "ng:UK-Extension-DPF": "dpf-uk", "ng:Swiss-US-DPF": "dpf-ch"}
_CERTIFIES = re.compile(
    r"(?i)\b(?:certif\w+|compl(?:y|ies)\s+with|adher\w*|participat\w*|gecertificeerd|certifice\w*|voldo\w+\s+aan|neem\w*\s+deel|deelneem\w*|leven?\s+\w*\s*na|naleven|onderschrijf\w*)\b"
)
_FRAMEWORK = re.compile(r"(?i)framework|DPF|kader|privacyschild|shield")


def certifications(draft: Draft, units: Sequence[Unit]) -> Iterator[Fact]:
    """Propose a certification for each named entity and part of a passage that certifies."""
    for _, group in groupby(units, key=lambda unit: unit.passage):
        inside = list(group)
        certifying = [unit for unit in inside if _CERTIFIES.search(unit.text)]
        if not certifying or not any(_FRAMEWORK.search(unit.text) for unit in inside):
            continue
        parts: dict[str, tuple[Unit, int, int]] = {}
        for unit in inside:
            for match in draft.lexicon.words["mechanisms"].find(unit.tokens):
                if match.terms[0] in PARTS:
                    parts.setdefault(PARTS[match.terms[0]], (unit, match.start, match.end))
        if not parts:
            continue
        entities = list(
            dict.fromkeys(m["name"] for unit in certifying[:1] for m in organisations_in(unit.text))
        )
        for entity in entities or ([draft.company] if draft.company else []):
            for part, (unit, start, end) in parts.items():
                yield propose(
                    draft, unit, start, end, "certification", {"entity": entity, "part": part},
                    "certification-in-passage", 0.8, name=f"{entity}: {part}", modality="asserted",
                )  # fmt: skip
