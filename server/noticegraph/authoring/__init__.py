"""The problems of a statement graph, node by node, for its author.

Responsible for what an author can get wrong: unknown terms, the structure of the graph, passages
that are not those of the text, and copied words. The structure is judged by the shapes in
``shapes/structure``, here and in ``noticegraph validate`` alike. Not responsible for what the law
requires, nor for whether a fact is true.
"""

from noticegraph.authoring.checking import check_statement_graph
from noticegraph.authoring.problems import Problem, Source
from noticegraph.authoring.structure import structure_shapes
from noticegraph.authoring.texts import CopiedWords
from noticegraph.authoring.words import say

__all__ = ["CopiedWords", "Problem", "Source", "check_statement_graph", "say", "structure_shapes"]
