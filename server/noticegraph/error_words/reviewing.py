"""Reviewing statements: what cannot be reviewed, and what cannot be done to it."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

REVIEWING = {
    "review-without-workspace": Sentence(
        Words(
            "only the statements of a workspace can be reviewed, and there is none",
            "give one: noticegraph serve --workspace DIR --review",
        ),
        Words(
            "alleen verklaringen van een werkmap kunnen worden beoordeeld, en die is er niet",
            "geef er een: noticegraph serve --workspace DIR --review",
        ),
    ),
    "review-without-text": Sentence(
        Words(
            "the text of {id} is not there, so nothing can be read against it",
            "put the text back beside the facts: its name ends with .md or .txt",
        ),
        Words(
            "de tekst van {id} is er niet, dus niets kan ertegen worden gelezen",
            "zet de tekst terug naast de feiten: de naam eindigt op .md of .txt",
        ),
    ),
    "review-of-other-text": Sentence(
        Words(
            "the text is not the one that the facts were read from: its digest differs",
            "put that text back, or make a new version of the statement",
        ),
        Words(
            "de tekst is niet die waaruit de feiten zijn gelezen: het controlegetal verschilt",
            "zet die tekst terug, of maak een nieuwe versie van de verklaring",
        ),
    ),
    "no-such-fact": Sentence(
        Words('there is no fact "{id}" any more', "load the page again"),
        Words('er is geen feit "{id}" meer', "laad de pagina opnieuw"),
    ),
    "nothing-brought": Sentence(
        Words("there is neither a file nor a text", "choose a file, or paste the statement"),
        Words("er is geen bestand en geen tekst", "kies een bestand, of plak de verklaring"),
    ),
    "note-length": Sentence(
        Words("the note has {count} characters", "write 1 to {limit}"),
        Words("de notitie heeft {count} tekens", "schrijf er 1 tot {limit}"),
    ),
    "too-many-notes": Sentence(
        Words("there are {limit} notes already", "remove some"),
        Words("er zijn al {limit} notities", "verwijder er enkele"),
    ),
    "no-such-note": Sentence(
        Words("there is no such note of yours", "load the page again"),
        Words("er is geen notitie van u als deze", "laad de pagina opnieuw"),
    ),
    "notes-of-content": Sentence(
        Words("{id} is not of a workspace, so nobody noted anything", "give --workspace DIR"),
        Words("{id} is niet van een werkmap, dus niemand noteerde iets", "geef --workspace DIR"),
    ),
    "bringing-busy": Sentence(
        Words("another file is being read at this moment", "try again in a minute"),
        Words("op dit moment wordt een ander bestand gelezen", "probeer het over een minuut"),
    ),
    "bringing-time": Sentence(
        Words(
            "reading and drafting takes longer than {seconds:.0f} seconds; nothing was added",
            "only cut it into passages, or bring the statement alone",
        ),
        Words(
            "lezen en voorstellen duurt langer dan {seconds:.0f} seconden; er is niets toegevoegd",
            "knip het alleen in passages, of breng alleen de verklaring in",
        ),
    ),
    "reading-there": Sentence(
        Words("there is a second reading already", "load the page again"),
        Words("er is al een tweede lezing", "laad de pagina opnieuw"),
    ),
    "reading-none": Sentence(
        Words("there is no second reading any more", "load the page again"),
        Words("er is geen tweede lezing meer", "laad de pagina opnieuw"),
    ),
    "reading-not-blind": Sentence(
        Words(
            "you have judged facts of this statement, or stopped reading it before",
            "a second reader is somebody who does not know its facts",
        ),
        Words(
            "u hebt feiten van deze verklaring beoordeeld, of bent eerder met lezen gestopt",
            "een tweede lezer is iemand die de feiten niet kent",
        ),
    ),
    "reading-not-compared": Sentence(
        Words("the second reading is not finished", "wait until the two are compared"),
        Words("de tweede lezing is niet klaar", "wacht tot de twee zijn vergeleken"),
    ),
    "reading-answer": Sentence(
        Words("the answer is none that the form offers", "load the page again"),
        Words("het antwoord is er geen van het formulier", "laad de pagina opnieuw"),
    ),
    "reading-finished": Sentence(
        Words("the second reading is finished", "look at the differences"),
        Words("de tweede lezing is klaar", "bekijk de verschillen"),
    ),
    "reading-unfinished": Sentence(
        Words("{count} passages are not answered yet", "answer for them first"),
        Words("{count} passages zijn nog niet beantwoord", "beantwoord die eerst"),
    ),
    "reading-without-note": Sentence(
        Words("the note does not say why", "write why"),
        Words("de notitie zegt niet waarom", "schrijf waarom"),
    ),
    "statement-gone": Sentence(
        Words("the files of {id} are not there any more", "look at the list: /review"),
        Words("de bestanden van {id} zijn er niet meer", "bekijk de lijst: /review"),
    ),
    "nothing-removed": Sentence(
        Words('nothing that was removed is called "{name}"', "look at the list: /review"),
        Words('niets wat is verwijderd heet "{name}"', "bekijk de lijst: /review"),
    ),
    "fact-in-use": Sentence(
        Words(
            "{count} other facts name this: {names}",
            "reject or change those first",
        ),
        Words(
            "{count} andere feiten noemen dit: {names}",
            "verwerp of wijzig die eerst",
        ),
    ),
    "fact-only-here": Sentence(
        Words('"{name}" cites no other passage', "reject it, or edit its passages"),
        Words('"{name}" haalt geen andere passage aan', "verwerp het, of bewerk de passages"),
    ),
    "rejected-forgotten": Sentence(
        Words(
            "what {id} said before it was rejected is no longer known here",
            "add it as a new fact",
        ),
        Words(
            "wat {id} zei voordat het werd verworpen, is hier niet meer bekend",
            "voeg het toe als nieuw feit",
        ),
    ),
    "changed-meanwhile": Sentence(
        Words(
            "somebody else wrote the file of {id} meanwhile: that stays, yours is not written",
            "look at what it says now, and try again",
        ),
        Words(
            "een ander schreef intussen in het bestand van {id}: dat blijft, het uwe is niet "
            "geschreven",
            "bekijk wat er nu staat, en probeer opnieuw",
        ),
    ),
    "reviewer-name": Sentence(
        Words('"{name}" is no name for a reviewer', "give a name of 1 to 60 letters on one line"),
        Words('"{name}" is geen naam voor een lezer', "geef een naam van 1 tot 60 letters"),
    ),
    "review-without-reviewer": Sentence(
        Words("--review does not say who reviews", "add --reviewer NAME"),
        Words("--review zegt niet wie beoordeelt", "voeg --reviewer NAME toe"),
    ),
    "reviewer-without-review": Sentence(
        Words("{option} is only for --review", "add --review, or leave {option} out"),
        Words("{option} is alleen voor --review", "voeg --review toe, of laat {option} weg"),
    ),
    "review-elsewhere": Sentence(
        Words(
            "--review on an address that other machines reach needs the write token, and HTTPS "
            "before the server",
            "give --write-token-file FILE and --review-origin https://NAME, or listen on 127.0.0.1",
        ),
        Words(
            "--review op een adres dat andere machines bereiken, vraagt de schrijfcode, en HTTPS "
            "voor de server",
            "geef --write-token-file FILE en --review-origin https://NAME, of luister op 127.0.0.1",
        ),
    ),
    "review-origin": Sentence(
        Words(
            '"{origin}" is no origin of HTTPS',
            "give scheme and host only: --review-origin https://review.example.org",
        ),
        Words(
            '"{origin}" is geen oorsprong van HTTPS',
            "geef alleen schema en host: --review-origin https://review.example.org",
        ),
    ),
    "review-of-remote": Sentence(
        Words("--review needs the files of a workspace, not a remote server", "leave {option} out"),
        Words(
            "--review vraagt de bestanden van een werkmap, geen andere server", "laat {option} weg"
        ),
    ),
}
