"""Reviewing statements: what cannot be reviewed, and what cannot be done to it."""

from noticegraph.error_words.model import Table

REVIEWING: Table = {
    "review-without-workspace": (
        "only the statements of a workspace can be reviewed, and there is no workspace",
        "alleen verklaringen van een werkmap kunnen worden beoordeeld, en die is er niet",
        "give one: noticegraph serve --workspace DIR --review",
        "geef er een: noticegraph serve --workspace DIR --review",
    ),
    "review-without-text": (
        "the text of {id} is missing, so its facts cannot be compared with it",
        "de tekst van {id} ontbreekt, dus de feiten zijn er niet mee te vergelijken",
        "put the text back beside the facts: its name ends with .md or .txt",
        "zet de tekst terug naast de feiten: de naam eindigt op .md of .txt",
    ),
    "review-of-other-text": (
        "the text is not the one that the facts were read from: its digest differs",
        "de tekst is niet die waaruit de feiten zijn gelezen: het controlegetal verschilt",
        "put that text back, or make a new version of the statement",
        "zet die tekst terug, of maak een nieuwe versie van de verklaring",
    ),
    "no-such-fact": (
        'there is no fact "{id}" any more',
        'er is geen feit "{id}" meer',
        "load the page again",
        "laad de pagina opnieuw",
    ),
    "nothing-brought": (
        "there is neither a file nor a text",
        "er is geen bestand en geen tekst",
        "choose a file, or paste the statement",
        "kies een bestand, of plak de verklaring",
    ),
    "note-length": (
        "the note has {count} characters",
        "de notitie heeft {count} tekens",
        "write 1 to {limit}",
        "schrijf er 1 tot {limit}",
    ),
    "too-many-notes": (
        "there are {limit} notes already",
        "er zijn al {limit} notities",
        "remove some",
        "verwijder er enkele",
    ),
    "no-such-note": (
        "you have no such note",
        "u hebt zo'n notitie niet",
        "load the page again",
        "laad de pagina opnieuw",
    ),
    "notes-of-content": (
        "{id} is not in a workspace, so it has no notes",
        "{id} staat niet in een werkmap en heeft dus geen notities",
        "give --workspace DIR",
        "geef --workspace DIR",
    ),
    "bringing-busy": (
        "another file is being read at this moment",
        "op dit moment wordt een ander bestand gelezen",
        "try again in a minute",
        "probeer het over een minuut",
    ),
    "bringing-time": (
        "reading and drafting takes longer than {seconds:.0f} seconds; nothing was added",
        "lezen en voorstellen duurt langer dan {seconds:.0f} seconden; er is niets toegevoegd",
        "only cut it into passages, or add the statement alone",
        "knip het alleen in passages, of breng alleen de verklaring in",
    ),
    "reading-there": (
        "there is a second reading already",
        "er is al een tweede lezing",
        "load the page again",
        "laad de pagina opnieuw",
    ),
    "reading-none": (
        "there is no second reading any more",
        "er is geen tweede lezing meer",
        "load the page again",
        "laad de pagina opnieuw",
    ),
    "reading-not-blind": (
        "you have judged facts of this statement, or stopped reading it before",
        "u hebt feiten van deze verklaring beoordeeld, of bent eerder met lezen gestopt",
        "a second reader is somebody who does not know its facts",
        "een tweede lezer is iemand die de feiten niet kent",
    ),
    "reading-not-compared": (
        "the second reading is not finished",
        "de tweede lezing is niet klaar",
        "wait until the two are compared",
        "wacht tot de twee zijn vergeleken",
    ),
    "reading-answer": (
        "the form does not offer this answer",
        "dit antwoord staat niet op het formulier",
        "load the page again",
        "laad de pagina opnieuw",
    ),
    "reading-finished": (
        "the second reading is finished",
        "de tweede lezing is klaar",
        "look at the differences",
        "bekijk de verschillen",
    ),
    "reading-unfinished": (
        "{count} passages are not answered yet",
        "{count} passages zijn nog niet beantwoord",
        "answer those first",
        "beantwoord die eerst",
    ),
    "reading-without-note": (
        "the note does not say why",
        "de notitie zegt niet waarom",
        "write why",
        "schrijf waarom",
    ),
    "statement-gone": (
        "the files of {id} are not there any more",
        "de bestanden van {id} zijn er niet meer",
        "look at the list: /review",
        "bekijk de lijst: /review",
    ),
    "nothing-removed": (
        'no removed statement is called "{name}"',
        'geen verwijderde verklaring heet "{name}"',
        "look at the list: /review",
        "bekijk de lijst: /review",
    ),
    "fact-in-use": (
        "{count} other facts name this: {names}",
        "{count} andere feiten noemen dit: {names}",
        "reject or change those first",
        "verwerp of wijzig die eerst",
    ),
    "fact-only-here": (
        '"{name}" cites no other passage',
        '"{name}" haalt geen andere passage aan',
        "reject it, or edit its passages",
        "verwerp het, of bewerk de passages",
    ),
    "rejected-forgotten": (
        "what {id} said before it was rejected is no longer known here",
        "wat {id} zei voordat het werd verworpen, is hier niet meer bekend",
        "add it as a new fact",
        "voeg het toe als nieuw feit",
    ),
    "changed-meanwhile": (
        "somebody else has changed the file of {id} meanwhile: that change stays, yours was not "
        "written",
        "een ander schreef intussen in het bestand van {id}: dat blijft, het uwe is niet "
        "geschreven",
        "look at what it says now, and try again",
        "bekijk wat er nu staat, en probeer opnieuw",
    ),
    "reviewer-name": (
        '"{name}" is not a name for a reviewer',
        '"{name}" is geen naam voor een lezer',
        "give a name of 1 to 60 letters on one line",
        "geef een naam van 1 tot 60 letters",
    ),
    "review-without-reviewer": (
        "--review does not say who reviews",
        "--review zegt niet wie beoordeelt",
        "add --reviewer NAME",
        "voeg --reviewer NAME toe",
    ),
    "reviewer-without-review": (
        "{option} is only for --review",
        "{option} is alleen voor --review",
        "add --review, or leave {option} out",
        "voeg --review toe, of laat {option} weg",
    ),
    "review-elsewhere": (
        "--review on an address that other machines can reach needs the write token, and HTTPS in "
        "front of the server",
        "--review op een adres dat andere machines bereiken, vraagt de schrijfcode, en HTTPS "
        "voor de server",
        "give --write-token-file FILE and --review-origin https://NAME, or listen on 127.0.0.1",
        "geef --write-token-file FILE en --review-origin https://NAME, of luister op 127.0.0.1",
    ),
    "review-origin": (
        '"{origin}" is not an HTTPS origin',
        '"{origin}" is geen oorsprong van HTTPS',
        "give scheme and host only: --review-origin https://review.example.org",
        "geef alleen schema en host: --review-origin https://review.example.org",
    ),
    "review-of-remote": (
        "--review needs the files of a workspace, not a remote server",
        "--review vraagt de bestanden van een werkmap, geen andere server",
        "leave out {option}",
        "laat {option} weg",
    ),
}
