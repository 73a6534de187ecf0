"""Workspaces, and the files of the statements in them."""

from noticegraph.error_words.model import Table

WORKSPACES: Table = {
    "no-workspace": (
        "this is not a workspace: it has no noticegraph.toml",
        "dit is geen werkmap: zonder noticegraph.toml",
        "make one: noticegraph init DIR",
        "maak er een: noticegraph init DIR",
    ),
    "workspace-not-a-folder": (
        "a workspace is a folder, and this is not one",
        "een werkmap is een map, en dit is er geen",
        "give a folder, or a new name",
        "geef een map, of een nieuwe naam",
    ),
    "existing-workspace": (
        "this folder is a workspace already",
        "deze map is al een werkmap",
        "use it: noticegraph add FILE …",
        "gebruik haar: noticegraph add FILE …",
    ),
    "nested-workspace": (
        "this folder is inside another workspace, {outer}",
        "deze map ligt in een andere werkmap, {outer}",
        "use that one, or make the new one beside it",
        "gebruik die, of maak de nieuwe ernaast",
    ),
    "workspace-encoding": (
        "the file is not UTF-8",
        "het bestand is geen UTF-8",
        "save it as UTF-8",
        "bewaar het als UTF-8",
    ),
    "workspace-toml": (
        "this is not TOML: {reason}",
        "dit is geen TOML: {reason}",
        'write lines like: name = "My statements"',
        'schrijf regels als: name = "Mijn verklaringen"',
    ),
    "workspace-key": (
        'unknown key "{key}"',
        'onbekende sleutel "{key}"',
        "the keys are: {known}",
        "de sleutels zijn: {known}",
    ),
    "workspace-name": (
        "name is not a text",
        "name is geen tekst",
        'write: name = "My statements"',
        'schrijf: name = "Mijn verklaringen"',
    ),
    "workspace-base": (
        'base "{base}" is not the beginning of web addresses',
        'base "{base}" is geen begin van webadressen',
        'write an address that ends with /: base = "https://example.org/id/"',
        'schrijf een adres dat eindigt op /: base = "https://example.org/id/"',
    ),
    "workspace-languages": (
        "languages is not a list of {known:or}",
        "languages is geen lijst van {known:or}",
        'write: languages = ["en", "nl"]',
        'schrijf: languages = ["en", "nl"]',
    ),
    # Adding a statement
    "add-without-workspace": (
        "there is no workspace here to add to",
        "hier is geen werkmap om iets aan toe te voegen",
        "make one (noticegraph init DIR) and go there, or give --workspace DIR",
        "maak er een (noticegraph init DIR) en ga erheen, of geef --workspace DIR",
    ),
    "proposed-statement": (
        "{options} not given, and nothing added",
        "{options} ontbreekt, en niets toegevoegd",
        "if the text is right: {command}",
        "als de tekst klopt: {command}",
    ),
    "undescribed-statement": (
        "{options} not given, and nothing added",
        "{options} ontbreekt, en niets toegevoegd",
        "fill in what the text lacks: {command}",
        "vul in wat de tekst mist: {command}",
    ),
    "company-without-id": (
        'the name "{name}" has no Latin letter or digit to make an id of',
        'de naam "{name}" heeft geen Latijnse letter of cijfer voor een id',
        "write it in Latin letters",
        "schrijf hem in Latijnse letters",
    ),
    "long-company-name": (
        "the name makes an id of {length} characters; {limit} are allowed",
        "de naam geeft een id van {length} tekens; hoogstens {limit}",
        "shorten it",
        "kort hem in",
    ),
    "statement-date": (
        '"{written}" is not a date',
        '"{written}" is geen datum',
        "write year, month and day: 2026-05-03",
        "schrijf jaar, maand en dag: 2026-05-03",
    ),
    "statement-language": (
        '"{language}" is not a language of this workspace',
        '"{language}" is geen taal van deze werkmap',
        "choose one of: {known}",
        "kies een van: {known}",
    ),
    "existing-statement": (
        "{id} is in the workspace already, and is not overwritten",
        "{id} staat al in de werkmap, en wordt niet overschreven",
        "give another date or language, or remove its files first",
        "geef een andere datum of taal, of verwijder eerst de bestanden",
    ),
    "existing-file": (
        "this file exists already, and is not overwritten",
        "dit bestand bestaat al, en wordt niet overschreven",
        "remove it first",
        "verwijder het eerst",
    ),
    "statement-of-content-exists": (
        "{id} is one of the statements shipped with noticegraph",
        "{id} is een van de verklaringen die noticegraph meelevert",
        "use that one, or give another date or language",
        "gebruik die, of geef een andere datum of taal",
    ),
    "folder-outside-workspace": (
        "this folder is a link that leads out of the workspace {root}",
        "deze map verwijst naar buiten de werkmap {root}",
        "make it a real folder",
        "maak er een echte map van",
    ),
    "file-changed-while-read": (
        "the file changed while it was read",
        "het bestand veranderde tijdens het lezen",
        "wait until it is written, and try again",
        "wacht tot het af is, en probeer opnieuw",
    ),
    # The files of a statement
    "unknown-statement-of-files": (
        'there is no statement "{name}"',
        'er is geen verklaring "{name}"',
        "the statements are: {known:few}",
        "de verklaringen zijn: {known:few}",
    ),
    "statement-of-content": (
        "noticegraph ships a statement {id} of its own",
        "noticegraph levert zelf een verklaring {id} mee",
        "give yours another date or language",
        "geef de uwe een andere datum of taal",
    ),
    "no-facts-file": (
        "the file with the facts, {name}, is missing",
        "het bestand met de feiten, {name}, ontbreekt",
        "restore it, or remove this file",
        "zet het terug, of verwijder dit",
    ),
    "no-passages-file": (
        "the file with the passages, {name}, is missing",
        "het bestand met de passages, {name}, ontbreekt",
        "make it: noticegraph segment TEXT --statement IRI --output {name}",
        "maak het: noticegraph segment TEXT --statement IRI --output {name}",
    ),
    "no-version": (
        "the file describes no version of a statement, or several",
        "het bestand beschrijft geen versie van een verklaring, of meer dan één",
        "describe one, with its digest: {id} a ng:StatementVersion ; ng:textDigest …",
        "beschrijf er één, met controlegetal: {id} a ng:StatementVersion ; ng:textDigest …",
    ),
    "other-statement": (
        "the file is about another statement, {found}, than its name says",
        "het bestand gaat over een andere verklaring, {found}, dan zijn naam zegt",
        "name the file after its statement, or write {expected}",
        "noem het bestand naar zijn verklaring, of schrijf {expected}",
    ),
    "file-outside-workspace": (
        "this file is a link that leads out of {root}",
        "dit bestand verwijst naar buiten {root}",
        "put a copy here",
        "zet hier een kopie",
    ),
    "date-of-version": (
        'ng:effectiveDate "{date}" is not a date',
        'ng:effectiveDate "{date}" is geen datum',
        'write "2024-02-20"^^xsd:date',
        'schrijf "2024-02-20"^^xsd:date',
    ),
    "nothing-modelled": (
        "nothing of this statement has been modelled yet, so there is nothing to judge",
        "van deze verklaring is nog niets gemodelleerd, dus er valt niets te beoordelen",
        "add facts, then validate it",
        "voeg feiten toe, en valideer dan",
    ),
}
