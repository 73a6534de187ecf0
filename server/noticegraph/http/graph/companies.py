"""Companies: who published the statements, each with the versions that the graph has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from noticegraph.http.graph.statements import Statement
from noticegraph.http.words.dates import write_count, write_date, write_language, write_version
from noticegraph.languages import sort_key

_LEGAL_FORM = re.compile(
    r"(?i),?\s+(B\.?V\.?|N\.?V\.?|Inc\.?|LLC|L\.L\.C\.|Ltd\.?|Limited|GmbH|AG|S\.?A\.?|PLC|Corp\.?)$"
)
_FACT = {"en": ("fact", "facts"), "nl": ("feit", "feiten")}
_THING = {"en": ("thing", "things"), "nl": ("ding", "dingen")}


@dataclass(frozen=True, slots=True)
class Version:
    """A statement version as the pages name it: by its date, its language and its facts."""

    statement: Statement
    language: str

    @property
    def slug(self) -> str:
        """The id of the statement."""
        return self.statement.slug

    @property
    def date(self) -> str:
        """The day from which it is in force, as people write it."""
        return write_date(self.statement.date, self.language)

    @property
    def short_date(self) -> str:
        """The same, with the month abbreviated."""
        return write_date(self.statement.date, self.language, short=True)

    @property
    def written_in(self) -> str:
        """The language of its text."""
        return write_language(self.statement.language, self.language)

    @property
    def fact_count(self) -> str:
        """The number of its facts with the noun."""
        return write_count(self.statement.judged, *_FACT[self.language], self.language)

    @property
    def thing_count(self) -> str:
        """The number of the things that its facts name, with the noun."""
        things = self.statement.facts - self.statement.judged
        return write_count(things, *_THING[self.language], self.language)

    @property
    def told(self) -> str:
        """What tells it from others: "Statement of 20 February 2024, in Dutch"."""
        return write_version(self.date, self.written_in, self.language)

    @property
    def when(self) -> str:
        """Its date, abbreviated, and its language; its name if it has neither."""
        parts = (self.short_date, self.written_in)
        return ", ".join(part for part in parts if part) or self.statement.name

    @property
    def short_name(self) -> str:
        """Its date, language and number of facts."""
        return " · ".join(part for part in (self.date, self.written_in, self.fact_count) if part)


@dataclass(frozen=True, slots=True)
class Company:
    """A company and its versions, the latest first; `slug` is its name in addresses."""

    slug: str
    name: str
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version that came into force last."""
        return self.versions[0]

    def latest_in(self, language: str) -> Version:
        """Return the latest version, in the language if that version is there in it."""
        day = self.latest.statement.date
        same = [v for v in self.versions if v.statement.date == day]
        return next((v for v in same if v.statement.language == language), same[0])

    @property
    def is_example(self) -> bool:
        """Whether it is one of the invented examples."""
        return self.latest.statement.is_fictional

    def version(self, slug: str) -> Version | None:
        """Return one of the versions by the id of its statement."""
        return next((v for v in self.versions if v.slug == slug), None)


def group_by_company(statements: Iterable[Statement], language: str) -> dict[str, Company]:
    """Return the companies by their names in addresses: ordered by name, examples last.

    A statement without a publisher is a company of its own, with the statement's name and id.
    """
    found: dict[str, list[Statement]] = {}
    names: dict[str, str] = {}
    for s in statements:
        own = short_company_name(s.publisher)
        name = own or s.name
        # The name of a statement depends on the language of the page; an address must not.
        slug = _slug(own) or _slug(s.slug) or "company"
        names.setdefault(slug, name)
        found.setdefault(slug, []).append(s)
    companies = []
    for slug, versions in found.items():
        latest_first = sorted(sorted(versions, key=lambda s: s.iri), key=_day, reverse=True)
        companies.append(
            Company(slug, names[slug], tuple(Version(s, language) for s in latest_first))
        )
    companies.sort(key=lambda c: (c.is_example, sort_key(c.name)))
    return {c.slug: c for c in companies}


def short_company_name(name: str) -> str:
    """Return a company's name without its legal form: "Zendesk" for "Zendesk, Inc."."""
    return _LEGAL_FORM.sub("", name.strip()) or name


def _day(statement: Statement) -> str:
    return statement.date


def _slug(name: str) -> str:
    return re.sub(r"[^0-9a-z]+", "-", name.casefold()).strip("-")
