"""What is said to somebody who is not let in to review, or whose change cannot be made."""

from __future__ import annotations

from noticegraph.http.words.problem_model import Kind, Words

REVIEW_KINDS = {
    "review-session": Kind(
        403,
        Words(
            "Reviewing is for whoever has the address that the server printed",
            "This browser has no session for reviewing, or it has ended.",
            "open the address that noticegraph serve --review printed, or have a new one printed",
        ),
        Words(
            "Beoordelen kan wie het adres heeft dat de server heeft getoond",
            "Deze browser heeft geen sessie om te beoordelen, of zij is beëindigd.",
            "open het adres dat noticegraph serve --review toonde, of laat een nieuw adres tonen",
        ),
    ),
    "review-token": Kind(
        403,
        Words(
            "This address does not let anybody in",
            "Its token was used before, is more than a quarter of an hour old, or is wrong. If you "
            "did not use it yourself, somebody else did.",
            "have a new address printed where the server was started",
        ),
        Words(
            "Dit adres laat niemand binnen",
            "De code is al gebruikt, is ouder dan een kwartier, of klopt niet. Als u haar niet "
            "zelf hebt gebruikt, deed een ander het.",
            "laat een nieuw adres tonen waar de server is gestart",
        ),
    ),
    "review-write-token": Kind(
        403,
        Words("The write token is wrong", None, "type the token with which the server started"),
        Words("De schrijfcode klopt niet", None, "typ de code waarmee de server is gestart"),
    ),
    "review-printed": Kind(
        429,
        Words("New addresses were printed a moment ago", None, "look where the server was started"),
        Words("Er zijn zojuist nieuwe adressen getoond", None, "kijk waar de server is gestart"),
    ),
    "review-host": Kind(
        403,
        Words(
            "The pages for reviewing are not at this host",
            None,
            "open the address that the server printed",
        ),
        Words(
            "De pagina's om te beoordelen staan niet op deze host",
            None,
            "open het adres dat de server heeft getoond",
        ),
    ),
    "review-origin": Kind(
        403,
        Words(
            "Changes come only from a page of this server",
            "The headers Origin and Sec-Fetch-Site name another site, or none.",
            "go to the page and send its form",
        ),
        Words(
            "Wijzigingen komen alleen van een pagina van deze server",
            "De headers Origin en Sec-Fetch-Site noemen een andere site, of geen.",
            "ga naar de pagina en verstuur haar formulier",
        ),
    ),
    "review-page-token": Kind(
        403,
        Words(
            "The form is not of this session",
            "It lacks the token of its page; nothing was changed.",
            "go back, load the page again, and send the form once more",
        ),
        Words(
            "Het formulier hoort niet bij deze sessie",
            "De code van de pagina ontbreekt; er is niets gewijzigd.",
            "ga terug, laad de pagina opnieuw, en verstuur het formulier nog eens",
        ),
    ),
    "review-form": Kind(
        400,
        Words(
            "The form is incomplete",
            "{what}",
            "go back, load the page again, and send the form once more",
        ),
        Words(
            "Het formulier is onvolledig",
            "{what}",
            "ga terug, laad de pagina opnieuw, en verstuur het formulier nog eens",
        ),
    ),
    "second-modality": Kind(
        400,
        Words(
            "How the facts are said was not chosen",
            "{name}: there is a number, and no choice beside it.",
            "go back, choose how they are said, and save again",
        ),
        Words(
            "Er is niet gekozen hoe de feiten worden gezegd",
            "{name}: er staat een aantal, en geen keuze ernaast.",
            "ga terug, kies hoe ze worden gezegd, en bewaar opnieuw",
        ),
    ),
    "review-file-too-large": Kind(
        413,
        Words(
            "The file is too large",
            "At most {limit} MB are taken here.",
            "save the page without its pictures, or use noticegraph add",
        ),
        Words(
            "Het bestand is te groot",
            "Hier wordt hoogstens {limit} MB aangenomen.",
            "bewaar de pagina zonder afbeeldingen, of gebruik noticegraph add",
        ),
    ),
    "review-blind": Kind(
        403,
        Words(
            "You read a statement blind: facts are shown when you have finished",
            "Until then, this browser gets no page that tells facts.",
            "answer for all passages, or stop reading blind",
        ),
        Words(
            "U leest een verklaring blind: feiten ziet u als u klaar bent",
            "Tot dan krijgt deze browser geen pagina die feiten vertelt.",
            "antwoord voor alle passages, of stop met blind lezen",
        ),
    ),
    "review-other-reader": Kind(
        403,
        Words(
            "Somebody else reads this statement a second time",
            "The two are compared when that reading is finished.",
        ),
        Words(
            "Een ander leest deze verklaring een tweede keer",
            "De twee worden vergeleken als die lezing klaar is.",
        ),
    ),
    "review-statement": Kind(
        404,
        Words(
            'No statement "{name}" of the workspace',
            "Its files are not there, or it is not one of the workspace.",
            "the list of statements to review: /review",
        ),
        Words(
            'Geen verklaring "{name}" in de werkmap',
            "De bestanden zijn er niet, of zij is niet van de werkmap.",
            "de lijst van te beoordelen verklaringen: /review",
        ),
    ),
    "review-fact": Kind(
        404,
        Words('There is no fact "{id}" any more', None, "go back and load the page again"),
        Words('Er is geen feit "{id}" meer', None, "ga terug en laad de pagina opnieuw"),
    ),
    "review-unreadable": Kind(
        503,
        Words("The statement cannot be reviewed now; nothing was changed"),
        Words("De verklaring kan nu niet worden beoordeeld; er is niets gewijzigd"),
    ),
    "review-refused": Kind(
        409,
        Words("This cannot be done; nothing was changed"),
        Words("Dit kan niet; er is niets gewijzigd"),
    ),
}
