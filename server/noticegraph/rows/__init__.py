"""Facts as rows: one fact on one line, and the one way by which facts enter a graph.

Responsible for what rows say and whether they may be applied. Not responsible for whether a fact is
true, nor for what the law requires.
"""

from noticegraph.rows.applying import Outcome, apply_rows
from noticegraph.rows.building import build_graph
from noticegraph.rows.columns import COLUMNS, EVERY_FACT, Column
from noticegraph.rows.files import FORMATS, read_file_of_rows, row_of_object, write_file_of_rows
from noticegraph.rows.judging import judge_with
from noticegraph.rows.kinds import KINDS, Kind
from noticegraph.rows.locating import StatementFiles, find_statement
from noticegraph.rows.model import BASE, Row
from noticegraph.rows.putting import Options, apply_to_files
from noticegraph.rows.reviewing import is_drafted_by_machine, is_proposer
from noticegraph.rows.shorthand import MADE_TERMS, WORDS
from noticegraph.rows.statement import Statement
from noticegraph.rows.vocabulary import Vocabulary
from noticegraph.rows.writing import show_text, write_rows

__all__ = [
    "BASE",
    "COLUMNS",
    "EVERY_FACT",
    "FORMATS",
    "KINDS",
    "MADE_TERMS",
    "WORDS",
    "Column",
    "Kind",
    "Options",
    "Outcome",
    "Row",
    "Statement",
    "StatementFiles",
    "Vocabulary",
    "apply_rows",
    "apply_to_files",
    "build_graph",
    "find_statement",
    "is_drafted_by_machine",
    "is_proposer",
    "judge_with",
    "read_file_of_rows",
    "row_of_object",
    "show_text",
    "write_file_of_rows",
    "write_rows",
]
