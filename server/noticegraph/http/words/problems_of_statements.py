"""What is said of statements that cannot be shown now."""

from __future__ import annotations

from noticegraph.http.words.problem_model import Kind, Words

STATEMENT_KINDS = {
    "broken-statement": Kind(
        503,
        Words("The files of {id} are broken", "{place}: {message}", "{remedy}"),
        Words("De bestanden van {id} zijn stuk", "{place}: {message}", "{remedy}"),
    ),
    "report-waiting": Kind(
        503,
        Words("The report on {id} is still being made", None, "try again in a moment"),
        Words("Het rapport over {id} wordt nog gemaakt", None, "probeer het zo nog eens"),
    ),
    "reviewed-waiting": Kind(
        503,
        Words("The reviewed facts are still being read", None, "try again in a moment"),
        Words("De beoordeelde feiten worden nog gelezen", None, "probeer het zo nog eens"),
    ),
    "drafts-not-apart": Kind(
        400,
        Words(
            "Drafted facts cannot be left out here",
            "what is in a store or on another server need not be in files",
            "ask without reviewed=only; each drafted fact is marked",
        ),
        Words(
            "Voorgestelde feiten kunnen hier niet worden weggelaten",
            "wat in een opslag of op een andere server staat, hoeft niet in bestanden te staan",
            "vraag zonder reviewed=only; elk voorgesteld feit is gemarkeerd",
        ),
    ),
}
