"""SHACL shapes that cannot be used, and the engines that validate with them."""

from noticegraph.error_words.model import Table

SHAPES: Table = {
    "unknown-shacl-term": (
        "{term} is not a term of SHACL",
        "{term} is geen term van SHACL",
        "see https://www.w3.org/ns/shacl",
        "zie https://www.w3.org/ns/shacl",
    ),
    "query-of-shape": (
        "the query of {constraint} is not SPARQL: {cause}",
        "de query van {constraint} is geen SPARQL: {cause}",
    ),
    "no-shapes": (
        "there are no shapes to validate with",
        "er zijn geen shapes om mee te valideren",
        "give a content folder with shapes/, or name shape files",
        "geef een inhoudsmap met shapes/, of noem bestanden met shapes",
    ),
    "unusable-shapes": (
        "the shapes cannot be used: {reason}",
        "de shapes zijn niet te gebruiken: {reason}",
        "see the Recommendation: https://www.w3.org/TR/shacl/",
        "zie de aanbeveling: https://www.w3.org/TR/shacl/",
    ),
    "unsupported-shapes": (
        "the shapes use something that the engine does not support: {reason}",
        "de shapes gebruiken iets wat de engine niet ondersteunt: {reason}",
        "in pySHACL, queries have no access to the shapes graph ($shapesGraph)",
        "pySHACL kan in een query niet bij de graaf van de shapes ($shapesGraph)",
    ),
    "compared-node": (
        "a value that {term} compares is a blank node, which has no order",
        "een waarde die {term} vergelijkt is een lege knoop, en die heeft geen volgorde",
        "give the property a literal, such as a date or a number",
        "geef de eigenschap een literal, zoals een datum of een getal",
    ),
    "list-of-shape": (
        "{term} of {shape} needs a list that ends, and has none",
        "{term} van {shape} heeft een lijst met een einde nodig, en die is er niet",
        "write it in brackets: ( … )",
        "schrijf haar tussen haakjes: ( … )",
    ),
    "pattern-of-shape": (
        "the pattern “{pattern}” of {shape} is not a regular expression: {reason}",
        "het patroon “{pattern}” van {shape} is geen reguliere expressie: {reason}",
        "see XPath's functions, 5.6.1: https://www.w3.org/TR/xpath-functions/#regex-syntax",
        "zie XPath's functies, 5.6.1: https://www.w3.org/TR/xpath-functions/#regex-syntax",
    ),
    "feature-of-shapes": (
        "{term} of {shape} is beyond SHACL 1.0 and would have no effect",
        "{term} van {shape} gaat verder dan SHACL 1.0 en zou niets doen",
        "express it with constraints of SHACL Core or with sh:sparql, or remove it",
        "zeg het met beperkingen van SHACL Core of met sh:sparql, of haal het weg",
    ),
    "recursive-shape": (
        "the shape {shape} refers to itself, directly or through others",
        "de shape {shape} verwijst naar zichzelf, direct of via andere",
        "SHACL leaves recursive shapes undefined (3.4.3): break the cycle",
        "SHACL laat recursieve shapes ongedefinieerd (3.4.3): haal de cirkel uit elkaar",
    ),
    "recursive-shapes": (
        "the shapes are nested too deeply, or refer to themselves",
        "de shapes zijn te diep genest, of verwijzen naar zichzelf",
        "SHACL leaves recursive shapes undefined (3.4.3): break the cycle",
        "SHACL laat recursieve shapes ongedefinieerd (3.4.3): haal de cirkel uit elkaar",
    ),
    "engine-missing": (
        "the fast engine is not installed",
        "de snelle engine is niet geïnstalleerd",
        "install the extra: pip install 'noticegraph[fast]', or use --engine pyshacl",
        "installeer de extra: pip install 'noticegraph[fast]', of gebruik --engine pyshacl",
    ),
    "shapes-unfit": (
        "the fast engine is not fit for {shape}: {reason}",
        "de snelle engine is niet geschikt voor {shape}: {reason}",
        "use the reference: --engine pyshacl",
        "gebruik de referentie: --engine pyshacl",
    ),
    "engine-panic": (
        "the fast engine failed: {reason}",
        "de snelle engine faalde: {reason}",
        "use the reference: --engine pyshacl",
        "gebruik de referentie: --engine pyshacl",
    ),
}
