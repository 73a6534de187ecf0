"""SHACL shapes that cannot be used, and the engines that validate with them."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

SHAPES = {
    "unknown-shacl-term": Sentence(
        Words("{term} is not a term of SHACL", "see https://www.w3.org/ns/shacl"),
        Words("{term} is geen term van SHACL", "zie https://www.w3.org/ns/shacl"),
    ),
    "query-of-shape": Sentence(
        Words("the query of {constraint} is not SPARQL: {cause}"),
        Words("de query van {constraint} is geen SPARQL: {cause}"),
    ),
    "no-shapes": Sentence(
        Words(
            "there are no shapes to validate with",
            "give a content folder with shapes/, or name shape files",
        ),
        Words(
            "er zijn geen shapes om mee te valideren",
            "geef een inhoudsmap met shapes/, of noem bestanden met shapes",
        ),
    ),
    "unusable-shapes": Sentence(
        Words(
            "the shapes cannot be used: {reason}",
            "see the Recommendation: https://www.w3.org/TR/shacl/",
        ),
        Words(
            "de shapes zijn niet te gebruiken: {reason}",
            "zie de aanbeveling: https://www.w3.org/TR/shacl/",
        ),
    ),
    "unsupported-shapes": Sentence(
        Words(
            "the shapes use something that the engine does not support: {reason}",
            "in pySHACL, queries have no access to the shapes graph ($shapesGraph)",
        ),
        Words(
            "de shapes gebruiken iets wat de engine niet ondersteunt: {reason}",
            "pySHACL kan in een query niet bij de graaf van de shapes ($shapesGraph)",
        ),
    ),
    "compared-node": Sentence(
        Words(
            "a value that {term} compares is a node without an address, which has no order",
            "give the property a literal, such as a date or a number",
        ),
        Words(
            "een waarde die {term} vergelijkt is een element zonder adres, en dat heeft geen orde",
            "geef de eigenschap een literal, zoals een datum of een getal",
        ),
    ),
    "list-of-shape": Sentence(
        Words(
            "{term} of {shape} needs a list that ends, and has none",
            "write it in brackets: ( … )",
        ),
        Words(
            "{term} van {shape} heeft een lijst met een einde nodig, en die is er niet",
            "schrijf haar tussen haakjes: ( … )",
        ),
    ),
    "pattern-of-shape": Sentence(
        Words(
            "the pattern “{pattern}” of {shape} is no regular expression: {reason}",
            "see XPath's functions, 5.6.1: https://www.w3.org/TR/xpath-functions/#regex-syntax",
        ),
        Words(
            "het patroon “{pattern}” van {shape} is geen reguliere expressie: {reason}",
            "zie XPath's functies, 5.6.1: https://www.w3.org/TR/xpath-functions/#regex-syntax",
        ),
    ),
    "feature-of-shapes": Sentence(
        Words(
            "{term} of {shape} is beyond SHACL 1.0 and would have no effect",
            "say it with constraints of SHACL Core or with sh:sparql, or remove it",
        ),
        Words(
            "{term} van {shape} gaat verder dan SHACL 1.0 en zou niets doen",
            "zeg het met beperkingen van SHACL Core of met sh:sparql, of haal het weg",
        ),
    ),
    "recursive-shape": Sentence(
        Words(
            "the shape {shape} refers to itself, directly or through others",
            "SHACL leaves recursive shapes undefined (3.4.3): break the cycle",
        ),
        Words(
            "de shape {shape} verwijst naar zichzelf, direct of via andere",
            "SHACL laat recursieve shapes ongedefinieerd (3.4.3): haal de cirkel uit elkaar",
        ),
    ),
    "recursive-shapes": Sentence(
        Words(
            "the shapes are nested too deeply, or refer to themselves",
            "SHACL leaves recursive shapes undefined (3.4.3): break the cycle",
        ),
        Words(
            "de shapes zijn te diep genest, of verwijzen naar zichzelf",
            "SHACL laat recursieve shapes ongedefinieerd (3.4.3): haal de cirkel uit elkaar",
        ),
    ),
    "engine-missing": Sentence(
        Words(
            "the fast engine is not installed",
            "install the extra: pip install 'noticegraph[fast]', or use --engine pyshacl",
        ),
        Words(
            "de snelle engine is niet geïnstalleerd",
            "installeer de extra: pip install 'noticegraph[fast]', of gebruik --engine pyshacl",
        ),
    ),
    "shapes-unfit": Sentence(
        Words(
            "the fast engine is not fit for {shape}: {reason}",
            "use the reference: --engine pyshacl",
        ),
        Words(
            "de snelle engine is niet geschikt voor {shape}: {reason}",
            "gebruik de referentie: --engine pyshacl",
        ),
    ),
    "engine-panic": Sentence(
        Words(
            "the fast engine failed: {reason}",
            "use the reference: --engine pyshacl",
        ),
        Words(
            "de snelle engine faalde: {reason}",
            "gebruik de referentie: --engine pyshacl",
        ),
    ),
}
