"""Statements: their texts, passages and facts, and graphs that should be the graph of one."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

STATEMENTS = {
    "unreadable-text": Sentence(
        Words(
            "the statement's text cannot be read: {reason}",
            "give the path of a file that you may read",
        ),
        Words(
            "de tekst van de verklaring is niet te lezen: {reason}",
            "geef het pad van een bestand dat u mag lezen",
        ),
    ),
    "empty-text": Sentence(
        Words("the file is empty", "give the statement's text, as UTF-8"),
        Words("het bestand is leeg", "geef de tekst van de verklaring, in UTF-8"),
    ),
    "not-a-text": Sentence(
        Words(
            "this is not a text file",
            "noticegraph segment FILE --text-output TEXT.md makes one of a PDF or DOCX",
        ),
        Words(
            "dit is geen tekstbestand",
            "noticegraph segment BESTAND --text-output TEKST.md maakt er een van PDF of DOCX",
        ),
    ),
    "long-text": Sentence(
        Words(
            "the text is longer than {bytes:,} bytes",
            "give the statement alone, without the page's scripts, styles and images",
        ),
        Words(
            "de tekst is langer dan {bytes:,} bytes",
            "geef alleen de verklaring, zonder de scripts, stijlen en afbeeldingen van de pagina",
        ),
    ),
    "text-encoding": Sentence(
        Words(
            "byte 0x{byte} is not UTF-8",
            "save the text as UTF-8 (for instance: iconv -f WINDOWS-1252 -t UTF-8)",
        ),
        Words(
            "byte 0x{byte} is geen UTF-8",
            "bewaar de tekst als UTF-8 (bijvoorbeeld: iconv -f WINDOWS-1252 -t UTF-8)",
        ),
    ),
    "unknown-draft": Sentence(
        Words(
            "{fact} is none of the {count} facts that were drafted",
            "give an id as the output shows it (retention/2), with the same options",
        ),
        Words(
            "{fact} is niet een van de {count} feiten in het concept",
            "geef een id zoals de uitvoer het toont (retention/2), met dezelfde opties",
        ),
    ),
    "no-passages": Sentence(
        Words("no passages were found in this text", "check that --format is right for it"),
        Words("in deze tekst is geen passage gevonden", "kijk of --format ervoor klopt"),
    ),
    "other-text": Sentence(
        Words(
            "this is not the text of {statement}: none of its {count} passages is in it",
            "give the text from which the graph was made, or a later version of it",
        ),
        Words(
            "dit is niet de tekst van {statement}: geen van de {count} passages staat erin",
            "geef de tekst waaruit de graaf is gemaakt, of een latere versie ervan",
        ),
    ),
    "text-of-no-statement": Sentence(
        Words(
            "this is not the text of a statement: none has the digest {digest}",
            "give the exact text that was modelled, unchanged, of one of: {statements}",
        ),
        Words(
            "dit is niet de tekst van een verklaring: geen heeft zijn digest, {digest}",
            "geef precies de gemodelleerde tekst, ongewijzigd, van: {statements}",
        ),
    ),
    "digest-of-text": Sentence(
        Words(
            "this is not the text of <{statement}>: its digest differs from ng:textDigest",
            "restore the text; a changed text is a version of its own",
        ),
        Words(
            "dit is niet de tekst van <{statement}>: zijn digest verschilt van ng:textDigest",
            "zet de tekst terug; een veranderde tekst is een eigen versie",
        ),
    ),
    # Facts
    "unknown-fact": Sentence(
        Words("no fact or statement is called {name}", "noticegraph questions show evidence-of"),
        Words("geen feit of verklaring heet {name}", "noticegraph questions show evidence-of"),
    ),
    "name-of-fact": Sentence(
        Words('"{name}" is not the name of a fact', "give its path or its IRI"),
        Words('"{name}" is geen naam van een feit', "geef zijn pad of zijn IRI"),
    ),
    "fact-of-many-statements": Sentence(
        Words("{found:count} statements have a fact {name}", "give one of them: {found}"),
        Words("{found:count} verklaringen hebben een feit {name}", "geef er één: {found}"),
    ),
    # A graph that should be the graph of one statement
    "empty-graph": Sentence(
        Words("the graph is empty", "give the graph of a statement, for example with: export"),
        Words("de graaf is leeg", "geef de graaf van een verklaring, bijvoorbeeld met: export"),
    ),
    "many-statements": Sentence(
        Words(
            "the graph contains {statements:count} statement versions: {statements:few}",
            "validate each one separately: only one is examined at a time",
        ),
        Words(
            "de graaf bevat {statements:count} versies van verklaringen: {statements:few}",
            "valideer ze apart: ze worden één voor één onderzocht",
        ),
    ),
    "no-statement-of-passages": Sentence(
        Words(
            "no passage in this graph belongs to a statement (oa:hasSource)",
            "put the passages (noticegraph segment) beside it, in NAME-passages.ttl",
        ),
        Words(
            "geen passage in deze graaf hoort bij een verklaring (oa:hasSource)",
            "zet de passages (noticegraph segment) ernaast, in NAAM-passages.ttl",
        ),
    ),
    "no-statement": Sentence(
        Words(
            "there is no statement in this graph: it has no ng:StatementVersion",
            "describe the statement and its passages, as CONTRIBUTING.md shows",
        ),
        Words(
            "er is geen verklaring in deze graaf: zij heeft geen ng:StatementVersion",
            "beschrijf de verklaring en haar passages, zoals CONTRIBUTING.md laat zien",
        ),
    ),
}
