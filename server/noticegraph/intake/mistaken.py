"""Files that are not the statement: what was saved instead of it.

A page behind a login, a consent wall or a check for robots is saved as easily as the statement, and
an empty statement would come of it. Only short texts are examined: a statement may name all these.
"""

from __future__ import annotations

import re

from noticegraph.errors import StatementTextError
from noticegraph.intake.extract import Extract

_SHORT = 250
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|inloggen|meld (?:u|je) aan|aanmelden|forgot (?:your )?password"
    r"|wachtwoord vergeten|password|wachtwoord)\b", re.I,
)  # fmt: skip
_ROBOT = re.compile(
    r"\b(?:captcha|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|not a robot"
    r"|checking (?:if the site connection is secure|your browser)|just a moment|ddos protection"
    r"|unusual traffic|attention required|geen robot|bevestig dat (?:u|je) (?:een )?mens)\b", re.I,
)  # fmt: skip
_ERROR = re.compile(
    r"\b(?:404|page not found|pagina (?:is )?niet gevonden|403|access denied|forbidden"
    r"|toegang geweigerd|500 internal|bad gateway|service unavailable|site can.t be reached)\b",
    re.I,
)  # fmt: skip
_SCRIPT = re.compile(
    r"\b(?:enable|turn on|requires?|need|activate|schakel|zet)\b.{0,40}\bjavascript\b"
    r"|\bjavascript\b.{0,40}\b(?:enabled?|disabled|required|(?:in|uit)geschakeld|inschakelen|nodig)\b",
    re.I,
)  # fmt: skip
_ACCEPT = re.compile(
    r"\b(?:accept|agree|allow|accepteer|accepteren|akkoord|toestaan|consent|toestemming)\b"
    r"|\b(?:reject|decline|weiger|weigeren|manage (?:cookies|preferences|settings))\b", re.I,
)  # fmt: skip
_COOKIE = re.compile(r"\bcookies?\b|\bpartners\b|\bconsent\b|\btoestemming\b", re.I)
_STATEMENT = re.compile(
    r"\b(?:privacy|cookie)[\s-]*(?:policy|notice|statement|verklaring|beleid|statement)\b", re.I
)


def refuse_mistaken(text: str, extract: Extract) -> None:
    """Raise StatementTextError if a text is short and reads like something else."""
    words = len(text.split())
    if words >= _SHORT:
        return
    aside = " ".join(f"{part.text}" for part in extract.left_out)
    everything = f"{text} {aside} {extract.title}"
    if _ROBOT.search(everything):
        raise StatementTextError("robot-check", words=words)
    if extract.asks_for_password or (words < 80 and len(set(_found(_LOGIN, text))) > 1):
        raise StatementTextError("login-page", words=words)
    if _ERROR.search(f"{extract.title} {text[:400]}") and words < 150:
        raise StatementTextError("error-page", words=words)
    if _SCRIPT.search(everything) and words < 80:
        raise StatementTextError("page-without-scripts", words=words)
    asked = len(set(_found(_ACCEPT, everything)))
    heading = text.lstrip("# ")[:80]
    if asked > 1 and len(_found(_COOKIE, everything)) > 1 and not _STATEMENT.search(heading):
        raise StatementTextError("cookie-wall", words=words)
    if not words:
        if extract.has_frames:
            raise StatementTextError("page-of-frames")
        if extract.has_scripts:
            raise StatementTextError("page-without-scripts", words=words)
        raise StatementTextError("no-words")


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.casefold() for match in pattern.findall(text)]
