"""The cache of reports: files under the digests of what each report was made from."""

from __future__ import annotations

from pathlib import Path

from noticegraph.kept_files import keep_file
from noticegraph.reports.model import Report, decode_report, encode_report

_KEPT = 4096


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
            report = decode_report(file.read_bytes())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        made_from = (report.data_digest, report.shapes_digest, report.text_digest)
        return report if made_from == (digest, shapes, text) else None

    def write(self, report: Report) -> None:
        """Keep a report, and forget the oldest ones if there are too many."""
        file = self._file(report.data_digest, report.shapes_digest, report.text_digest)
        if file is None:
            return
        keep_file(file, encode_report(report), _KEPT)
