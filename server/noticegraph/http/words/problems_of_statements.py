"""The words about statements that cannot be shown now."""

from noticegraph.http.words.problem_model import Kind

STATEMENT_KINDS = {
    "broken-statement": Kind(
        503,
        ("The files of {id} are broken", "De bestanden van {id} zijn stuk"),
        ("{place}: {message}", "{place}: {message}"),
        ("{remedy}", "{remedy}"),
    ),
    "report-waiting": Kind(
        503,
        ("The report on {id} is still being made", "Het rapport over {id} wordt nog gemaakt"),
        None,
        ("try again in a moment", "probeer het zo nog eens"),
    ),
    "reviewed-waiting": Kind(
        503,
        ("The reviewed facts are still being read", "De beoordeelde feiten worden nog gelezen"),
        None,
        ("try again in a moment", "probeer het zo nog eens"),
    ),
    "drafts-not-apart": Kind(
        400,
        (
            "Drafted facts cannot be left out here",
            "Voorgestelde feiten kunnen hier niet worden weggelaten",
        ),
        (
            "the data are in a store or on another server, and may not be in files",
            "de gegevens staan in een opslag of op een andere server, en misschien niet in "
            "bestanden",
        ),
        (
            "ask without reviewed=only; each drafted fact is marked",
            "vraag zonder reviewed=only; elk voorgesteld feit is gemarkeerd",
        ),
    ),
}
