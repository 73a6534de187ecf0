"""Questions: values for their parameters, and files that are not well-formed questions."""

from noticegraph.error_words.model import Table

_VALUES = ("values of {parameter}: {known:few}", "waarden van {parameter}: {known:few}")
_IRI = (
    "give a full IRI, or a name with a prefix (ng:, dpv:, loc:, …)",
    "geef een hele IRI, of een naam met een prefix (ng:, dpv:, loc:, …)",
)
_DIGITS = ("write digits: 45", "schrijf cijfers: 45")
_DATE = ("write year-month-day: 2024-02-20", "schrijf jaar-maand-dag: 2024-02-20")
_NEEDS = (
    'the question "{question}" needs a value for "{parameter}"',
    'de vraag "{question}" heeft een waarde voor "{parameter}" nodig',
)

QUESTIONS: Table = {
    "unknown-question": (
        'there is no question "{question}"',
        'er is geen vraag "{question}"',
        "questions: {known:few}",
        "vragen: {known:few}",
    ),
    "question-in-words": (
        'there is no question "{question}"',
        'er is geen vraag "{question}"',
        "the nearest is: {command}",
        "de dichtstbijzijnde is: {command}",
    ),
    "unknown-parameter": (
        'the question "{question}" has no parameter "{name}"',
        'de vraag "{question}" heeft geen parameter "{name}"',
        "parameters: {known:few}",
        "parameters: {known:few}",
    ),
    # A value that is missing
    "value-needed": (*_NEEDS, *_VALUES),
    "iri-needed": (*_NEEDS, *_IRI),
    "text-needed": (*_NEEDS, "give it a text", "geef er een tekst voor"),
    "integer-needed": (*_NEEDS, *_DIGITS),
    "date-needed": (*_NEEDS, *_DATE),
    # A value that does not fit
    "value-encoding": (
        'the value of "{parameter}" is not UTF-8',
        'de waarde van "{parameter}" is geen UTF-8',
        "write it in UTF-8",
        "schrijf haar in UTF-8",
    ),
    "not-an-integer": (
        '"{value}" is not a whole number (parameter "{parameter}")',
        '"{value}" is geen geheel getal (parameter "{parameter}")',
        *_DIGITS,
    ),
    "not-a-date": (
        '"{value}" is not a date (parameter "{parameter}")',
        '"{value}" is geen datum (parameter "{parameter}")',
        *_DATE,
    ),
    "not-an-iri": (
        '"{value}" is not an IRI (parameter "{parameter}")',
        '"{value}" is geen IRI (parameter "{parameter}")',
        *_IRI,
    ),
    "characters-of-iri": (
        '"{value}" is not an IRI (parameter "{parameter}")',
        '"{value}" is geen IRI (parameter "{parameter}")',
        "an IRI has no spaces, quotes or brackets: percent-encode them",
        "een IRI heeft geen spaties, aanhalingstekens of haken: schrijf ze als %20, %22, …",
    ),
    "unknown-value": (
        '"{value}" is not a known value (parameter "{parameter}")',
        '"{value}" is geen bekende waarde (parameter "{parameter}")',
        *_VALUES,
    ),
    "unknown-thing": (
        'no graph contains "{value}" (parameter "{parameter}")',
        'geen graaf noemt "{value}" (parameter "{parameter}")',
        *_IRI,
    ),
    "ambiguous-value": (
        '"{value}" names {found:count} values (parameter "{parameter}")',
        '"{value}" noemt {found:count} waarden (parameter "{parameter}")',
        "give the statement too, or one of them: {found}",
        "geef ook de verklaring, of een van deze: {found}",
    ),
    # Files
    "no-questions": (
        "the folder of the questions is missing",
        "de map van de vragen ontbreekt",
        "give a content folder that has one (--content DIR)",
        "geef een inhoudsmap die er een heeft (--content DIR)",
    ),
    "unreadable-question": (
        "the question cannot be read: {reason}",
        "de vraag is niet te lezen: {reason}",
        "check that the file exists and that you may read it",
        "kijk of het bestand bestaat en of u het mag lezen",
    ),
    "question-encoding": (
        "this byte is not UTF-8",
        "deze byte is geen UTF-8",
        "save the file as UTF-8",
        "bewaar het bestand als UTF-8",
    ),
    "question-id": (
        '"{id}" is not an id of a question',
        '"{id}" is geen id van een vraag',
        "use a-z, 0-9 and hyphens",
        "gebruik a-z, 0-9 en koppeltekens",
    ),
    "question-form": (
        "a question must be a SELECT query",
        "een vraag moet een SELECT-query zijn",
        "name its columns in a SELECT",
        "noem de kolommen in een SELECT",
    ),
    "overlooked-file": (
        "this file is not a question: it would be overlooked",
        "dit bestand is geen vraag: het zou over het hoofd worden gezien",
        "questions are questions/<id>.rq, their values questions/values/<name>.rq",
        "vragen zijn questions/<id>.rq, hun waarden questions/values/<naam>.rq",
    ),
    # Decorators
    "not-a-decorator": (
        "this is not a decorator",
        "dit is geen decorator",
        "write #+ name: value",
        "schrijf #+ naam: waarde",
    ),
    "late-decorator": (
        "a decorator is inside the query",
        "er staat een decorator in de query",
        "put the decorators above the query",
        "zet de decorators boven de query",
    ),
    "forgotten-plus": (
        'a comment that looks like "{decorator}"',
        'commentaar dat op "{decorator}" lijkt',
        "write #+ {decorator}: …",
        "schrijf #+ {decorator}: …",
    ),
    "broken-decorator": (
        "broken decorator: {reason}",
        "kapotte decorator: {reason}",
        "put quotes around text that has a colon or begins with a special character",
        "zet tekst met een dubbelepunt of een bijzonder eerste teken tussen aanhalingstekens",
    ),
    "unprintable-decorators": (
        "broken decorators",
        "kapotte decorators",
        "use printable characters only",
        "gebruik alleen afdrukbare tekens",
    ),
    "unknown-decorator": (
        'unknown decorator "{decorator}"',
        'onbekende decorator "{decorator}"',
        "known: {known:few}",
        "bekend: {known:few}",
    ),
    "repeated-decorator": (
        '"{decorator}" is given twice',
        '"{decorator}" staat er twee keer',
        "keep one of them",
        "houd er één",
    ),
    "decorator-shape": (
        '"{decorator}" must be a {wanted}, not a {shape}',
        '"{decorator}" moet een {wanted} zijn, geen {shape} (YAML)',
        "write #+ {decorator}: {example}",
        "schrijf #+ {decorator}: {example}",
    ),
    "value-in-decorator": (
        'an empty or nested value in "{decorator}"',
        'een lege of geneste waarde in "{decorator}"',
        "write plain text",
        "schrijf een gewone tekst",
    ),
    "missing-english": (
        'the English text "{decorator}" is missing',
        'de Engelse tekst "{decorator}" ontbreekt',
        "add #+ {decorator}: …",
        "voeg toe: #+ {decorator}: …",
    ),
    "missing-dutch": (
        'the Dutch text "{decorator}" is missing',
        'de Nederlandse tekst "{decorator}" ontbreekt',
        "add #+ {decorator}: …",
        "voeg toe: #+ {decorator}: …",
    ),
    "missing-decorator": (
        '"{decorator}" is missing or empty',
        '"{decorator}" ontbreekt of is leeg',
        "add #+ {decorator}: [subject]",
        "voeg toe: #+ {decorator}: [onderwerp]",
    ),
    "decorator-of-no-parameter": (
        '"{decorator}" names "{name}", which is not a parameter of the query',
        '"{decorator}" noemt "{name}", en dat is geen parameter van de query',
        "parameters: {known:few}",
        "parameters: {known:few}",
    ),
    # The query
    "parameter-written-twice": (
        'the parameter "{parameter}" is written in two ways',
        'de parameter "{parameter}" is op twee manieren geschreven',
        "give it one type, and one or two underscores, everywhere",
        "geef hem overal één type, en één of twee liggende streepjes",
    ),
    "select-star": (
        "SELECT * is not allowed in a question",
        "SELECT * mag niet in een vraag",
        "name the columns",
        "noem de kolommen",
    ),
    "missing-column": (
        'the column "{name}" is missing',
        'de kolom "{name}" ontbreekt',
        "add ?{name} to the SELECT",
        "zet ?{name} in de SELECT",
    ),
    "missing-order": (
        "ORDER BY is missing",
        "ORDER BY ontbreekt",
        "order the rows, so that answers can be compared",
        "sorteer de rijen, zodat antwoorden te vergelijken zijn",
    ),
    # Values
    "no-values-file": (
        '"{parameter}" is enumerated, but there is no values/{parameter}.rq',
        'voor "{parameter}" staat enumerate er, maar values/{parameter}.rq is er niet',
        "add questions/values/{parameter}.rq: a SELECT of ?value ?label",
        "maak questions/values/{parameter}.rq: een SELECT van ?value ?label",
    ),
    "columns-of-values": (
        "the columns ?value and ?label are needed",
        "de kolommen ?value en ?label zijn nodig",
        "write SELECT ?value ?label …",
        "schrijf SELECT ?value ?label …",
    ),
    "unused-values": (
        'no question enumerates "{name}"',
        'geen vraag heeft enumerate voor "{name}"',
        "remove the file, or add #+ enumerate: to the question that needs it",
        "haal het bestand weg, of zet #+ enumerate: in de vraag die het nodig heeft",
    ),
    "no-values": (
        "no values found",
        "geen waarden gevonden",
        "a form without choices cannot be filled in: correct the query or the graphs",
        "een formulier zonder keuzes is niet in te vullen: verbeter de query of de grafen",
    ),
    "value-without-label": (
        "the value {value} has no label",
        "de waarde {value} heeft geen label",
        "give it an rdfs:label or skos:prefLabel, and SELECT it as ?label",
        "geef haar een rdfs:label of skos:prefLabel, en neem dat in de SELECT op als ?label",
    ),
    "default-value": (
        "a default is not a value of its parameter: {cause}",
        "een standaardwaarde is geen waarde van haar parameter: {cause}",
    ),
    "query-with-values": (
        "with values for its parameters the query fails: {cause}",
        "met waarden voor de parameters mislukt de query: {cause}",
    ),
    "columns-with-values": (
        "with values for its parameters the columns are {columns}",
        "met waarden voor de parameters zijn de kolommen {columns}",
        "do not SELECT a parameter itself: bind it to another variable",
        "neem geen parameter zelf in de SELECT: bind hem aan een andere variabele",
    ),
}
