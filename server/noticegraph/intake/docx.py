"""DOCX → HTML, by mammoth, which `html` reads: headings by style, lists, tables, footnotes.

ECMA-376 forbids document type declarations (part 2, 8.2.4), so a file with one is refused: entities
could be nested without end. Headers and footers of pages are not part of the document's text.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from noticegraph.errors import LimitError, StatementTextError
from noticegraph.intake.extract import Extract
from noticegraph.intake.html import read_html

MAX_UNPACKED = 128 * 1024 * 1024
_MAX_PARTS = 5000
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
"""


def read_docx(data: bytes, *, keep_all: bool = False) -> Extract:
    """Read a DOCX file. Raises StatementTextError if it is broken, LimitError if it is a bomb."""
    try:
        import mammoth
    except ImportError as error:
        raise StatementTextError("no-docx-reader") from error
    title = _check_parts(data)
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
            external_file_access=False,
        ).value
    except MemoryError:
        raise
    except Exception as error:
        # mammoth raises whatever a broken file makes fail.
        raise StatementTextError("broken-docx", reason=_reason(error)) from error
    return replace(read_html(page, keep_all=keep_all), title=title)


def _check_parts(data: bytes) -> str:
    """Refuse what no document has, and return the title in its properties."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise StatementTextError("locked-docx")
        if len(parts) > _MAX_PARTS or sum(p.file_size for p in parts) > MAX_UNPACKED:
            raise LimitError("swollen-docx", bytes=MAX_UNPACKED)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                content = archive.read(part)
                head = content[:4096].replace(b"\0", b"")
                if b"<!DOCTYPE" in head or b"<!ENTITY" in content:
                    raise StatementTextError("docx-entities", part=part.filename[:80])
        names = {part.filename for part in parts}
        core = archive.read("docProps/core.xml") if "docProps/core.xml" in names else b""
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
    ) as error:
        raise StatementTextError("broken-docx", reason=_reason(error)) from error
    found = re.search(rb"<dc:title>([^<]*)</dc:title>", core)
    return found[1].decode("utf-8", "replace") if found else ""


def _reason(error: Exception) -> str:
    said = " ".join(str(error).split())[:200]
    return said or type(error).__name__
