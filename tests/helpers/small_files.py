"""Small PDF and DOCX files, written by hand, so that tests know what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

Words = tuple[float, float, float, bool, str]
"""Left and bottom in points, size, whether it is bold, and what it says (Latin-1)."""
Rule = tuple[float, float, float, float]


def make_pdf(
    pages: Sequence[Iterable[Words]],
    *,
    rules: Sequence[Rule] = (),
    title: str = "",
    encrypted: bool = False,
) -> bytes:
    """Return a PDF of A4 pages; `rules` are lines on each page (from x, y to x, y)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = "<< /Font << /F 3 0 R /B 4 0 R >> >>"
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        )
    kids = []
    for words in pages:
        content = [f"0.5 w {a} {b} m {c} {d} l S" for a, b, c, d in rules]
        for left, bottom, size, bold, said in words:
            escaped = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            font = "B" if bold else "F"
            content.append(f"BT /{font} {size} Tf {left} {bottom} Td ({escaped}) Tj ET")
        stream = "\n".join(content)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {fonts}"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) >>")
    trailer = f"/Size {len(objects) + 2} /Root 1 0 R /Info {len(objects)} 0 R"
    if encrypted:
        wrong = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{wrong}> /U <{wrong}> >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<00><00>]"
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer << {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_docx(body: str, *, before: str = "", more: dict[str, str] | None = None) -> bytes:
    """Return a DOCX file with the XML of a body; styles "Heading1" and "Heading2" are known."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        "</w:style>"
        for n in (1, 2)
    )
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    kinds = ("styles", "numbering")
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(kinds)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}'
        "</Relationships>",
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>',
        "word/document.xml": f'{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body>'
        "</w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (more or {})).items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(said: str, style: str = "", *, bold: bool = False, item: bool = False) -> str:
    """Return the XML of a paragraph of a DOCX file."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>{weight}"
        f'<w:t xml:space="preserve">{said}</w:t></w:r></w:p>'
    )
