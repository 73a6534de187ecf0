"""Paragraphs that are headings in all but name: a line in bold, in capitals, or with a number.

Many pages and most PDF and DOCX files mark their headings only so.
"""

from __future__ import annotations

import re

from noticegraph.intake.blocks import Block, Heading, Paragraph, Run, plain

_LONGEST = 100
_MOST_WORDS = 14
_ENDS_SENTENCE = re.compile(r"[.;:,!…][”’\"')\]]*$")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})[.)]\s+(?=[^\W\d_])")
_LETTERED = re.compile(r"[A-Z][.)]\s+(?=[^\W\d_])")
_TITLED = re.compile(r"(?i)(?:article|section|chapter|artikel|hoofdstuk|deel)\s+\d{1,2}\b")


def mark_headings(blocks: list[Block]) -> list[Block]:
    """Return blocks in which the paragraphs that look like headings are headings.

    A line in bold is one. A line in capitals, or with a number, is one only where the document has
    no other headings: else it may be what a heading is about.
    """
    real = sum(isinstance(block, Heading) for block in blocks)
    marked: list[Block] = []
    level = 1
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Heading):
            level = block.level
        elif isinstance(block, Paragraph) and following is not None:
            depth = _depth(block, plain_too=real < 2)
            if depth:
                below = level if real else 1
                runs = [Run(" " if run.text == "\n" else run.text) for run in block.runs]
                marked.append(Heading(min(below + depth, 6), runs))
                continue
        marked.append(block)
    return marked


def _depth(block: Paragraph, *, plain_too: bool) -> int:
    """Return how deep below the last true heading a paragraph is one, or 0 if it is none."""
    said = plain(block.runs)
    if len(said) > _LONGEST or len(said.split()) > _MOST_WORDS or _ENDS_SENTENCE.search(said):
        return 0
    if not any(character.isalpha() for character in said):
        return 0
    bold = all(run.bold or run.text == "\n" for run in block.runs)
    numbered = _NUMBERED.match(said)
    if numbered and (bold or plain_too):
        return 1 + numbered["number"].count(".")
    marked = _ROMAN.match(said) or _LETTERED.match(said) or _TITLED.match(said)
    capitals = said.upper() == said and len(said.split()) > 1
    if bold:
        return 1 if (marked or capitals) else 2
    return 1 if plain_too and (marked or capitals) else 0
