"""Rows of facts: files of rows, and what is wrong with a row."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

ROWS = {
    "long-rows": Sentence(
        Words("the file is longer than {bytes:,} bytes", "apply it in parts"),
        Words("het bestand is langer dan {bytes:,} bytes", "pas het in delen toe"),
    ),
    "many-rows": Sentence(
        Words("the file has more than {rows:,} rows", "apply it in parts"),
        Words("het bestand heeft meer dan {rows:,} rijen", "pas het in delen toe"),
    ),
    "option-without-apply": Sentence(
        Words("--replace, --all-or-nothing and --reviewer belong to --apply", "add --apply ROWS"),
        Words("--replace, --all-or-nothing en --reviewer horen bij --apply", "voeg --apply toe"),
    ),
    "apply-with-output": Sentence(
        Words("--apply writes no rows", "leave -o and --output away"),
        Words("--apply schrijft geen rijen", "laat -o en --output weg"),
    ),
    "large-sheet": Sentence(
        Words("the spreadsheet has more than {bytes:,} bytes unpacked", "apply it in parts"),
        Words("het rekenblad heeft uitgepakt meer dan {bytes:,} bytes", "pas het in delen toe"),
    ),
    "no-sheet": Sentence(
        Words("this is no spreadsheet: {reason}", "save it as .xlsx, or as CSV UTF-8"),
        Words("dit is geen rekenblad: {reason}", "bewaar het als .xlsx, of als CSV UTF-8"),
    ),
    "sheets-of-rows": Sentence(
        Words("several sheets have rows: {sheets:few}", "leave one of them in the file"),
        Words("meer dan één blad heeft rijen: {sheets:few}", "laat er één in het bestand"),
    ),
    "no-spreadsheet-library": Sentence(
        Words(
            "spreadsheets need a library that is not installed",
            "pip install 'noticegraph[spreadsheets]', or use CSV or JSON lines",
        ),
        Words(
            "rekenbladen vragen een bibliotheek die niet is geïnstalleerd",
            "pip install 'noticegraph[spreadsheets]', of gebruik CSV of JSON-regels",
        ),
    ),
    "rows-encoding": Sentence(
        Words("byte 0x{byte} is not UTF-8", "save the rows as UTF-8 (CSV UTF-8 in a spreadsheet)"),
        Words(
            "byte 0x{byte} is geen UTF-8",
            "bewaar de rijen als UTF-8 (CSV UTF-8 in een rekenblad)",
        ),
    ),
    "rows-twice": Sentence(
        Words("two columns have one name: {columns:few}", "leave one of them out"),
        Words("twee kolommen heten hetzelfde: {columns:few}", "laat een ervan weg"),
    ),
    "rows-cells": Sentence(
        Words(
            "this row has {cells} cells, and there are {columns} columns",
            "put a cell that holds what separates cells into quotation marks",
        ),
        Words(
            "deze rij heeft {cells} cellen, en er zijn {columns} kolommen",
            "zet een cel met daarin wat cellen scheidt tussen aanhalingstekens",
        ),
    ),
    "rows-json": Sentence(
        Words("this line is no JSON object: {reason}", "write one object on each line"),
        Words("deze regel is geen JSON-object: {reason}", "schrijf één object op elke regel"),
    ),
    "rows-csv": Sentence(
        Words("this is no CSV: {reason}", "save the rows as CSV UTF-8, or as JSON lines"),
        Words("dit is geen CSV: {reason}", "bewaar de rijen als CSV UTF-8, of als JSON-regels"),
    ),
    "rows-empty": Sentence(
        Words(
            "the file is empty",
            "let its first line name the columns, as noticegraph facts STATEMENT -o csv does",
        ),
        Words(
            "het bestand is leeg",
            "laat de eerste regel de kolommen noemen, zoals noticegraph facts STATEMENT -o csv",
        ),
    ),
    "rows-header": Sentence(
        Words(
            "the first line names no column kind; it has {columns:few}",
            "let the first line name the columns, as noticegraph facts STATEMENT -o csv does",
        ),
        Words(
            "de eerste regel noemt geen kolom kind; zij heeft {columns:few}",
            "laat de eerste regel de kolommen noemen, zoals noticegraph facts STATEMENT -o csv",
        ),
    ),
    "passages-of-no-version": Sentence(
        Words("the passages are not those of one version", "make them: noticegraph segment"),
        Words("de passages zijn niet die van één versie", "maak ze: noticegraph segment"),
    ),
    "row-kind": Sentence(
        Words("{written} is no kind of rows", "kinds: {known:few}, and more in docs/rows.md"),
        Words("{written} is geen soort rijen", "soorten: {known:few}, en meer in docs/rows.md"),
    ),
    "row-no-kind": Sentence(
        Words(
            "the row has no kind",
            "write one, such as {known:few}; a merged cell belongs to its first row alone",
        ),
        Words(
            "de rij heeft geen soort",
            "schrijf er een, zoals {known:few}; een samengevoegde cel hoort alleen bij haar "
            "eerste rij",
        ),
    ),
    "no-statement-or-file": Sentence(
        Words("{statement} is neither a statement nor a file", "statements: {known:few}"),
        Words("{statement} is een verklaring noch een bestand", "verklaringen: {known:few}"),
    ),
    "draft-format": Sentence(
        Words(
            "the format of a statement's text is known",
            "leave --format away; it belongs to a file",
        ),
        Words(
            "het formaat van de tekst van een verklaring is bekend",
            "laat --format weg; dat hoort bij een bestand",
        ),
    ),
    "draft-of-content": Sentence(
        Words(
            "{statement} is a shipped statement, which drafts do not change",
            "add -o table to see what would be drafted, or add the text to a workspace of your own",
        ),
        Words(
            "{statement} is een meegeleverde verklaring, die concepten niet veranderen",
            "voeg -o table toe om het concept te zien, of voeg de tekst toe aan een eigen werkmap",
        ),
    ),
    "draft-without-text": Sentence(
        Words(
            "the text of this statement is not at hand",
            "put it beside its facts, as .md or .txt",
        ),
        Words(
            "de tekst van deze verklaring is er niet bij",
            "zet die naast de feiten, als .md of .txt",
        ),
    ),
    "draft-of-other-text": Sentence(
        Words(
            "this is not the text that the passages cite",
            "restore it, or add the new text as a statement of its own date",
        ),
        Words(
            "dit is niet de tekst waarnaar de passages verwijzen",
            "herstel die, of voeg de nieuwe tekst toe als verklaring met een eigen datum",
        ),
    ),
    "row-column": Sentence(
        Words("rows of the kind {of} have no column {name}", "they have {known:few}"),
        Words("rijen van de soort {of} hebben geen kolom {name}", "zij hebben {known:few}"),
    ),
    "row-id": Sentence(
        Words(
            "{id} can be no id",
            "leave the id away and it is made, or use letters, digits, dashes and slashes",
        ),
        Words(
            "{id} kan geen id zijn",
            "laat het id weg en het wordt gemaakt, of gebruik letters, cijfers, streepjes en /",
        ),
    ),
    "row-id-twice": Sentence(
        Words("row {other} has the id {id}, too", "leave one of them, or empty the id"),
        Words("rij {other} heeft ook het id {id}", "laat er één staan, of maak het id leeg"),
    ),
    "row-control": Sentence(
        Words("the cell holds a character that nobody sees: {code}", "take it away"),
        Words("de cel heeft een teken dat niemand ziet: {code}", "haal het weg"),
    ),
    "row-no-name": Sentence(
        Words("there is no name, and no term has a label in {language}", "give a name"),
        Words("er is geen naam, en geen term heeft een label in {language}", "geef een naam"),
    ),
    "row-no-modality": Sentence(
        Words("a row of the kind {of} is no fact, and has no modality", "empty the cell"),
        Words("een rij van de soort {of} is geen feit, en heeft geen modaliteit", "maak haar leeg"),
    ),
    "row-modality": Sentence(
        Words("“{modality}” is no modality", "write {known:or}"),
        Words("“{modality}” is geen modaliteit", "schrijf {known:or}"),
    ),
    "row-no-condition": Sentence(
        Words(
            "the fact is conditional, and no condition is named",
            "say in your own words on what it depends, or choose another modality",
        ),
        Words(
            "het feit is voorwaardelijk, en geen voorwaarde is genoemd",
            "zeg in eigen woorden waarvan het afhangt, of kies een andere modaliteit",
        ),
    ),
    "row-remove-what": Sentence(
        Words("a row that removes another has no id", "give the id of the row that goes"),
        Words(
            "een rij die een andere verwijdert heeft geen id",
            "geef de id van de rij die weg moet",
        ),
    ),
    "row-silent-cited": Sentence(
        Words(
            "{passage} states a fact: {ids:few} cites it",
            "reject that, or take the passage from it",
        ),
        Words(
            "{passage} zegt wel iets: {ids:few} verwijst ernaar",
            "wijs dat af, of haal de passage eruit weg",
        ),
    ),
    "row-no-passage": Sentence(
        Words("no passage is named", "give the path of the passage that says it"),
        Words("er is geen passage genoemd", "geef het pad van de passage die het zegt"),
    ),
    "row-passage": Sentence(
        Words("there is no passage {path}", "noticegraph trace STATEMENT lists them"),
        Words("er is geen passage {path}", "noticegraph trace STATEMENT noemt ze"),
    ),
    "row-by": Sentence(
        Words("“{who}” does not say who proposed it", "write rule:…, person:… or agent:…"),
        Words("“{who}” zegt niet wie het voorstelde", "schrijf rule:…, person:… of agent:…"),
    ),
    "row-reviewer": Sentence(
        Words("“{who}” does not say who reviewed it", "write person:NAME"),
        Words("“{who}” zegt niet wie het beoordeelde", "schrijf person:NAAM"),
    ),
    "row-review": Sentence(
        Words("“{status}” is no review status", "write {known:or}, or nothing"),
        Words("“{status}” is geen stand van beoordeling", "schrijf {known:or}, of niets"),
    ),
    "row-place": Sentence(
        Words("{place} is no place in a passage of the row", "leave start and end away"),
        Words("{place} is geen plaats in een passage van de rij", "laat start en end weg"),
    ),
    "row-quote": Sentence(
        Words(
            "these words do not stand in {passage}: “{quote}”",
            "copy them from the passage, with the same capitals and spaces",
        ),
        Words(
            "deze woorden staan niet in {passage}: “{quote}”",
            "neem ze over uit de passage, met dezelfde hoofdletters en spaties",
        ),
    ),
    "row-quote-elsewhere": Sentence(
        Words("these words do not stand in {passage}", "they stand in {other}"),
        Words("deze woorden staan niet in {passage}", "zij staan in {other}"),
    ),
    "row-copied": Sentence(
        Words(
            "{count} words in a row are copied from the text: “{words}”",
            "say it in your own words",
        ),
        Words(
            "{count} woorden achtereen zijn uit de tekst overgenomen: “{words}”",
            "zeg het in eigen woorden",
        ),
    ),
    "row-form": Sentence(
        Words("“{value}” has not the form of this column", "write it like {example}"),
        Words("“{value}” heeft niet de vorm van deze kolom", "schrijf het zoals {example}"),
    ),
    "row-sheet-date": Sentence(
        Words(
            "“{value}” looks like what a spreadsheet makes of a date",
            "format the column as text, and write it like {example}",
        ),
        Words(
            "“{value}” lijkt op wat een rekenblad van een datum maakt",
            "maak de kolom op als tekst, en schrijf het zoals {example}",
        ),
    ),
    "row-sheet-zero": Sentence(
        Words(
            "“{value}” has lost its leading zeros, or its last digits, in a spreadsheet",
            "format the column as text, and write the number anew",
        ),
        Words(
            "“{value}” heeft in een rekenblad nullen vooraan of zijn laatste cijfers verloren",
            "maak de kolom op als tekst, en schrijf het nummer opnieuw",
        ),
    ),
    "row-sheet-formula": Sentence(
        Words(
            "“{value}” is a formula of a spreadsheet, or its error",
            "put its value into the cell: paste values",
        ),
        Words(
            "“{value}” is een formule van een rekenblad, of haar fout",
            "zet haar waarde in de cel: plak waarden",
        ),
    ),
    "row-term": Sentence(
        Words("{term} is no known term", "the terms are at https://w3id.org/dpv, ng: in ontology/"),
        Words(
            "{term} is geen bekende term",
            "de termen staan op https://w3id.org/dpv, en die van ng: in ontology/",
        ),
    ),
    "row-term-twice": Sentence(
        Words("“{term}” is the label of several terms", "write one of them: {terms:or}"),
        Words("“{term}” is het label van meer termen", "schrijf een ervan: {terms:or}"),
    ),
    "row-old-term": Sentence(
        Words("{term} is given up", "use {instead:or}"),
        Words("{term} is vervallen", "gebruik {instead:or}"),
    ),
    "row-unknown-thing": Sentence(
        Words(
            "“{name}” is the name of nothing in this statement",
            "write the name or the id of a row, or a term such as dpv:Marketing",
        ),
        Words(
            "“{name}” is de naam van niets in deze verklaring",
            "schrijf de naam of het id van een rij, of een term zoals dpv:Marketing",
        ),
    ),
    "row-new-thing": Sentence(
        Words(
            "“{name}” is new in this statement, and is not the label of one term",
            "say what it is: a term such as pd:EmailAddress, in the field beside it",
        ),
        Words(
            "“{name}” is nieuw in deze verklaring, en is niet het label van één term",
            "zeg wat het is: een term zoals pd:EmailAddress, in het veld ernaast",
        ),
    ),
    "row-name-twice": Sentence(
        Words("“{name}” is the name of several things", "write the id: {ids:or}"),
        Words("“{name}” is de naam van meer dingen", "schrijf het id: {ids:or}"),
    ),
    "row-shape": Sentence(
        Words("{reason}", "the row would make {id}"),
        Words("{reason} (vorm)", "de rij zou {id} maken"),
    ),
}  # fmt: skip
