"""The cache of reports: files under the digests of what each report was made from."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

from noticegraph.reports.model import Report, decode_report, encode_report

_KEPT = 4096


def cache_folder() -> Path | None:
    """Return the folder of the cache; None if an empty NOTICEGRAPH_CACHE_DIR switches it off."""
    chosen = os.environ.get("NOTICEGRAPH_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path

    return user_cache_path("noticegraph", appauthor=False)


class ReportCache:
    """The cache of reports, one file each. A file that cannot be read or written is no error."""

    def __init__(self, folder: Path | None) -> None:
        """Use a folder, or nothing at all."""
        self.folder = folder / "reports" if folder else None

    def _file(self, digest: str, shapes: str, text: str) -> Path | None:
        name = f"{digest[:32]}-{shapes[:16]}-{text[:16]}.json"
        return self.folder / name if self.folder else None

    def read(self, digest: str, shapes: str, text: str) -> Report | None:
        """Return the report that was made from data, shapes and text with these digests."""
        file = self._file(digest, shapes, text)
        if file is None:
            return None
        try:
            report = decode_report(json.loads(file.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        made_from = (report.data_digest, report.shapes_digest, report.text_digest)
        return report if made_from == (digest, shapes, text) else None

    def write(self, report: Report) -> None:
        """Keep a report, and forget the oldest ones if there are too many."""
        file = self._file(report.data_digest, report.shapes_digest, report.text_digest)
        if file is None:
            return
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=file.parent, suffix=".new", delete=False
            ) as written:
                json.dump(encode_report(report), written, ensure_ascii=False)
            Path(written.name).replace(file)
            self._forget_oldest(file.parent)

    def _forget_oldest(self, folder: Path) -> None:
        kept = list(folder.iterdir())
        if len(kept) > _KEPT:
            by_age = sorted(kept, key=lambda file: file.stat().st_mtime)
            for old in by_age[: len(kept) - _KEPT]:
                old.unlink(missing_ok=True)
