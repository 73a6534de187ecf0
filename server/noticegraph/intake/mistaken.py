"""Files that are not the statement: what was saved instead of it.

A page behind a login, a consent wall or a check for robots is saved as easily as the statement, and
would result in an empty statement. Only short texts are examined: a statement may name all these.
"""

from __future__ import annotations

import re

from noticegraph.errors import StatementTextError
from noticegraph.intake.extract import Extract

_SHORT = 250
# In each: English, Dutch, German, French.
_LOGIN = re.compile(
    r"(?i)\b(?:log ?in|sign ?in|forgot (?:your )?password|password|access your account"
    r"|inloggen|meld (?:u|je) aan|aanmelden|wachtwoord vergeten|wachtwoord"
    r"|anmelden|einloggen|anmeldung|(?:passwort|kennwort) vergessen|passwort|kennwort|benutzername"
    r"|se connecter|connectez-vous|connexion|mot de passe oublié|mot de passe)\b")  # fmt: skip
_ROBOT = re.compile(
    r"(?i)\b(?:captcha|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|not a robot"
    r"|checking (?:if the site connection is secure|your browser)|just a moment|ddos protection"
    r"|unusual traffic|attention required|geen robot|bevestig dat (?:u|je) (?:een )?mens"
    r"|kein roboter|dass (?:sie|du) (?:ein )?mensch|pas un robot|que vous êtes (?:un )?humain)\b"
)
_ERROR = re.compile(
    r"(?i)\b(?:404|page not found|pagina (?:is )?niet gevonden|403|access denied|forbidden"
    r"|toegang geweigerd|500 internal|bad gateway|service unavailable|site can.t be reached"
    r"|seite (?:wurde )?nicht gefunden|zugriff verweigert|page (?:introuvable|non trouvée)"
    r"|accès (?:refusé|interdit))\b"
)
_SCRIPT = re.compile(
    r"(?i)\b(?:enable|turn on|requires?|need|activate|schakel|zet|aktivieren|activez|activer)\b"
    r".{0,40}\bjavascript\b"
    r"|\bjavascript\b.{0,40}\b(?:enabled?|disabled|required|(?:in|uit)geschakeld|inschakelen|nodig"
    r"|(?:de)?aktivier(?:t|en)|erforderlich|(?:dés)?activé|nécessaire)\b"
)
_ACCEPT = re.compile(
    r"(?i)\b(?:accept|agree|allow|accepteer|accepteren|akkoord|toestaan|consent|toestemming"
    r"|akzeptieren|zustimmen|einverstanden|erlauben|zulassen|accepter|accepte|autoriser|consentir)\b"
    r"|\b(?:reject|decline|weiger|weigeren|manage (?:cookies|preferences|settings)"
    r"|instellingen|voorkeuren|ablehnen|einstellungen|nur notwendige|refuser|refuse"
    r"|continuer sans|paramétrer|personnaliser)\b")  # fmt: skip
_COOKIE = re.compile(
    r"(?i)\bcookies?\b|\bpartners?\b|\bconsent\b|\btoestemming\b|\beinwilligung\b|\bzustimmung\b"
    r"|\bpartnern\b|\bconsentement\b|\bpartenaires\b|\btraceurs\b")  # fmt: skip
_STATEMENT = re.compile(
    r"(?i)\b(?:privacy|cookie)[\s-]*(?:policy|notice|statement|verklaring|beleid|statement"
    r"|richtlinie)\b|\bdatenschutz(?:erklärung|hinweise?|richtlinien?|bestimmungen)\b"
    r"|\bpolitique (?:de confidentialité|de protection|relative aux)")  # fmt: skip


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
