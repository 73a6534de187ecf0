"""The components of the pages, each in each of its states, for people who change the styles."""

from __future__ import annotations

from noticegraph.examinations import Verdict
from noticegraph.http.frame.layout import page_address, render_page
from noticegraph.http.request.declarations import Cost
from noticegraph.http.request.dispatch import Asked, Subject
from noticegraph.http.words.marks import MODALITIES
from noticegraph.media_types import HTML

blueprint = Subject("style")

_COLOURS = (
    "paper", "surface", "sunk", "line", "line-2", "edge", "ink", "ink-2", "accent", "accent-soft",
    "mark", "mark-edge", "met", "partly", "not", "na", "else",
)  # fmt: skip
_PLACES = {
    "en": (
        "section 11.c, paragraph 2",
        "Cookies › Your choices and how to make them, item 3",
    ),
    "nl": (
        "sectie 11.c, alinea 2",
        "Cookies › Your choices and how to make them, onderdeel 3",
    ),
}


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
        colours=_COLOURS,
        modalities=list(MODALITIES),
        verdicts=list(Verdict),
        counts={Verdict.NOT_MET: 3, Verdict.PARTLY_MET: 8, Verdict.NOT_ASSESSABLE: 2,
                Verdict.SAID_ELSEWHERE: 1, Verdict.MET: 20},
        sample_place=_PLACES[asked.language][0],
        sample_heading=_PLACES[asked.language][1],
        here=page_address(),
    )  # fmt: skip
