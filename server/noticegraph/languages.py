"""The languages in which everything can be read; the first is the default.

Tables of words are where they are used; a test checks each of them against this list.
"""

LANGUAGES = ("en", "nl")
"""By their tags (BCP 47, https://www.rfc-editor.org/info/bcp47)."""
LANGUAGE_NAMES = {"en": "English", "nl": "Nederlands"}
"""The name of each language, in that language."""
