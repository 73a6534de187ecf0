"""New versions of statements, differences between them, and folders of versions."""

from noticegraph.error_words.model import Table

VERSIONS: Table = {
    "revision-not-later": (
        "{statement} applies from {before}, and {date} is not later",
        "{statement} geldt vanaf {before}, en {date} is niet later",
        "give the day from which the new version applies, or revise an earlier version",
        "geef de dag vanaf wanneer de nieuwe versie geldt, of herzie een eerdere versie",
    ),
    "revision-older-text": (
        "this is the text of {other}, which is a version already",
        "dit is de tekst van {other}, een versie die er al is",
        "give the file of the new version of {statement}",
        "geef het bestand van de nieuwe versie van {statement}",
    ),
    "revision-older-date": (
        "the text dates itself {date}, and that of {statement} {before}: it is older",
        "de tekst geeft zichzelf de datum {date}, en die van {statement} {before}: hij is ouder",
        "give the newer text; to keep the older one as a version, add it with its own date",
        "geef de nieuwere tekst; voeg de oudere toe met een eigen datum om hem te bewaren",
    ),
    "revision-other-company": (
        'the text does not name "{company}", and contains {share} percent of {statement}:'
        " it is another company's",
        'de tekst noemt "{company}" niet, en {share} procent van {statement} staat erin: hij is'
        " van een ander bedrijf",
        "give a text of {company}, or add this one under its own company: noticegraph add",
        "geef een tekst van {company}, of voeg deze toe onder zijn eigen bedrijf: noticegraph add",
    ),
    "revision-without-text": (
        "the text of {statement} is missing, so the new one cannot be compared with it",
        "de tekst van {statement} ontbreekt, dus is er niets om de nieuwe mee te vergelijken",
        "put it back beside the file of the facts, under the same name and with .md or .txt",
        "zet hem terug naast het bestand met de feiten, met dezelfde naam en .md of .txt",
    ),
    "revision-without-company": (
        "{statement} does not say which company publishes it",
        "{statement} zegt niet welk bedrijf haar uitgeeft",
        "give it a publisher with a name: noticegraph facts STATEMENT --apply ROWS",
        "geef een uitgever met een naam: noticegraph facts STATEMENT --apply ROWS",
    ),
    "difference-of-one": (
        "{statement} is compared with itself",
        "{statement} wordt met zichzelf vergeleken",
        "give two versions",
        "geef twee versies",
    ),
    "difference-of-companies": (
        "{first} and {second} are statements of two companies ({companies}), not two versions",
        "{first} en {second} zijn verklaringen van twee bedrijven ({companies}), geen twee versies",
        "compare companies by subject: the page /compare of noticegraph serve",
        "vergelijk bedrijven per onderwerp: de pagina /compare van noticegraph serve",
    ),
    "watch-no-folder": (
        "there is no such folder",
        "deze map is er niet",
        "give the folder or the git repository of the versions",
        "geef de map of de git-opslag met de versies",
    ),
    "watch-no-terms": (
        "{folder} has no versions of terms called “{terms}”",
        "{folder} heeft geen versies van voorwaarden met de naam “{terms}”",
        "it should have <Service>/{terms}/<date>.md, or be a git repository with"
        " <Service>/{terms}.md; other terms: --terms NAME",
        "er hoort <Service>/{terms}/<date>.md in te staan, of het is een git-opslag met"
        " <Service>/{terms}.md; andere voorwaarden: --terms NAME",
    ),
    "watch-no-service": (
        "there is no service “{service}”",
        "er is geen dienst “{service}”",
        "the folders are named after the services",
        "de mappen hebben de namen van de diensten",
    ),
    "watch-no-git": (
        "git is needed to read a repository, and is not installed",
        "om een opslag te lezen is git nodig, en dat is niet geïnstalleerd",
        "install git",
        "installeer git",
    ),
    "watch-git": (
        "git cannot read the repository: {reason}",
        "git kan de opslag niet lezen: {reason}",
        "check it: git fsck",
        "controleer haar: git fsck",
    ),
    "watch-no-commits": (
        "the repository has no commits",
        "de opslag heeft geen commits",
        "fetch its history: git pull",
        "haal de geschiedenis op: git pull",
    ),
    "watch-shallow": (
        "the repository has only its last commits, so it is not known when its texts changed",
        "de opslag heeft alleen de laatste commits; wanneer de teksten veranderden, is dus niet"
        " bekend",
        "fetch all of them: git fetch --unshallow",
        "haal ze alle op: git fetch --unshallow",
    ),
    "watch-no-file": (
        "this is a link, a folder or a device, not a file",
        "dit is een koppeling, map of apparaat, geen bestand",
        "put the text itself there",
        "zet de tekst er zelf",
    ),
    "watch-outside": (
        "the link leads out of the folder of versions",
        "de koppeling leidt buiten de map met versies",
        "put the text itself there",
        "zet de tekst er zelf",
    ),
    "watch-name": (
        "no service can be called “{name}”: the name has characters that cannot be shown",
        "geen dienst kan “{name}” heten: de naam heeft tekens die niet te tonen zijn",
        "give its folder the name of the company",
        "geef de map de naam van het bedrijf",
    ),
    "watch-day": (
        "a record of {service} has a date that does not exist: {moment}",
        "een versie van {service} heeft een dag die niet bestaat: {moment}",
        "give the record its date: year, month, day",
        "geef de versie haar dag: jaar, maand, dag",
    ),
    "watch-future": (
        "a record of {service} is dated in the future: {moment}",
        "een versie van {service} is opgehaald op een dag die nog komt: {moment}",
        "check the clock; the record is imported once that day has come",
        "controleer de klok; de versie komt binnen zodra die dag er is",
    ),
    "watch-services-alike": (
        "“{first}” and “{second}” would be one company",
        "“{first}” en “{second}” zouden één bedrijf zijn",
        "import one of them: --service NAME",
        "breng er één binnen: --service NAME",
    ),
    "watch-language": (
        "the workspace has no language “{language}”, in which {service} seems to be written",
        "de werkmap heeft de taal “{language}” niet, waarin {service} lijkt te zijn geschreven",
        "give --language, or add the language to noticegraph.toml",
        "geef --language, of voeg de taal toe aan noticegraph.toml",
    ),
}
"""The sentences, by the kind of the error."""
