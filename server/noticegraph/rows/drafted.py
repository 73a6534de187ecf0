"""What rows of a rule mean, where its words say more than the model can hold, or otherwise.

A rule gives a word with its readings, the likeliest first; the graph takes one of them. Only rows
that rules drafted are read so: a person or an agent who names two terms means both.
"""

from __future__ import annotations

from noticegraph.rows.model import Row
from noticegraph.rows.vocabulary import Vocabulary

_ONE_READING = {
    "category": ("terms",),
    "recipient": ("terms",),
    "purpose": ("terms",),
    "basis": ("purpose",),
    "disclosure": ("category", "recipient"),
    "sale": ("category", "recipient"),
    "retention": ("of",),
}
"""The columns in which several terms are readings of one word, by kind."""
_NECESSITY = {"true": "dpv:Required", "false": "dpv:Optional"}
_TRAINING = "ng:AITraining"


def take_first_reading(row: Row, vocabulary: Vocabulary) -> Row:
    """Return a row, with one current term for each word if a rule drafted it."""
    if not row.one("by").startswith("rule:"):
        return row
    for values in row.cells.values():
        values[:] = [v for value in values for v in vocabulary.replacements(value)[:1] or [value]]
    if row.kind == "purpose" and row.cells.get("terms", [])[:1] == [_TRAINING]:
        # The model has a class of facts for it, and no purpose.
        row.kind = "training"
        row.put("terms", [])
    if row.kind == "provision" and "required" in row.cells:
        required = row.cells.pop("required")[0]
        row.cells.setdefault("necessity", [_NECESSITY[required]])
    if row.kind == "automated":
        # The kind says it.
        row.put("automated", [])
    for column in _ONE_READING.get(row.kind, ()):
        readings = [term for term in row.cells.get(column, []) if term != _TRAINING]
        row.put(column, readings[:1])
    return row
