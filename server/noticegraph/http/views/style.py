"""The components of the pages, each in each of its states: for who changes the style sheet."""

from __future__ import annotations

from noticegraph.examinations import Verdict
from noticegraph.http.frame.layout import render_page
from noticegraph.http.request.declarations import Cost
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.words.marks import MODALITIES
from noticegraph.media_types import HTML

blueprint = Subject("style")


@blueprint.address(
    "/style",
    nl="De onderdelen van de pagina's, elk in elke toestand.",
    formats=(HTML,),
    cost=Cost.NOTHING,
)
def show_style(asked: Asked) -> bytes:
    """Show the components of the pages, each in each of its states."""
    return render_page(
        "style.html",
        modalities=list(MODALITIES),
        verdicts=list(Verdict),
    )
