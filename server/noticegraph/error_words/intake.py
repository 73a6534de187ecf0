"""Files that should become the text of a statement: what they are instead, and what to do."""

from noticegraph.error_words.model import Table

_SAVE_EN = "open the statement in a browser, wait until you can read it, and save the page again"
_SAVE_NL = (
    "open de verklaring in een browser, wacht tot u haar kunt lezen, en bewaar de pagina opnieuw"
)

INTAKE: Table = {
    "web-address": (
        "{address} is a web address, and nothing is fetched from the web",
        "{address} is een webadres, en er wordt niets van het web gehaald",
        "open it in a browser, save the page (Ctrl+S, “HTML only”), and give that file",
        "open het in een browser, bewaar de pagina (Ctrl+S, “alleen HTML”), en geef dat",
    ),
    "long-source": (
        "the file is longer than {bytes:,} bytes",
        "het bestand is langer dan {bytes:,} bytes",
        "save the page as “HTML only”, without its pictures",
        "bewaar de pagina als “alleen HTML”, zonder de afbeeldingen",
    ),
    "changing-source": (
        "the file changed while it was read",
        "het bestand veranderde terwijl het werd gelezen",
        "wait until it is complete, and try again",
        "wacht tot het compleet is, en probeer het opnieuw",
    ),
    "source-time": (
        "reading the file takes longer than {seconds:.0f} seconds",
        "het lezen van het bestand duurt langer dan {seconds:.0f} seconden",
        "save the statement alone, as a simpler file or as plain text",
        "bewaar alleen de verklaring, als eenvoudiger bestand of als platte tekst",
    ),
    "source-memory": (
        "reading the file needs more memory than is allowed",
        "het lezen van het bestand vergt meer geheugen dan is toegestaan",
        "save the statement alone, as a simpler file or as plain text",
        "bewaar alleen de verklaring, als eenvoudiger bestand of als platte tekst",
    ),
    "reader-crash": (
        "the library that reads this kind of file failed (exit code {code})",
        "de bibliotheek die dit soort bestanden leest faalde (exitcode {code})",
        "save the statement in another form, for instance as plain text",
        "bewaar de verklaring in een andere vorm, bijvoorbeeld als platte tekst",
    ),
    "deep-page": (
        "the page has elements nested more than {depth:,} deep",
        "de pagina heeft elementen in meer dan {depth:,} andere elementen",
        "no statement has such a page: save it again, or as plain text",
        "geen verklaring heeft zo'n pagina: bewaar haar opnieuw, of als platte tekst",
    ),
    "page-encoding": (
        "{count:,} characters cannot be read: the bytes are not in the encoding that the page"
        " declares",
        "{count:,} tekens zijn niet te lezen: de bytes zijn niet in de codering die de pagina"
        " noemt",
        "save the page again from a browser, which writes UTF-8",
        "bewaar de pagina opnieuw vanuit een browser, die UTF-8 schrijft",
    ),
    # Files that are not read
    "old-word-file": (
        "this is a Word file from before 2007 (.doc)",
        "dit is een Word-bestand van voor 2007 (.doc)",
        "save it as .docx",
        "bewaar het als .docx",
    ),
    "rtf-file": (
        "this is a rich text file (RTF)",
        "dit is een RTF-bestand",
        "save it as .docx",
        "bewaar het als .docx",
    ),
    "picture-file": (
        "this is a picture, not a text",
        "dit is een afbeelding, geen tekst",
        "give the page, or a text made by text recognition",
        "geef de pagina, of een tekst uit tekstherkenning",
    ),
    "archive-file": (
        "this is an archive of files, and not a Word document",
        "dit is een archief van bestanden, en geen Word-document",
        "unpack it, and give the statement in it",
        "pak het uit, en geef de verklaring die erin zit",
    ),
    "no-pdf-reader": (
        "the library that reads PDF is not installed",
        "de bibliotheek die PDF leest ontbreekt",
        "pip install 'noticegraph[files]'",
        "pip install 'noticegraph[files]'",
    ),
    "no-docx-reader": (
        "the library that reads DOCX is not installed",
        "de bibliotheek die DOCX leest ontbreekt",
        "pip install 'noticegraph[files]'",
        "pip install 'noticegraph[files]'",
    ),
    "locked-pdf": (
        "the PDF has a password",
        "de PDF heeft een wachtwoord",
        "open it, and print it to a PDF without one",
        "open haar, en druk haar af naar een PDF zonder",
    ),
    "broken-pdf": (
        "the PDF is broken or incomplete",
        "de PDF is kapot of onvolledig",
        "download it again",
        "haal haar opnieuw op",
    ),
    "scanned-pdf": (
        "the PDF has no text, only pictures of it ({pages:,} pages, {characters:,} characters)",
        "de PDF heeft geen tekst, alleen afbeeldingen ervan ({pages:,} pagina's,"
        " {characters:,} tekens)",
        "have its text recognised first (for instance: ocrmypdf), or use the statement's web page",
        "laat eerst de tekst herkennen (bijvoorbeeld: ocrmypdf), of zoek de webpagina",
    ),
    "long-pdf": (
        "the PDF has more than {pages:,} pages",
        "de PDF heeft meer dan {pages:,} pagina's",
        "give the pages of the statement alone",
        "geef alleen die van de verklaring",
    ),
    "locked-docx": (
        "the Word document has a password",
        "het Word-document heeft een wachtwoord",
        "save it without one",
        "bewaar het zonder",
    ),
    "broken-docx": (
        "the Word document cannot be read: {reason}",
        "het Word-document is niet te lezen: {reason}",
        "open it in Word, and save it again",
        "open het in Word, en bewaar het opnieuw",
    ),
    "swollen-docx": (
        "the Word document has more than {bytes:,} bytes when it is unpacked",
        "het Word-document heeft uitgepakt meer dan {bytes:,} bytes",
        "no statement is that long: save its text alone",
        "geen verklaring is zo lang: bewaar alleen de tekst",
    ),
    "docx-entities": (
        "{part} of the Word document declares entities, which no Word document does",
        "{part} van het Word-document declareert entiteiten, wat geen Word-document doet",
        "open it in Word, and save it again",
        "open het in Word, en bewaar het opnieuw",
    ),
    # What was saved instead of the statement
    "login-page": (
        "this looks like a login page, not like a statement ({words:,} words)",
        "dit lijkt een inlogpagina, geen verklaring ({words:,} woorden)",
        f"log in, {_SAVE_EN}; --keep-all takes it as it is",
        f"log in, {_SAVE_NL}; --keep-all neemt haar zoals zij is",
    ),
    "cookie-wall": (
        "this looks like a question about cookies, not like a statement ({words:,} words)",
        "dit lijkt een vraag over cookies, geen verklaring ({words:,} woorden)",
        f"answer it, {_SAVE_EN}; --keep-all takes it as it is",
        f"beantwoord haar, {_SAVE_NL}; --keep-all neemt haar zoals zij is",
    ),
    "robot-check": (
        "this looks like a check for robots, not like a statement ({words:,} words)",
        "dit lijkt een controle op robots, geen verklaring ({words:,} woorden)",
        f"{_SAVE_EN}; --keep-all takes it as it is",
        f"{_SAVE_NL}; --keep-all neemt haar zoals zij is",
    ),
    "error-page": (
        "this looks like an error page of a server, not like a statement ({words:,} words)",
        "dit lijkt een foutpagina van een server, geen verklaring ({words:,} woorden)",
        f"{_SAVE_EN}; --keep-all takes it as it is",
        f"{_SAVE_NL}; --keep-all neemt haar zoals zij is",
    ),
    "page-without-scripts": (
        "this page loads its text with scripts, so the text is not in the file ({words:,} words)",
        "deze pagina toont haar tekst met scripts, en die tekst zit niet in het bestand"
        " ({words:,} woorden)",
        f"{_SAVE_EN} (“complete”, not the source); --keep-all takes it as it is",
        f"{_SAVE_NL} (“volledig”, niet de bron); --keep-all neemt haar zoals zij is",
    ),
    "page-of-frames": (
        "the page has no text of its own: it shows other pages in frames",
        "de pagina heeft zelf geen tekst: zij toont andere pagina's in kaders",
        "open the statement's frame by itself, and save that",
        "open het kader met de verklaring apart, en bewaar dat",
    ),
    "no-words": (
        "there is no text in the file that a reader would see",
        "er staat geen tekst in het bestand die een lezer ziet",
        _SAVE_EN,
        _SAVE_NL,
    ),
}
