"""Text from a graph, made safe for a terminal and for one line."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return a text with its control characters replaced, and each white space a space."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)
