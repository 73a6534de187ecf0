"""Parts of a page that are not its statement: navigation, cookie banner, footer, hidden text.

Only parts that are marked as such are left out (by element, role, class or id), and nothing that
holds most of the page's words: a wrong name must not cost the statement.
"""

from __future__ import annotations

import re

from noticegraph.intake.html_tree import PICTURE, Element

_NAVIGATION = frozenset({
    "breadcrumb", "breadcrumbs", "main-menu", "main-nav", "mega-menu", "menu", "mobile-menu", "nav",
    "navbar", "navigation", "pagination", "primary-menu", "site-navigation", "skip-link",
    "skip-to-content", "topbar", "top-bar", "topnav",
})  # fmt: skip
_FOOTER = frozenset({
    "footer", "footer-main", "footer-wrapper", "global-footer", "page-footer", "site-footer",
})  # fmt: skip
_HEADER = frozenset({"global-header", "masthead", "page-header", "site-header"})
_DIALOG = frozenset({"modal", "popup", "lightbox"})
_BESIDE = frozenset({"related-posts", "share-buttons", "sharedaddy", "sidebar", "social-share"})
# The names that consent managers give to what they put over a page.
_COOKIES = re.compile(
    r"(?i)\b(?:onetrust-(?:consent|banner|pc)-sdk|cybotcookiebot\w*|cookiebanner|cookie-?law-info\S*"
    r"|cky-(?:consent|modal|overlay)\S*|cmplz-cookiebanner\S*|osano-cm-(?:window|dialog)\S*"
    r"|truste[-_](?:consent|overlay)\S*|consent_blackbar|didomi-(?:host|popup|notice)"
    r"|usercentrics-root|qc-cmp2?-\S+|sp_message_container\S*|iubenda-cs-banner|klaro"
    r"|_evidon\S*|cc-window|borlabscookie\w*|borlabs-cookie|axeptio\S*|tarteaucitron\w+"
    r"|fc-consent-root|gdpr-?(?:banner|popup|modal|bar)\S*"
    r"|(?:\w+-)?(?:cookies?|consent)[-_]*(?:banner|bar|popup|pop-up|modal|overlay|dialog|wall"
    r"|message|prompt|alert|disclaimer|consent)\S*)(?:\s|$)"
)
_SKIP = re.compile(
    r"(?i)(?:skip|jump|go) to (?:the )?(?:main )?(?:content|navigation|menu)"
    r"|(?:ga|spring|direct) (?:direct )?naar (?:de )?(?:hoofd)?(?:inhoud|navigatie|content)"
)
_MOST = 0.5
_FORM_WORDS = 80
_FEW_WORDS = 20


def part_name(element: Element, total: int, *, inside_content: bool) -> str | None:
    """Return what part of a page an element is, if it is not the statement, or None.

    `total` counts the words of the whole page; `inside_content` says whether the element is in the
    page's main content, which has headers and footers of its own.
    """
    if element.hidden:
        return "picture" if element.tag == PICTURE else "hidden"
    if not element.words:
        return None
    role = element.attributes.get("role", "").lower()
    names = element.names()
    if element.tag == "a":
        target = element.attributes.get("href", "")
        return "navigation" if "#" in target and _SKIP.search(element.text()[:80]) else None
    if element.tag == "button" or role == "button":
        opens = "aria-expanded" in element.attributes or "aria-controls" in element.attributes
        return None if opens or element.words > _FEW_WORDS else "button"
    if element.words > total * _MOST:
        return None
    if _COOKIES.search(" ".join(names)):
        return "cookie banner"
    if element.tag == "nav" or role in ("navigation", "menu", "menubar") or names & _NAVIGATION:
        return "navigation"
    if element.tag == "search" or role == "search":
        return "search"
    if role in ("dialog", "alertdialog") or element.attributes.get("aria-modal") == "true":
        return "dialog"
    if element.tag == "form" and element.words <= _FORM_WORDS and _asks(element):
        return "form"
    if inside_content:
        return None
    if element.tag == "footer" or role == "contentinfo" or names & _FOOTER:
        return "footer"
    if (
        element.tag == "header"
        or role == "banner"
        or names & _HEADER
        or (element.attributes.get("id", "").lower() == "header")
    ):
        return "header"
    if names & _DIALOG:
        return "dialog"
    return "beside the statement" if names & _BESIDE else None


def _asks(form: Element) -> bool:
    """Tell whether a form is one: what a reader fills in is not in the tree, its button is."""
    return any(e.tag in ("button", "label") for e in form.walk()) or form.words <= _FEW_WORDS


def main_content(body: Element) -> Element:
    """Return the element that says it is the main content, if it has most words, or the body."""
    best = None
    for element in body.walk():
        is_main = element.tag == "main" or element.attributes.get("role", "").lower() == "main"
        if is_main and not element.hidden and (best is None or element.words > best.words):
            best = element
    # What is outside of main may well be the statement, if main is a small part of the page.
    return best if best is not None and best.words >= body.words * _MOST else body
