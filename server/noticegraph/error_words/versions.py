"""New versions of statements, differences between them, and folders of versions."""

from __future__ import annotations

from noticegraph.error_words.model import Sentence, Words

VERSIONS = {
    "revision-not-later": Sentence(
        Words(
            "{statement} applies from {before}, and {date} is not later",
            "give the day from which the new version applies, or revise an earlier version",
        ),
        Words(
            "{statement} geldt vanaf {before}, en {date} is niet later",
            "geef de dag vanaf wanneer de nieuwe versie geldt, of herzie een eerdere versie",
        ),
    ),
    "revision-older-text": Sentence(
        Words(
            "this is the text of {other}, a version that is there already",
            "give the file of the new version of {statement}",
        ),
        Words(
            "dit is de tekst van {other}, een versie die er al is",
            "geef het bestand van de nieuwe versie van {statement}",
        ),
    ),
    "revision-older-date": Sentence(
        Words(
            "the text dates itself {date}, and that of {statement} {before}: it is older",
            "give the newer text; to keep the older one as a version, add it with its own date",
        ),
        Words(
            "de tekst geeft zichzelf de datum {date}, en die van {statement} {before}: hij is"
            " ouder",
            "geef de nieuwere tekst; voeg de oudere toe met een eigen datum om hem te bewaren",
        ),
    ),
    "revision-other-company": Sentence(
        Words(
            'the text does not name "{company}", and {share} percent of {statement} stands in it:'
            " it is another company's",
            "give a text of {company}, or add this one under its own company: noticegraph add",
        ),
        Words(
            'de tekst noemt "{company}" niet, en {share} procent van {statement} staat erin: hij is'
            " van een ander bedrijf",
            "geef een tekst van {company}, of voeg deze toe onder zijn eigen bedrijf:"
            " noticegraph add",
        ),
    ),
    "revision-without-text": Sentence(
        Words(
            "the text of {statement} is not at hand, so nothing can be held against the new one",
            "put it back beside the file of the facts, under the same name and with .md or .txt",
        ),
        Words(
            "de tekst van {statement} is er niet, dus is er niets om de nieuwe mee te vergelijken",
            "zet hem terug naast het bestand met de feiten, met dezelfde naam en .md of .txt",
        ),
    ),
    "revision-without-company": Sentence(
        Words(
            "{statement} does not say which company publishes it",
            "give it a publisher with a name: noticegraph facts STATEMENT --apply ROWS",
        ),
        Words(
            "{statement} zegt niet welk bedrijf haar uitgeeft",
            "geef een uitgever met een naam: noticegraph facts STATEMENT --apply ROWS",
        ),
    ),
    "difference-of-one": Sentence(
        Words("{statement} is compared with itself", "give two versions"),
        Words("{statement} wordt met zichzelf vergeleken", "geef twee versies"),
    ),
    "difference-of-companies": Sentence(
        Words(
            "{first} and {second} are statements of two companies ({companies}), not two versions",
            "compare companies by subject: the page /compare of noticegraph serve",
        ),
        Words(
            "{first} en {second} zijn verklaringen van twee bedrijven ({companies}), geen twee"
            " versies",
            "vergelijk bedrijven per onderwerp: de pagina /compare van noticegraph serve",
        ),
    ),
    "watch-no-folder": Sentence(
        Words("there is no such folder", "give the folder or the git repository of the versions"),
        Words("deze map is er niet", "geef de map of de git-opslag met de versies"),
    ),
    "watch-no-terms": Sentence(
        Words(
            "{folder} has no versions of terms called “{terms}”",
            "it should have <Service>/{terms}/<date>.md, or be a git repository with"
            " <Service>/{terms}.md; other terms: --terms NAME",
        ),
        Words(
            "{folder} heeft geen versies van voorwaarden met de naam “{terms}”",
            "er hoort <Service>/{terms}/<date>.md in te staan, of het is een git-opslag met"
            " <Service>/{terms}.md; andere voorwaarden: --terms NAME",
        ),
    ),
    "watch-no-service": Sentence(
        Words("there is no service “{service}”", "the folders are called after the services"),
        Words("er is geen dienst “{service}”", "de mappen heten naar de diensten"),
    ),
    "watch-no-git": Sentence(
        Words("git is needed to read a repository, and is not there", "install git"),
        Words("om een opslag te lezen is git nodig, en dat is er niet", "installeer git"),
    ),
    "watch-git": Sentence(
        Words("git cannot read the repository: {reason}", "is it whole? try: git fsck"),
        Words("git kan de opslag niet lezen: {reason}", "is zij heel? probeer: git fsck"),
    ),
    "watch-no-commits": Sentence(
        Words("the repository has no commits", "fetch its history: git pull"),
        Words("de opslag heeft geen commits", "haal de geschiedenis op: git pull"),
    ),
    "watch-shallow": Sentence(
        Words(
            "the repository has only its last commits, so when its texts changed is not known",
            "fetch all of them: git fetch --unshallow",
        ),
        Words(
            "de opslag heeft alleen de laatste commits; wanneer de teksten veranderden, is dus niet"
            " bekend",
            "haal ze alle op: git fetch --unshallow",
        ),
    ),
    "watch-no-file": Sentence(
        Words("it is no file but a link, a folder or a device", "put the text itself there"),
        Words("het is geen bestand, maar een koppeling, map of apparaat", "zet de tekst er zelf"),
    ),
    "watch-outside": Sentence(
        Words("the link leads out of the folder of versions", "put the text itself there"),
        Words("de koppeling leidt buiten de map met versies", "zet de tekst er zelf"),
    ),
    "watch-name": Sentence(
        Words(
            "no service can be called “{name}”: the name has characters that cannot be shown",
            "give its folder the name of the company",
        ),
        Words(
            "geen dienst kan “{name}” heten: de naam heeft tekens die niet te tonen zijn",
            "geef de map de naam van het bedrijf",
        ),
    ),
    "watch-day": Sentence(
        Words(
            "a record of {service} has a day that there is not: {moment}",
            "give the record its day: year, month, day",
        ),
        Words(
            "een versie van {service} heeft een dag die niet bestaat: {moment}",
            "geef de versie haar dag: jaar, maand, dag",
        ),
    ),
    "watch-future": Sentence(
        Words(
            "a record of {service} was taken on a day to come: {moment}",
            "is the clock right? it comes in once that day has come",
        ),
        Words(
            "een versie van {service} is opgehaald op een dag die nog komt: {moment}",
            "loopt de klok goed? zij komt binnen zodra die dag er is",
        ),
    ),
    "watch-services-alike": Sentence(
        Words(
            "“{first}” and “{second}” would be one company",
            "bring in one of them: --service NAME",
        ),
        Words(
            "“{first}” en “{second}” zouden één bedrijf zijn",
            "breng er één binnen: --service NAME",
        ),
    ),
    "watch-language": Sentence(
        Words(
            "the workspace has no language “{language}”, in which {service} seems to be written",
            "give --language, or add the language to noticegraph.toml",
        ),
        Words(
            "de werkmap heeft de taal “{language}” niet, waarin {service} lijkt te zijn geschreven",
            "geef --language, of voeg de taal toe aan noticegraph.toml",
        ),
    ),
}
"""The sentences, by the kind of the error."""
