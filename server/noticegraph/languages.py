"""The languages in which everything can be read, the first of them where nobody chooses.

Tables of words stand where they are used; a test holds each against this list.
"""

LANGUAGES = ("en", "nl")
"""By their tags (BCP 47, https://www.rfc-editor.org/info/bcp47)."""
LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands"}
"""Each in itself."""
