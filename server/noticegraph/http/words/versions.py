"""The words of the pages about versions: what changed between two, and a company over time."""

from collections.abc import Mapping

VERSION_TEXTS: Mapping[str, tuple[str, str]] = {
        "tab_versions": ("Versions", "Versies"),
        "changes_title": (
            "What changes at {company} on {date}",
            "Wat er bij {company} verandert op {date}",
        ),
        "changes_of": ("What changed between versions", "Wat er tussen versies is veranderd"),
        "changes_counted": (
            "{count}. {same} facts are the same in both.",
            "{count}. {same} feiten zijn in beide hetzelfde.",
        ),
        "changes_none": (
            "Nothing changed: the words of both versions are the same.",
            "Er is niets veranderd: de woorden van beide versies zijn dezelfde.",
        ),
        "changes_no_pair": (
            "No company has two versions of its statement in one language.",
            "Geen bedrijf heeft twee versies van zijn verklaring in één taal.",
        ),
        "changes_no_texts": (
            "Only facts were compared: a text is missing, or the texts are in two languages.",
            "Alleen feiten zijn vergeleken: een tekst ontbreekt, of zij zijn in twee talen.",
        ),
        "changes_otherwise": (
            "{count} facts differ although their words do not: they were drafted or modelled "
            "differently. These are not changes.",
            "{count} feiten verschillen hoewel hun woorden dat niet doen: zij zijn anders "
            "voorgesteld of gemodelleerd. Het zijn geen veranderingen.",
        ),
        "changes_order": (
            "Most serious first: a worse verdict; something new, gone or stated differently; a "
            "value; the wording.",
            "Ernstigste eerst: een slechter oordeel; iets dat nieuw, verdwenen of anders gezegd "
            "is; een waarde; de bewoording.",
        ),
        "changes_marks": ("Old words are struck through,", "Oude woorden zijn doorgehaald,"),
        "changes_marks_new": ("new ones underlined.", "nieuwe onderstreept."),
        "change_one": ("1 change", "1 verandering"),
        "change_more": ("{count} changes", "{count} veranderingen"),
        "waiting_one": (
            "1 fact that was stated here needs review",
            "1 feit dat hier stond moet worden beoordeeld",
        ),
        "waiting_more": (
            "{count} facts that were stated here need review",
            "{count} feiten die hier stonden moeten worden beoordeeld",
        ),
        "waiting_all": (
            "Facts of the old version that wait for a review: {count}.",
            "Feiten van de oude versie die op beoordeling wachten: {count}.",
        ),
        "verdicts_that_change": ("Verdicts that change", "Oordelen die veranderen"),
        "verdicts_of_drafts": (
            "Where facts are drafted, these are the verdicts if they are accepted.",
            "Waar feiten zijn voorgesteld, zijn dit de oordelen als zij worden aanvaard.",
        ),
        "old_version": ("Old", "Oud"),
        "new_version": ("New", "Nieuw"),
        "compare_versions": ("Compare", "Vergelijk"),
        "subjects_gravest": ("Subjects, most serious first", "Onderwerpen, ernstigste eerst"),
        "not_stated_yet": ("not stated", "niet vermeld"),
        "not_stated_more": ("no longer stated", "niet meer vermeld"),
        "word_now": ("now", "nu"),
        "word_old": ("old:", "oud:"),
        "word_new": ("new:", "nieuw:"),
        "fact_by_fact": ("Fact by fact", "Feit voor feit"),
        "side_by_side": ("By subject, side by side", "Per onderwerp, naast elkaar"),
        "over_time": ("{company} over time", "{company} door de tijd"),
        "versions_counted": (
            "{count} versions since {date}.", "{count} versies sinds {date}.",
        ),
        "versions_one": ("One version, of {date}.", "Eén versie, van {date}."),
        "first_at_hand": ("First version available", "Eerste versie die er is"),
        "taken_anew": (
            "The same terms, recorded again: they did not change",
            "Dezelfde voorwaarden, opnieuw vastgelegd: zij veranderden niet",
        ),
        "all_changes": ("All of them", "Alle"),
        "newest": ("the newest", "de nieuwste"),
        "to_review_count": ("{count} drafted", "{count} voorgesteld"),
        "reviewed_all": ("no drafts", "geen voorstellen"),
        "same_things": (
            "The same things, version by version",
            "Dezelfde zaken, versie voor versie",
        ),
        "follow": ("Follow {company}", "Volg {company}"),
        "follow_what": (
            "An entry for each version. Any feed reader accepts this address; no account is "
            "needed.",
            "Een bericht voor elke versie. Elke feedlezer neemt dit adres aan; een account is "
            "niet nodig.",
        ),
        "language_of_texts": ("Language of the texts", "Taal van de teksten"),
        "atom_feed_all": ("All companies in one feed", "Alle bedrijven in één feed"),
        "atom_feed": ("Atom feed", "Atom-feed"),
    }  # fmt: skip
