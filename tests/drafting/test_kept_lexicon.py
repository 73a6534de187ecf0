"""The lexicon that is kept is the lexicon of the files, and a changed or damaged one is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from noticegraph.content import shipped_content
from noticegraph.drafting.lexicon import read_lexicon, terms_in

LEXICON = shipped_content().lexicon
assert LEXICON is not None
COOKIES = "https://w3id.org/dpv#Marketing"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NOTICEGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    read_lexicon.cache_clear()
    return tmp_path / "cache"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_kept_is_what_the_files_say(language: str, cache: Path) -> None:
    first = read_lexicon(LEXICON, language)
    (kept,) = (cache / "lexicon").iterdir()
    sound = kept.read_bytes()
    read_lexicon.cache_clear()
    assert read_lexicon(LEXICON, language) == first
    for damaged in (b"", b"no", sound[: len(sound) // 2]):
        kept.write_bytes(damaged)
        read_lexicon.cache_clear()
        assert read_lexicon(LEXICON, language) == first
        assert kept.read_bytes() == sound


def test_a_word_that_is_added_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(LEXICON, folder)
    assert COOKIES not in terms_in(folder, "zorgelwit")
    with (folder / "purposes.ttl").open("a", encoding="utf-8") as file:
        file.write(
            f"<{COOKIES}> <http://www.w3.org/2004/02/skos/core#altLabel> "
            '"zorgelwit"@en , "zorgelwit"@nl .\n'
        )
    read_lexicon.cache_clear()
    assert COOKIES in terms_in(folder, "zorgelwit")
