"""Statements: their texts, passages and facts, and graphs that should be the graph of one."""

from noticegraph.error_words.model import Table

STATEMENTS: Table = {
    "unreadable-text": (
        "the statement's text cannot be read: {reason}",
        "de tekst van de verklaring is niet te lezen: {reason}",
        "give the path of a file that you may read",
        "geef het pad van een bestand dat u mag lezen",
    ),
    "empty-text": (
        "the file is empty",
        "het bestand is leeg",
        "give the statement's text, as UTF-8",
        "geef de tekst van de verklaring, in UTF-8",
    ),
    "not-a-text": (
        "this is not a text file",
        "dit is geen tekstbestand",
        "noticegraph segment FILE --text-output TEXT.md makes one of a PDF or DOCX",
        "noticegraph segment BESTAND --text-output TEKST.md maakt er een van PDF of DOCX",
    ),
    "long-text": (
        "the text is longer than {bytes:,} bytes",
        "de tekst is langer dan {bytes:,} bytes",
        "give the statement alone, without the page's scripts, styles and images",
        "geef alleen de verklaring, zonder de scripts, stijlen en afbeeldingen van de pagina",
    ),
    "text-encoding": (
        "byte 0x{byte} is not UTF-8",
        "byte 0x{byte} is geen UTF-8",
        "save the text as UTF-8 (for instance: iconv -f WINDOWS-1252 -t UTF-8)",
        "bewaar de tekst als UTF-8 (bijvoorbeeld: iconv -f WINDOWS-1252 -t UTF-8)",
    ),
    "unknown-draft": (
        "{fact} is not one of the {count} facts that were drafted",
        "{fact} is niet een van de {count} feiten in het concept",
        "give an id as the output shows it (retention/2), with the same options",
        "geef een id zoals de uitvoer het toont (retention/2), met dezelfde opties",
    ),
    "no-passages": (
        "no passages were found in this text",
        "in deze tekst is geen passage gevonden",
        "check that --format is right for it",
        "kijk of --format ervoor klopt",
    ),
    "other-text": (
        "this is not the text of {statement}: none of its {count} passages is in it",
        "dit is niet de tekst van {statement}: geen van de {count} passages staat erin",
        "give the text from which the graph was made, or a later version of it",
        "geef de tekst waaruit de graaf is gemaakt, of een latere versie ervan",
    ),
    "unreadable-text-folder": (
        "the folder of texts cannot be read: {reason}",
        "de map met teksten is niet te lezen: {reason}",
        "give a folder that exists",
        "geef een map die er is",
    ),
    "text-of-no-statement": (
        "this is not the text of a statement: none has the digest {digest}",
        "dit is niet de tekst van een verklaring: geen heeft zijn digest, {digest}",
        "give the exact text that was modelled, unchanged, of one of: {statements}",
        "geef precies de gemodelleerde tekst, ongewijzigd, van: {statements}",
    ),
    "digest-of-text": (
        "this is not the text of <{statement}>: its digest differs from ng:textDigest",
        "dit is niet de tekst van <{statement}>: zijn digest verschilt van ng:textDigest",
        "restore the text; a changed text is a new version",
        "zet de tekst terug; een veranderde tekst is een nieuwe versie",
    ),
    # Facts
    "unknown-fact": (
        "no fact or statement is called {name}",
        "geen feit of verklaring heet {name}",
        "noticegraph questions show evidence-of",
        "noticegraph questions show evidence-of",
    ),
    "name-of-fact": (
        '"{name}" is not the name of a fact',
        '"{name}" is geen naam van een feit',
        "give its path or its IRI",
        "geef zijn pad of zijn IRI",
    ),
    "fact-of-many-statements": (
        "{found:count} statements have a fact {name}",
        "{found:count} verklaringen hebben een feit {name}",
        "give one of them: {found}",
        "geef er één: {found}",
    ),
    # A graph that should be the graph of one statement
    "empty-graph": (
        "the graph is empty",
        "de graaf is leeg",
        "give the graph of a statement, for example with: export",
        "geef de graaf van een verklaring, bijvoorbeeld met: export",
    ),
    "many-statements": (
        "the graph contains {statements:count} statement versions: {statements:few}",
        "de graaf bevat {statements:count} versies van verklaringen: {statements:few}",
        "validate each one separately: only one is examined at a time",
        "valideer ze apart: ze worden één voor één onderzocht",
    ),
    "no-statement-of-passages": (
        "no passage in this graph belongs to a statement (oa:hasSource)",
        "geen passage in deze graaf hoort bij een verklaring (oa:hasSource)",
        "put the passages (noticegraph segment) beside it, in NAME-passages.ttl",
        "zet de passages (noticegraph segment) ernaast, in NAAM-passages.ttl",
    ),
    "no-statement": (
        "there is no statement in this graph: it has no ng:StatementVersion",
        "er is geen verklaring in deze graaf: zij heeft geen ng:StatementVersion",
        "describe the statement and its passages, as CONTRIBUTING.md shows",
        "beschrijf de verklaring en haar passages, zoals CONTRIBUTING.md laat zien",
    ),
}
