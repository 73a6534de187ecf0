"""The words for somebody who is not let in to review, or whose change cannot be made."""

from noticegraph.http.words.problem_model import Kind

REVIEW_KINDS = {
    "review-session": Kind(
        403,
        (
            "Only somebody with the address that the server printed can review",
            "Beoordelen kan wie het adres heeft dat de server heeft getoond",
        ),
        (
            "This browser has no session for reviewing, or it has ended.",
            "Deze browser heeft geen sessie om te beoordelen, of zij is beëindigd.",
        ),
        (
            "open the address that noticegraph serve --review printed, or have a new one printed",
            "open het adres dat noticegraph serve --review toonde, of laat een nieuw adres tonen",
        ),
    ),
    "review-token": Kind(
        403,
        ("This address lets nobody in", "Dit adres laat niemand binnen"),
        (
            "Its token was used before, is more than 15 minutes old, or is wrong. If it was used "
            "and not by you, somebody else was let in.",
            "De code is al gebruikt, is ouder dan een kwartier, of klopt niet. Als zij is "
            "gebruikt, maar niet door u, is een ander binnengelaten.",
        ),
        (
            "have a new address printed where the server was started",
            "laat een nieuw adres tonen waar de server is gestart",
        ),
    ),
    "review-write-token": Kind(
        403,
        ("The write token is wrong", "De schrijfcode klopt niet"),
        None,
        (
            "type the token with which the server started",
            "typ de code waarmee de server is gestart",
        ),
    ),
    "review-printed": Kind(
        429,
        ("New addresses were printed a moment ago", "Er zijn zojuist nieuwe adressen getoond"),
        None,
        ("look where the server was started", "kijk waar de server is gestart"),
    ),
    "review-host": Kind(
        403,
        (
            "The pages for reviewing are not at this host",
            "De pagina's om te beoordelen staan niet op deze host",
        ),
        None,
        ("open the address that the server printed", "open het adres dat de server heeft getoond"),
    ),
    "review-origin": Kind(
        403,
        (
            "Changes come only from a page of this server",
            "Wijzigingen komen alleen van een pagina van deze server",
        ),
        (
            "The headers Origin and Sec-Fetch-Site name another site, or none.",
            "De headers Origin en Sec-Fetch-Site noemen een andere site, of geen.",
        ),
        ("go to the page and send its form", "ga naar de pagina en verstuur haar formulier"),
    ),
    "review-page-token": Kind(
        403,
        ("The form does not belong to this session", "Het formulier hoort niet bij deze sessie"),
        (
            "It lacks the token of its page; nothing was changed.",
            "De code van de pagina ontbreekt; er is niets gewijzigd.",
        ),
        (
            "go back, load the page again, and send the form once more",
            "ga terug, laad de pagina opnieuw, en verstuur het formulier nog eens",
        ),
    ),
    "review-form": Kind(
        400,
        ("The form is incomplete", "Het formulier is onvolledig"),
        ("{what}", "{what}"),
        (
            "go back, load the page again, and send the form once more",
            "ga terug, laad de pagina opnieuw, en verstuur het formulier nog eens",
        ),
    ),
    "second-modality": Kind(
        400,
        (
            "It was not chosen how the facts are stated",
            "Er is niet gekozen hoe de feiten worden gezegd",
        ),
        (
            "{name}: there is a number, and no choice beside it.",
            "{name}: er staat een aantal, en geen keuze ernaast.",
        ),
        (
            "go back, choose how they are stated, and save again",
            "ga terug, kies hoe ze worden gezegd, en bewaar opnieuw",
        ),
    ),
    "review-file-too-large": Kind(
        413,
        ("The file is too large", "Het bestand is te groot"),
        ("At most {limit} MB are taken here.", "Hier wordt hoogstens {limit} MB aangenomen."),
        (
            "save the page without its pictures, or use noticegraph add",
            "bewaar de pagina zonder afbeeldingen, of gebruik noticegraph add",
        ),
    ),
    "review-blind": Kind(
        403,
        (
            "You are reading a statement blind: facts are shown when you have finished",
            "U leest een verklaring blind: feiten ziet u als u klaar bent",
        ),
        (
            "Until then, this browser gets no page that shows facts.",
            "Tot dan krijgt deze browser geen pagina met feiten.",
        ),
        (
            "answer for all passages, or stop reading blind",
            "antwoord voor alle passages, of stop met blind lezen",
        ),
    ),
    "review-other-reader": Kind(
        403,
        (
            "Somebody else is the second reader of this statement",
            "Een ander is de tweede lezer van deze verklaring",
        ),
        (
            "The two are compared when that reading is finished.",
            "De twee worden vergeleken als die lezing klaar is.",
        ),
    ),
    "review-statement": Kind(
        404,
        ('No statement "{name}" of the workspace', 'Geen verklaring "{name}" in de werkmap'),
        (
            "Its files are missing, or it is not in the workspace.",
            "De bestanden ontbreken, of zij staat niet in de werkmap.",
        ),
        (
            "the list of statements to review: /review",
            "de lijst van te beoordelen verklaringen: /review",
        ),
    ),
    "review-fact": Kind(
        404,
        ('There is no fact "{id}" any more', 'Er is geen feit "{id}" meer'),
        None,
        ("go back and load the page again", "ga terug en laad de pagina opnieuw"),
    ),
    "review-unreadable": Kind(
        503,
        (
            "The statement cannot be reviewed now; nothing was changed",
            "De verklaring kan nu niet worden beoordeeld; er is niets gewijzigd",
        ),
    ),
    "review-refused": Kind(
        409, ("This cannot be done; nothing was changed", "Dit kan niet; er is niets gewijzigd")
    ),
}
