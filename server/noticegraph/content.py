"""Where the RDF folders are: the only module that computes their paths.

Not responsible for the contents of the files (``dataset``, ``questions``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from noticegraph.errors import ContentError
from noticegraph.languages import LANGUAGES
from noticegraph.workspace import Workspace


@dataclass(frozen=True)
class Content:
    """The folders of a content root, and the workspace whose statements are beside its own.

    With ``without_examples``, fictional statements of the content root are left out.
    """

    root: Path
    workspace: Workspace | None = None
    without_examples: bool = False

    @property
    def ontology(self) -> Path:
        """The vocabulary."""
        return self.root / "ontology"

    @property
    def lexicon(self) -> Path:
        """The words for terms, by which texts are read; no part of what is loaded or validated."""
        return self.ontology / "lexicon"

    def vocabulary_files(self) -> list[Path]:
        """Return the files of the vocabulary, without its lexicon.

        The lexicon has thousands of words, many for DPV terms that no graph uses. Validation and
        the dataset read none of them.
        """
        files = self.ontology.rglob("*.ttl") if self.ontology.is_dir() else ()
        return sorted(file for file in files if self.lexicon not in file.parents)

    @property
    def graph_data(self) -> Path:
        """The facts, one named graph per file."""
        return self.root / "graph_data"

    @property
    def questions(self) -> Path:
        """The questions, one ``*.rq`` file each."""
        return self.root / "questions"

    @property
    def shapes(self) -> Path:
        """The SHACL shapes."""
        return self.root / "shapes"

    @property
    def catalog(self) -> Path:
        """What only people can say about the graphs: the titles of those of no statement."""
        return self.graph_data / "catalog.ttl"

    def layered(self, workspace: Workspace | None, *, without_examples: bool = False) -> Content:
        """Return the content with a workspace beside it."""
        return replace(self, workspace=workspace, without_examples=without_examples)

    def languages_of(self, file: Path) -> tuple[str, ...]:
        """Return the languages in which the statement of a file names things."""
        workspace = self.workspace
        if workspace is None or not file.resolve().is_relative_to(workspace.root.resolve()):
            return LANGUAGES
        return workspace.languages

    def shown(self, file: Path) -> str:
        """Return the path of a file of the content or the workspace, below the one it is in."""
        roots = [self.root, *([self.workspace.root] if self.workspace else [])]
        below = [root for root in roots if file.is_relative_to(root)]
        return (
            file.relative_to(max(below, key=lambda r: len(r.parts))).as_posix()
            if below
            else str(file)
        )


def shipped_content() -> Content:
    """Return the content of this installation, which is a wheel or a checkout.

    Raises ContentError if neither has a catalogue.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "rdf", package.parent.parent):
        content = Content(root)
        if content.catalog.is_file():
            return content
    raise ContentError(
        "no-shipped-content", packaged=str(package / "rdf"), checkout=str(package.parent.parent)
    )
