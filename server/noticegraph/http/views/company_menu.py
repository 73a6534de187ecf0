"""The companies that the header of every page offers, read once per state of the data."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from noticegraph.errors import NoticegraphError
from noticegraph.http.frame.headers import is_safe_link
from noticegraph.http.graph.companies import Company, Version, group_by_company
from noticegraph.http.graph.statements import Statement
from noticegraph.http.request.answers import current_site
from noticegraph.http.request.kept import known_statements, last_read, once_per_state
from noticegraph.namespaces import statement_id

READING = "reading"
"""Said instead of a problem on pages for reviewing: they ask only if nothing was read before."""


def known_companies(language: str) -> Mapping[str, Company]:
    """Return the companies by their names in addresses, examples last."""
    return once_per_state(
        _kept_as(language), lambda: group_by_company(known_statements(language).values(), language)
    )


def offered_companies(language: str, as_last_read: object = None) -> list[Company]:
    """Return the companies for the header, or those that were last read.

    A page about a refusal asks nothing of an engine that may be the reason for it.
    """
    if not as_last_read or (as_last_read == READING and last_read(_kept_as(language)) is None):
        try:
            return list(known_companies(language).values())
        except NoticegraphError:
            pass
    return list((last_read(_kept_as(language)) or {}).values())


def _kept_as(language: str) -> str:
    return f"companies {language}"


def company_of(slug: str, language: str) -> tuple[Company, Version] | None:
    """Return the company of a statement (its id), and the statement as its version."""
    for company in known_companies(language).values():
        if version := company.version(slug):
            return company, version
    return None


def statement_label(iri: str | None, language: str) -> str:
    """Return a statement (IRI) in a word or two: its company, and what tells its versions apart."""
    found = company_of(statement_id(iri), language) if iri else None
    if found is None:
        return ""
    company, version = found
    others = [v for v in company.versions if v is not version]
    parts = [company.name]
    if any(v.statement.date != version.statement.date for v in others):
        parts.append(version.short_date)
    if any(v.statement.language != version.statement.language for v in others):
        parts.append(version.written_in)
    return ", ".join(part for part in parts if part)


def company_context(slug: str, language: str, tab: str = "") -> dict[str, object]:
    """Return what the header of a page needs that is about one statement (its id)."""
    found = company_of(slug, language)
    if found is None:
        return {}
    return {"company": found[0], "version": found[1], "tab": tab}


def published_at(statement: Statement) -> tuple[str, str] | None:
    """Return the web address of a statement, and its host for people; None if there is none."""
    address = statement.published
    host = urlsplit(address).hostname if is_safe_link(address) else None
    return (address, host.removeprefix("www.")) if host else None


def last_known_company(slug: str, language: str) -> dict[str, object]:
    """Return the same as it was last read: a page that changes facts does not ask after each."""
    for company in (last_read(_kept_as(language)) or {}).values():
        if version := company.version(slug):
            return {"company": company, "version": version, "tab": "review"}
    return company_context(slug, language, "review")


def release() -> str:
    """Return the version of noticegraph; empty in a checkout that is not installed."""
    try:
        return version("noticegraph")
    except PackageNotFoundError:
        return ""


def reported_statements() -> set[str]:
    """Return the ids of the statements that have a report."""
    return set(current_site().reports)
