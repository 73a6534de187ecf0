"""What a file is, by its content; its name decides only between the kinds of text."""

from __future__ import annotations

import codecs
import email
import email.policy
import io
import re
import zipfile
from pathlib import Path
from typing import Literal, get_args

from noticegraph.errors import StatementTextError

SourceKind = Literal["html", "pdf", "docx", "md", "txt"]
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)

_HEAD = 4096
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
    b"BM6",
    b"\0\0\0\x18ftyp",
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b)",
    re.I | re.S,
)
_ELEMENT = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:article|b|blockquote|center|div|dl|font|form|h[1-6]|header|main|meta|nav|ol|p|"
    rb"section|span|table|title|ul)\b[^<>]*>",
    re.I | re.S,
)
_TAG = re.compile(rb"<[A-Za-z!/][^<>]*>")
_ATX = re.compile(r"^ {0,3}#{1,6} \S", re.M)
_LINK = re.compile(r"\[[^\]\n]+\]\((?:https?:|mailto:|/|#|\.)[^)\s]*\)")
_TABLE = re.compile(r"^ {0,3}\|? *:?-{3,}:? *\|[-:| ]*$", re.M)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I)


def find_kind(data: bytes, path: Path) -> SourceKind:
    """Return what a file is. Raises StatementTextError if it is nothing that is read here."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data, path)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise StatementTextError("old-word-file", file=path)
    if head.lstrip().startswith(b"{\\rtf"):
        raise StatementTextError("rtf-file", file=path)
    if data.startswith(_PICTURES):
        raise StatementTextError("picture-file", file=path)
    if data.startswith((b"bplist00", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        raise StatementTextError("archive-file", file=path)
    if any(data.startswith(bom) for bom, _ in _BOMS):
        data = decode_text(data[: _HEAD * 4], path, cut=True).encode()
    elif b"\0" in data[: _HEAD * 2]:
        raise StatementTextError("not-a-text", file=path)
    return _text_kind(data, path)


def _zip_kind(data: bytes, path: Path) -> SourceKind:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise StatementTextError("broken-docx", reason=str(error), file=path) from error
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        return "docx"
    raise StatementTextError("archive-file", file=path)


def _text_kind(data: bytes, path: Path) -> SourceKind:
    suffix = path.suffix.lower()
    if _ROOT.match(data[: _HEAD * 4]):
        return "html"
    if suffix in (".md", ".markdown"):
        return "md"
    if suffix in (".htm", ".html", ".xhtml"):
        return "html" if _TAG.search(data) else "txt"
    if _ELEMENT.match(data[: _HEAD * 4]) and len(_TAG.findall(data[: _HEAD * 16])) > 1:
        return "html"
    text = data[: 1 << 20].decode("utf-8", "replace")
    signs = (len(_ATX.findall(text)) > 1, len(_LINK.findall(text)) > 1, bool(_TABLE.search(text)))
    return "md" if signs[0] or sum(signs) > 1 else "txt"


def unpack_mhtml(data: bytes) -> tuple[bytes, str | None] | None:
    """Return the page of a web archive in one file (MHTML) with its encoding, or None."""
    head = data[:_HEAD]
    if (
        not re.match(rb"(?:[\w-]+: .*\r?\n(?:[ \t].*\r?\n)*)+", head)
        or b"multipart/related" not in head
    ):
        return None
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload, part.get_content_charset()
    return None


def decode_text(data: bytes, path: Path, *, cut: bool = False) -> str:
    """Return a text in UTF-8, or in what its byte order mark says.

    `cut` says that the end may be missing. Raises StatementTextError with the line and column of
    the first byte that is wrong.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name, "replace" if cut else "strict")
            except UnicodeDecodeError as error:
                raise StatementTextError("not-a-text", file=path) from error
    try:
        return data.decode("utf-8", "replace" if cut else "strict")
    except UnicodeDecodeError as error:
        raise encoding_error(data, error, path) from error


def encoding_error(data: bytes, error: UnicodeDecodeError, path: Path) -> StatementTextError:
    """Return the error about a byte that is not UTF-8, with its place."""
    before = data[: error.start]
    line_start = before.rfind(b"\n") + 1
    return StatementTextError(
        "text-encoding",
        byte=f"{data[error.start]:02x}",
        file=path,
        line=before.count(b"\n") + 1,
        column=len(before[line_start:].decode("utf-8", "replace")) + 1,
    )


def decode_page(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...], bool]:
    """Return a page's text, notes about its encoding, and whether some bytes were wrong.

    UTF-8 is taken whatever the page declares, if its bytes are UTF-8: pages are often converted
    when they are saved. https://html.spec.whatwg.org/#determining-the-character-encoding
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, "replace")
            return text, (), "\ufffd" in text
    found = _CHARSET.search(data[: _HEAD * 4]) or _XML_ENCODING.match(data[:200])
    label = declared or (found[1].decode("ascii", "replace") if found else "")
    name = _codec(label)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        # Without a declaration that can be used, browsers read windows-1252.
        assumed = "utf-8" if name and name.startswith("utf") else name or "cp1252"
        text = data.decode(assumed, "replace")
        told = () if name else (f"the page names no known encoding: it was read as {assumed}",)
        return text, told, "\ufffd" in text
    if label and name not in ("utf-8", "cp1252" if data.isascii() else "utf-8"):
        told = (f"the page declares {label[:40]}, but is UTF-8: it was read as UTF-8",)
        return text, () if data.isascii() else told, False
    return text, (), False


def _codec(label: str | None) -> str | None:
    """Return the name of a codec for text, as browsers take labels, or None."""
    if not label:
        return None
    try:
        found = codecs.lookup(label)
        "".encode(found.name)
    except (LookupError, ValueError, TypeError):
        return None
    # WHATWG Encoding: these labels mean windows-1252.
    return "cp1252" if found.name in ("ascii", "iso8859-1") else found.name
