"""Files that should become the text of a statement: what they are instead, and what to do."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

_SAVE_EN = "open the statement in a browser, wait until you can read it, and save the page again"
_SAVE_NL = (
    "open de verklaring in een browser, wacht tot u haar kunt lezen, en bewaar de pagina opnieuw"
)

INTAKE = {
    "web-address": Sentence(
        Words(
            "{address} is a web address, and nothing is fetched from the web",
            "open it in a browser, save the page (Ctrl+S, “HTML only”), and give that file",
        ),
        Words(
            "{address} is een webadres, en er wordt niets van het web gehaald",
            "open het in een browser, bewaar de pagina (Ctrl+S, “alleen HTML”), en geef dat",
        ),
    ),
    "long-source": Sentence(
        Words(
            "the file is longer than {bytes:,} bytes",
            "save the page as “HTML only”, without its pictures",
        ),
        Words(
            "het bestand is langer dan {bytes:,} bytes",
            "bewaar de pagina als “alleen HTML”, zonder de afbeeldingen",
        ),
    ),
    "changing-source": Sentence(
        Words("the file changed while it was read", "wait until it is complete, and try again"),
        Words(
            "het bestand veranderde terwijl het werd gelezen",
            "wacht tot het compleet is, en probeer het opnieuw",
        ),
    ),
    "source-time": Sentence(
        Words(
            "reading the file takes longer than {seconds:.0f} seconds",
            "save the statement alone, as a simpler file or as plain text",
        ),
        Words(
            "het lezen van het bestand duurt langer dan {seconds:.0f} seconden",
            "bewaar alleen de verklaring, als eenvoudiger bestand of als platte tekst",
        ),
    ),
    "source-memory": Sentence(
        Words(
            "reading the file needs more memory than is allowed",
            "save the statement alone, as a simpler file or as plain text",
        ),
        Words(
            "het lezen van het bestand vergt meer geheugen dan is toegestaan",
            "bewaar alleen de verklaring, als eenvoudiger bestand of als platte tekst",
        ),
    ),
    "reader-crash": Sentence(
        Words(
            "the library that reads this kind of file failed (exit code {code})",
            "save the statement in another form, for instance as plain text",
        ),
        Words(
            "de bibliotheek die dit soort bestanden leest faalde (exitcode {code})",
            "bewaar de verklaring in een andere vorm, bijvoorbeeld als platte tekst",
        ),
    ),
    "deep-page": Sentence(
        Words(
            "the page has elements in more than {depth:,} other elements",
            "no statement has such a page: save it again, or as plain text",
        ),
        Words(
            "de pagina heeft elementen in meer dan {depth:,} andere elementen",
            "geen verklaring heeft zo'n pagina: bewaar haar opnieuw, of als platte tekst",
        ),
    ),
    "page-encoding": Sentence(
        Words(
            "{count:,} characters cannot be read: the bytes are not in the encoding that the page"
            " declares",
            "save the page again from a browser, which writes UTF-8",
        ),
        Words(
            "{count:,} tekens zijn niet te lezen: de bytes zijn niet in de codering die de pagina"
            " noemt",
            "bewaar de pagina opnieuw vanuit een browser, die UTF-8 schrijft",
        ),
    ),
    # Files that are not read
    "old-word-file": Sentence(
        Words("this is a Word file of before 2007 (.doc)", "save it as .docx"),
        Words("dit is een Word-bestand van voor 2007 (.doc)", "bewaar het als .docx"),
    ),
    "rtf-file": Sentence(
        Words("this is a rich text file (RTF)", "save it as .docx"),
        Words("dit is een RTF-bestand", "bewaar het als .docx"),
    ),
    "picture-file": Sentence(
        Words("this is a picture, not a text", "give the page, or a text made by text recognition"),
        Words(
            "dit is een afbeelding, geen tekst", "geef de pagina, of een tekst uit tekstherkenning"
        ),
    ),
    "archive-file": Sentence(
        Words(
            "this is an archive of files, and not a Word document",
            "unpack it, and give the statement in it",
        ),
        Words(
            "dit is een archief van bestanden, en geen Word-document",
            "pak het uit, en geef de verklaring die erin zit",
        ),
    ),
    "no-pdf-reader": Sentence(
        Words("the library that reads PDF is not installed", "pip install 'noticegraph[files]'"),
        Words("de bibliotheek die PDF leest ontbreekt", "pip install 'noticegraph[files]'"),
    ),
    "no-docx-reader": Sentence(
        Words("the library that reads DOCX is not installed", "pip install 'noticegraph[files]'"),
        Words("de bibliotheek die DOCX leest ontbreekt", "pip install 'noticegraph[files]'"),
    ),
    "locked-pdf": Sentence(
        Words("the PDF has a password", "open it, and print it to a PDF without one"),
        Words("de PDF heeft een wachtwoord", "open haar, en druk haar af naar een PDF zonder"),
    ),
    "broken-pdf": Sentence(
        Words("the PDF is broken or incomplete", "get it again"),
        Words("de PDF is kapot of onvolledig", "haal haar opnieuw op"),
    ),
    "scanned-pdf": Sentence(
        Words(
            "the PDF has no text, only pictures of it ({pages:,} pages, {characters:,} characters)",
            "have its text recognised first (for instance: ocrmypdf), or find the statement's page",
        ),
        Words(
            "de PDF heeft geen tekst, alleen afbeeldingen ervan ({pages:,} pagina's,"
            " {characters:,} tekens)",
            "laat eerst de tekst herkennen (bijvoorbeeld: ocrmypdf), of zoek de webpagina",
        ),
    ),
    "long-pdf": Sentence(
        Words("the PDF has more than {pages:,} pages", "give the pages of the statement alone"),
        Words("de PDF heeft meer dan {pages:,} pagina's", "geef alleen die van de verklaring"),
    ),
    "locked-docx": Sentence(
        Words("the Word document has a password", "save it without one"),
        Words("het Word-document heeft een wachtwoord", "bewaar het zonder"),
    ),
    "broken-docx": Sentence(
        Words("the Word document cannot be read: {reason}", "open it in Word, and save it again"),
        Words(
            "het Word-document is niet te lezen: {reason}",
            "open het in Word, en bewaar het opnieuw",
        ),
    ),
    "swollen-docx": Sentence(
        Words(
            "the Word document has more than {bytes:,} bytes when it is unpacked",
            "no statement is that long: save its text alone",
        ),
        Words(
            "het Word-document heeft uitgepakt meer dan {bytes:,} bytes",
            "geen verklaring is zo lang: bewaar alleen de tekst",
        ),
    ),
    "docx-entities": Sentence(
        Words(
            "{part} of the Word document declares entities, which no Word document does",
            "open it in Word, and save it again",
        ),
        Words(
            "{part} van het Word-document declareert entiteiten, wat geen Word-document doet",
            "open het in Word, en bewaar het opnieuw",
        ),
    ),
    # What was saved instead of the statement
    "login-page": Sentence(
        Words(
            "this looks like a login page, not like a statement ({words:,} words)",
            f"log in, {_SAVE_EN}; --keep-all takes it as it is",
        ),
        Words(
            "dit lijkt een inlogpagina, geen verklaring ({words:,} woorden)",
            f"log in, {_SAVE_NL}; --keep-all neemt haar zoals zij is",
        ),
    ),
    "cookie-wall": Sentence(
        Words(
            "this looks like a question about cookies, not like a statement ({words:,} words)",
            f"answer it, {_SAVE_EN}; --keep-all takes it as it is",
        ),
        Words(
            "dit lijkt een vraag over cookies, geen verklaring ({words:,} woorden)",
            f"beantwoord haar, {_SAVE_NL}; --keep-all neemt haar zoals zij is",
        ),
    ),
    "robot-check": Sentence(
        Words(
            "this looks like a check for robots, not like a statement ({words:,} words)",
            f"{_SAVE_EN}; --keep-all takes it as it is",
        ),
        Words(
            "dit lijkt een controle op robots, geen verklaring ({words:,} woorden)",
            f"{_SAVE_NL}; --keep-all neemt haar zoals zij is",
        ),
    ),
    "error-page": Sentence(
        Words(
            "this looks like an error page of a server, not like a statement ({words:,} words)",
            f"{_SAVE_EN}; --keep-all takes it as it is",
        ),
        Words(
            "dit lijkt een foutpagina van een server, geen verklaring ({words:,} woorden)",
            f"{_SAVE_NL}; --keep-all neemt haar zoals zij is",
        ),
    ),
    "page-without-scripts": Sentence(
        Words(
            "this page shows its text by scripts, and it is not in the file ({words:,} words)",
            f"{_SAVE_EN} (“complete”, not the source); --keep-all takes it as it is",
        ),
        Words(
            "deze pagina toont haar tekst met scripts, en die tekst zit niet in het bestand"
            " ({words:,} woorden)",
            f"{_SAVE_NL} (“volledig”, niet de bron); --keep-all neemt haar zoals zij is",
        ),
    ),
    "page-of-frames": Sentence(
        Words(
            "the page has no text of its own: it shows other pages in frames",
            "open the statement's frame by itself, and save that",
        ),
        Words(
            "de pagina heeft zelf geen tekst: zij toont andere pagina's in kaders",
            "open het kader met de verklaring apart, en bewaar dat",
        ),
    ),
    "no-words": Sentence(
        Words("there is no text in the file that a reader would see", _SAVE_EN),
        Words("er staat geen tekst in het bestand die een lezer ziet", _SAVE_NL),
    ),
}
