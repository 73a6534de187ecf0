"""Questions: values for their parameters, and files that are not well-formed questions."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

_VALUES = "values of {parameter}: {known:few}"
_VALUES_NL = "waarden van {parameter}: {known:few}"
_IRI = "give a full IRI, or a name with a prefix (ng:, dpv:, loc:, …)"
_IRI_NL = "geef een hele IRI, of een naam met een prefix (ng:, dpv:, loc:, …)"
_DIGITS = "write digits: 45"
_DIGITS_NL = "schrijf cijfers: 45"
_DATE = "write year-month-day: 2024-02-20"
_DATE_NL = "schrijf jaar-maand-dag: 2024-02-20"
_NEEDS = 'the question "{question}" needs a value for "{parameter}"'
_NEEDS_NL = 'de vraag "{question}" heeft een waarde voor "{parameter}" nodig'

QUESTIONS = {
    "unknown-question": Sentence(
        Words('there is no question "{question}"', "questions: {known:few}"),
        Words('er is geen vraag "{question}"', "vragen: {known:few}"),
    ),
    "question-in-words": Sentence(
        Words('there is no question "{question}"', "the nearest is: {command}"),
        Words('er is geen vraag "{question}"', "de dichtstbijzijnde is: {command}"),
    ),
    "unknown-parameter": Sentence(
        Words('the question "{question}" has no parameter "{name}"', "parameters: {known:few}"),
        Words('de vraag "{question}" heeft geen parameter "{name}"', "parameters: {known:few}"),
    ),
    # A value that is missing
    "value-needed": Sentence(Words(_NEEDS, _VALUES), Words(_NEEDS_NL, _VALUES_NL)),
    "iri-needed": Sentence(Words(_NEEDS, _IRI), Words(_NEEDS_NL, _IRI_NL)),
    "text-needed": Sentence(
        Words(_NEEDS, "give it a text"), Words(_NEEDS_NL, "geef er een tekst voor")
    ),
    "integer-needed": Sentence(Words(_NEEDS, _DIGITS), Words(_NEEDS_NL, _DIGITS_NL)),
    "date-needed": Sentence(Words(_NEEDS, _DATE), Words(_NEEDS_NL, _DATE_NL)),
    # A value that does not fit
    "value-encoding": Sentence(
        Words('the value of "{parameter}" is not UTF-8', "write it in UTF-8"),
        Words('de waarde van "{parameter}" is geen UTF-8', "schrijf haar in UTF-8"),
    ),
    "not-an-integer": Sentence(
        Words('"{value}" is not a whole number (parameter "{parameter}")', _DIGITS),
        Words('"{value}" is geen geheel getal (parameter "{parameter}")', _DIGITS_NL),
    ),
    "not-a-date": Sentence(
        Words('"{value}" is not a date (parameter "{parameter}")', _DATE),
        Words('"{value}" is geen datum (parameter "{parameter}")', _DATE_NL),
    ),
    "not-an-iri": Sentence(
        Words('"{value}" is not an IRI (parameter "{parameter}")', _IRI),
        Words('"{value}" is geen IRI (parameter "{parameter}")', _IRI_NL),
    ),
    "characters-of-iri": Sentence(
        Words(
            '"{value}" is not an IRI (parameter "{parameter}")',
            "an IRI has no spaces, quotes or brackets: percent-encode them",
        ),
        Words(
            '"{value}" is geen IRI (parameter "{parameter}")',
            "een IRI heeft geen spaties, aanhalingstekens of haken: schrijf ze als %20, %22, …",
        ),
    ),
    "unknown-value": Sentence(
        Words('"{value}" is not a known value (parameter "{parameter}")', _VALUES),
        Words('"{value}" is geen bekende waarde (parameter "{parameter}")', _VALUES_NL),
    ),
    "unknown-thing": Sentence(
        Words('no graph names "{value}" (parameter "{parameter}")', _IRI),
        Words('geen graaf noemt "{value}" (parameter "{parameter}")', _IRI_NL),
    ),
    "ambiguous-value": Sentence(
        Words(
            '"{value}" names {found:count} values (parameter "{parameter}")',
            "give the statement too, or one of them: {found}",
        ),
        Words(
            '"{value}" noemt {found:count} waarden (parameter "{parameter}")',
            "geef ook de verklaring, of een van deze: {found}",
        ),
    ),
    # Files
    "no-questions": Sentence(
        Words(
            "the folder of the questions is missing",
            "give a content folder that has one (--content DIR)",
        ),
        Words(
            "de map van de vragen ontbreekt", "geef een inhoudsmap die er een heeft (--content DIR)"
        ),
    ),
    "unreadable-question": Sentence(
        Words(
            "the question cannot be read: {reason}",
            "check that the file exists and that you may read it",
        ),
        Words(
            "de vraag is niet te lezen: {reason}",
            "kijk of het bestand bestaat en of u het mag lezen",
        ),
    ),
    "question-encoding": Sentence(
        Words("this byte is not UTF-8", "save the file as UTF-8"),
        Words("deze byte is geen UTF-8", "bewaar het bestand als UTF-8"),
    ),
    "question-id": Sentence(
        Words('"{id}" is not an id of a question', "use a-z, 0-9 and hyphens"),
        Words('"{id}" is geen id van een vraag', "gebruik a-z, 0-9 en koppeltekens"),
    ),
    "question-form": Sentence(
        Words("a question must be a SELECT query", "name its columns in a SELECT"),
        Words("een vraag moet een SELECT-query zijn", "noem de kolommen in een SELECT"),
    ),
    "overlooked-file": Sentence(
        Words(
            "this file is not a question: it would be overlooked",
            "questions are questions/<id>.rq, their values questions/values/<name>.rq",
        ),
        Words(
            "dit bestand is geen vraag: het zou over het hoofd worden gezien",
            "vragen zijn questions/<id>.rq, hun waarden questions/values/<naam>.rq",
        ),
    ),
    # Decorators
    "not-a-decorator": Sentence(
        Words("this is not a decorator", "write #+ name: value"),
        Words("dit is geen decorator", "schrijf #+ naam: waarde"),
    ),
    "late-decorator": Sentence(
        Words("a decorator stands inside the query", "put the decorators above the query"),
        Words("er staat een decorator in de query", "zet de decorators boven de query"),
    ),
    "forgotten-plus": Sentence(
        Words('a comment that looks like "{decorator}"', "write #+ {decorator}: …"),
        Words('commentaar dat op "{decorator}" lijkt', "schrijf #+ {decorator}: …"),
    ),
    "broken-decorator": Sentence(
        Words(
            "broken decorator: {reason}",
            "put quotes around text that has a colon or begins with a special character",
        ),
        Words(
            "kapotte decorator: {reason}",
            "zet tekst met een dubbelepunt of een bijzonder eerste teken tussen aanhalingstekens",
        ),
    ),
    "unprintable-decorators": Sentence(
        Words("broken decorators", "use printable characters only"),
        Words("kapotte decorators", "gebruik alleen afdrukbare tekens"),
    ),
    "unknown-decorator": Sentence(
        Words('unknown decorator "{decorator}"', "known: {known:few}"),
        Words('onbekende decorator "{decorator}"', "bekend: {known:few}"),
    ),
    "repeated-decorator": Sentence(
        Words('"{decorator}" is given twice', "keep one of them"),
        Words('"{decorator}" staat er twee keer', "houd er één"),
    ),
    "decorator-shape": Sentence(
        Words('"{decorator}" must be a {wanted}, not a {shape}', "write #+ {decorator}: {example}"),
        Words(
            '"{decorator}" moet een {wanted} zijn, geen {shape} (YAML)',
            "schrijf #+ {decorator}: {example}",
        ),
    ),
    "value-in-decorator": Sentence(
        Words('an empty or nested value in "{decorator}"', "write plain text"),
        Words('een lege of geneste waarde in "{decorator}"', "schrijf een gewone tekst"),
    ),
    "missing-english": Sentence(
        Words('the English text "{decorator}" is missing', "add #+ {decorator}: …"),
        Words('de Engelse tekst "{decorator}" ontbreekt', "voeg toe: #+ {decorator}: …"),
    ),
    "missing-dutch": Sentence(
        Words('the Dutch text "{decorator}" is missing', "add #+ {decorator}: …"),
        Words('de Nederlandse tekst "{decorator}" ontbreekt', "voeg toe: #+ {decorator}: …"),
    ),
    "missing-decorator": Sentence(
        Words('"{decorator}" is missing or empty', "add #+ {decorator}: [subject]"),
        Words('"{decorator}" ontbreekt of is leeg', "voeg toe: #+ {decorator}: [onderwerp]"),
    ),
    "decorator-of-no-parameter": Sentence(
        Words(
            '"{decorator}" names "{name}", which is not a parameter of the query',
            "parameters: {known:few}",
        ),
        Words(
            '"{decorator}" noemt "{name}", en dat is geen parameter van de query',
            "parameters: {known:few}",
        ),
    ),
    # The query
    "parameter-written-twice": Sentence(
        Words(
            'the parameter "{parameter}" is written in two ways',
            "give it one type, and one or two underscores, everywhere",
        ),
        Words(
            'de parameter "{parameter}" is op twee manieren geschreven',
            "geef hem overal één type, en één of twee liggende streepjes",
        ),
    ),
    "select-star": Sentence(
        Words("SELECT * is not allowed in a question", "name the columns"),
        Words("SELECT * mag niet in een vraag", "noem de kolommen"),
    ),
    "missing-column": Sentence(
        Words('the column "{name}" is missing', "add ?{name} to the SELECT"),
        Words('de kolom "{name}" ontbreekt', "zet ?{name} in de SELECT"),
    ),
    "missing-order": Sentence(
        Words("ORDER BY is missing", "order the rows, so that answers can be compared"),
        Words("ORDER BY ontbreekt", "sorteer de rijen, zodat antwoorden te vergelijken zijn"),
    ),
    # Values
    "no-values-file": Sentence(
        Words(
            '"{parameter}" is enumerated, but there is no values/{parameter}.rq',
            "add questions/values/{parameter}.rq: a SELECT of ?value ?label",
        ),
        Words(
            'voor "{parameter}" staat enumerate er, maar values/{parameter}.rq is er niet',
            "maak questions/values/{parameter}.rq: een SELECT van ?value ?label",
        ),
    ),
    "columns-of-values": Sentence(
        Words("the columns ?value and ?label are needed", "write SELECT ?value ?label …"),
        Words("de kolommen ?value en ?label zijn nodig", "schrijf SELECT ?value ?label …"),
    ),
    "unused-values": Sentence(
        Words(
            'no question enumerates "{name}"',
            "remove the file, or add #+ enumerate: to the question that needs it",
        ),
        Words(
            'geen vraag heeft enumerate voor "{name}"',
            "haal het bestand weg, of zet #+ enumerate: in de vraag die het nodig heeft",
        ),
    ),
    "no-values": Sentence(
        Words(
            "no values found",
            "a form without choices cannot be filled in: correct the query or the graphs",
        ),
        Words(
            "geen waarden gevonden",
            "een formulier zonder keuzes is niet in te vullen: verbeter de query of de grafen",
        ),
    ),
    "value-without-label": Sentence(
        Words(
            "the value {value} has no label",
            "give it an rdfs:label or skos:prefLabel, and SELECT it as ?label",
        ),
        Words(
            "de waarde {value} heeft geen label",
            "geef haar een rdfs:label of skos:prefLabel, en neem dat in de SELECT op als ?label",
        ),
    ),
    "default-value": Sentence(
        Words("a default is not a value of its parameter: {cause}"),
        Words("een standaardwaarde is geen waarde van haar parameter: {cause}"),
    ),
    "query-with-values": Sentence(
        Words("with values for its parameters the query fails: {cause}"),
        Words("met waarden voor de parameters mislukt de query: {cause}"),
    ),
    "columns-with-values": Sentence(
        Words(
            "with values for its parameters the columns are {columns}",
            "do not SELECT a parameter itself: bind it to another variable",
        ),
        Words(
            "met waarden voor de parameters zijn de kolommen {columns}",
            "neem geen parameter zelf in de SELECT: bind hem aan een andere variabele",
        ),
    ),
}
