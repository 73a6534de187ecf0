"""Workspaces, and the files of the statements in them."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

WORKSPACES = {
    "no-workspace": Sentence(
        Words("this is no workspace: it has no noticegraph.toml", "make one: noticegraph init DIR"),
        Words("dit is geen werkmap: zonder noticegraph.toml", "maak er een: noticegraph init DIR"),
    ),
    "workspace-not-a-folder": Sentence(
        Words("a workspace is a folder, and this is none", "give a folder, or a new name"),
        Words("een werkmap is een map, en dit is er geen", "geef een map, of een nieuwe naam"),
    ),
    "existing-workspace": Sentence(
        Words("this folder is a workspace already", "use it: noticegraph add FILE …"),
        Words("deze map is al een werkmap", "gebruik haar: noticegraph add FILE …"),
    ),
    "nested-workspace": Sentence(
        Words(
            "this folder lies in another workspace, {outer}",
            "use that one, or make the new one beside it",
        ),
        Words(
            "deze map ligt in een andere werkmap, {outer}",
            "gebruik die, of maak de nieuwe ernaast",
        ),
    ),
    "workspace-encoding": Sentence(
        Words("the file is not UTF-8", "save it as UTF-8"),
        Words("het bestand is geen UTF-8", "bewaar het als UTF-8"),
    ),
    "workspace-toml": Sentence(
        Words("this is not TOML: {reason}", 'write lines like: name = "My statements"'),
        Words("dit is geen TOML: {reason}", 'schrijf regels als: name = "Mijn verklaringen"'),
    ),
    "workspace-key": Sentence(
        Words('unknown key "{key}"', "the keys are: {known}"),
        Words('onbekende sleutel "{key}"', "de sleutels zijn: {known}"),
    ),
    "workspace-name": Sentence(
        Words("name is not a text", 'write: name = "My statements"'),
        Words("name is geen tekst", 'schrijf: name = "Mijn verklaringen"'),
    ),
    "workspace-base": Sentence(
        Words(
            'base "{base}" is not the beginning of web addresses',
            'write an address that ends with /: base = "https://example.org/id/"',
        ),
        Words(
            'base "{base}" is geen begin van webadressen',
            'schrijf een adres dat eindigt op /: base = "https://example.org/id/"',
        ),
    ),
    "workspace-languages": Sentence(
        Words("languages is not a list of {known:or}", 'write: languages = ["en", "nl"]'),
        Words("languages is geen lijst van {known:or}", 'schrijf: languages = ["en", "nl"]'),
    ),
    # Adding a statement
    "add-without-workspace": Sentence(
        Words(
            "there is no workspace here to add to",
            "make one (noticegraph init DIR) and go there, or give --workspace DIR",
        ),
        Words(
            "hier is geen werkmap om iets aan toe te voegen",
            "maak er een (noticegraph init DIR) en ga erheen, of geef --workspace DIR",
        ),
    ),
    "proposed-statement": Sentence(
        Words("{options} not given, and nothing added", "if the text is right: {command}"),
        Words("{options} ontbreekt, en niets toegevoegd", "als de tekst klopt: {command}"),
    ),
    "undescribed-statement": Sentence(
        Words("{options} not given, and nothing added", "fill in what the text lacks: {command}"),
        Words("{options} ontbreekt, en niets toegevoegd", "vul in wat de tekst mist: {command}"),
    ),
    "company-without-id": Sentence(
        Words(
            'the name "{name}" has no Latin letter or digit to make an id of',
            "write it in Latin letters",
        ),
        Words(
            'de naam "{name}" heeft geen Latijnse letter of cijfer voor een id',
            "schrijf hem in Latijnse letters",
        ),
    ),
    "long-company-name": Sentence(
        Words("the name makes an id of {length} characters; {limit} are allowed", "shorten it"),
        Words("de naam geeft een id van {length} tekens; hoogstens {limit}", "kort hem in"),
    ),
    "statement-date": Sentence(
        Words('"{written}" is not a date', "write year, month and day: 2026-05-03"),
        Words('"{written}" is geen datum', "schrijf jaar, maand en dag: 2026-05-03"),
    ),
    "statement-language": Sentence(
        Words('"{language}" is not a language of this workspace', "choose one of: {known}"),
        Words('"{language}" is geen taal van deze werkmap', "kies een van: {known}"),
    ),
    "existing-statement": Sentence(
        Words(
            "{id} is in the workspace already, and is not overwritten",
            "give another date or language, or remove its files first",
        ),
        Words(
            "{id} staat al in de werkmap, en wordt niet overschreven",
            "geef een andere datum of taal, of verwijder eerst de bestanden",
        ),
    ),
    "existing-file": Sentence(
        Words("this file exists already, and is not overwritten", "remove it first"),
        Words("dit bestand bestaat al, en wordt niet overschreven", "verwijder het eerst"),
    ),
    "statement-of-content-exists": Sentence(
        Words(
            "{id} is among the statements that noticegraph brings along",
            "ask about that one, or give another date or language",
        ),
        Words(
            "{id} staat bij de verklaringen die noticegraph meebrengt",
            "vraag het aan die, of geef een andere datum of taal",
        ),
    ),
    "folder-outside-workspace": Sentence(
        Words("this folder is a link to outside the workspace {root}", "make it a real folder"),
        Words("deze map verwijst naar buiten de werkmap {root}", "maak er een echte map van"),
    ),
    "file-changed-while-read": Sentence(
        Words("the file changed while it was read", "wait until it is written, and try again"),
        Words(
            "het bestand veranderde tijdens het lezen", "wacht tot het af is, en probeer opnieuw"
        ),
    ),
    # The files of a statement
    "unknown-statement-of-files": Sentence(
        Words('there is no statement "{name}"', "the statements are: {known:few}"),
        Words('er is geen verklaring "{name}"', "de verklaringen zijn: {known:few}"),
    ),
    "statement-of-content": Sentence(
        Words(
            "noticegraph brings along a statement {id} of its own",
            "give yours another date or language",
        ),
        Words(
            "noticegraph brengt zelf een verklaring {id} mee",
            "geef de uwe een andere datum of taal",
        ),
    ),
    "no-facts-file": Sentence(
        Words("the file with the facts, {name}, is missing", "restore it, or remove this file"),
        Words("het bestand met de feiten, {name}, ontbreekt", "zet het terug, of verwijder dit"),
    ),
    "no-passages-file": Sentence(
        Words(
            "the file with the passages, {name}, is missing",
            "make it: noticegraph segment TEXT --statement IRI --output {name}",
        ),
        Words(
            "het bestand met de passages, {name}, ontbreekt",
            "maak het: noticegraph segment TEXT --statement IRI --output {name}",
        ),
    ),
    "no-version": Sentence(
        Words(
            "the file describes no version of a statement, or several",
            "describe one, with its digest: {id} a ng:StatementVersion ; ng:textDigest …",
        ),
        Words(
            "het bestand beschrijft geen versie van een verklaring, of meer dan één",
            "beschrijf er één, met controlegetal: {id} a ng:StatementVersion ; ng:textDigest …",
        ),
    ),
    "other-statement": Sentence(
        Words(
            "the file is about another statement, {found}, than its name says",
            "name the file after its statement, or write {expected}",
        ),
        Words(
            "het bestand gaat over een andere verklaring, {found}, dan zijn naam zegt",
            "noem het bestand naar zijn verklaring, of schrijf {expected}",
        ),
    ),
    "file-outside-workspace": Sentence(
        Words("this file is a link to outside {root}", "put a copy here"),
        Words("dit bestand verwijst naar buiten {root}", "zet hier een kopie"),
    ),
    "date-of-version": Sentence(
        Words('ng:effectiveDate "{date}" is not a date', 'write "2024-02-20"^^xsd:date'),
        Words('ng:effectiveDate "{date}" is geen datum', 'schrijf "2024-02-20"^^xsd:date'),
    ),
    "nothing-modelled": Sentence(
        Words(
            "nothing of this statement has been modelled yet, so there is nothing to judge",
            "add facts, then validate it",
        ),
        Words(
            "van deze verklaring is nog niets gemodelleerd, dus er valt niets te beoordelen",
            "voeg feiten toe, en valideer dan",
        ),
    ),
}
