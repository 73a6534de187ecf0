"""The libraries that ``bench.intake`` compares; those that are not installed are left out."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable

from noticegraph.canonical_text import canonical_text
from noticegraph.intake.blocks import write_markdown

Reader = Callable[[bytes], str]


def _ours(kind: str) -> Reader:
    def read(data: bytes) -> str:
        from noticegraph.intake.extracting import extract_text

        return str(extract_text(data, kind, keep_all=False)["text"])  # type: ignore[arg-type]

    return read


def _ours_keep_all(data: bytes) -> str:
    from noticegraph.intake.html import read_html

    return canonical_text(
        write_markdown(read_html(data.decode("utf-8", "replace"), keep_all=True).blocks)
    )


def _html_to_markdown(data: bytes) -> str:
    import html_to_markdown

    found = html_to_markdown.convert(data.decode("utf-8", "replace"))
    return str(getattr(found, "content", None) or found)


def _justhtml(data: bytes) -> str:
    import justhtml

    return str(justhtml.JustHTML(data.decode("utf-8", "replace")).to_markdown())


def _markdownify(data: bytes) -> str:
    import markdownify

    return str(markdownify.markdownify(data.decode("utf-8", "replace"), heading_style="ATX"))


def _markitdown(suffix: str) -> Reader:
    def read(data: bytes) -> str:
        from markitdown import MarkItDown, StreamInfo

        return str(
            MarkItDown()
            .convert_stream(
                io.BytesIO(data),
                stream_info=StreamInfo(
                    extension=suffix, charset="utf-8" if suffix == ".html" else None
                ),
            )
            .text_content
        )

    return read


def _trafilatura(data: bytes) -> str:
    import trafilatura

    return (
        trafilatura.extract(
            data.decode("utf-8", "replace"),
            output_format="markdown",
            include_tables=True,
            favor_recall=True,
        )
        or ""
    )


def _pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n\n".join(page.extract_text() for page in document.pages)


def _pypdf(data: bytes) -> str:
    import pypdf

    return "\n\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _pdfium(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n\n".join(document[i].get_textpage().get_text_range() for i in range(len(document)))


def _python_docx(data: bytes) -> str:
    import docx

    document = docx.Document(io.BytesIO(data))
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines.extend(" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            style = block.style.name or ""
            mark = (
                "#" * int(style[-1]) + " "
                if style.startswith("Heading")
                else "- "
                if style.startswith("List")
                else ""
            )
            lines.append(mark + block.text)
    return "\n\n".join(lines)


def _mammoth_markdown(data: bytes) -> str:
    import mammoth

    return str(mammoth.convert_to_markdown(io.BytesIO(data)).value)


# Parsers of HTML: the text nodes that are not in what is never shown.

_GONE = {"script", "style", "noscript", "template", "textarea", "select", "title", "iframe",
         "object", "svg", "head"}  # fmt: skip


def _lexbor_texts(data: bytes) -> str:
    from selectolax.lexbor import LexborHTMLParser

    found: list[str] = []
    body = LexborHTMLParser(data.decode("utf-8", "replace"), scripting=True).body
    stack = [body.first_child] if body else []
    while stack:
        node = stack.pop()
        if node is None:
            continue
        stack.append(node.next)
        if node.is_text_node:
            found.append(node.text_content or "")
        elif node.tag not in _GONE:
            stack.append(node.first_child)
    return " ".join(found)


def _justhtml_texts(data: bytes) -> str:
    import justhtml

    found: list[str] = []
    stack = [justhtml.JustHTML(data.decode("utf-8", "replace"), sanitize=False).root]
    while stack:
        node = stack.pop()
        if node.name == "#text":
            found.append(node.data or "")
        elif node.name not in _GONE:
            stack.extend(reversed(node.children or []))
    return " ".join(found)


def _html5lib_texts(data: bytes) -> str:
    import html5lib

    root = html5lib.parse(
        data.decode("utf-8", "replace"), namespaceHTMLElements=False, scripting=True
    )
    found: list[str] = []
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            found.append(node)
        elif isinstance(node.tag, str) and node.tag.rpartition("}")[2] not in _GONE:
            stack.extend(part for child in reversed(node) for part in (child.tail or "", child))
            found.append(node.text or "")

    return " ".join(found)


def _lxml_texts(data: bytes) -> str:
    import lxml.html

    root = lxml.html.fromstring(
        data.decode("utf-8", "replace").encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
    )
    for gone in list(root.iter(*_GONE)):
        gone.drop_tree() if gone.getparent() is not None else None
    return " ".join(root.itertext(tag=None)) if False else " ".join(t for t in root.itertext())


def _html_parser_texts(data: bytes) -> str:
    from html.parser import HTMLParser

    found: list[str] = []
    hidden: list[str] = []

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            if tag in _GONE:
                hidden.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag in hidden:
                del hidden[hidden.index(tag) :]

        def handle_data(self, text: str) -> None:
            if not hidden:
                found.append(text)

    Collector().feed(data.decode("utf-8", "replace"))
    return " ".join(found)


def _installed(readers: dict[str, tuple[str, Reader]]) -> dict[str, Reader]:
    return {n: read for n, (module, read) in readers.items() if importlib.util.find_spec(module)}


PARSERS = _installed({
    "selectolax (Lexbor)": ("selectolax", _lexbor_texts),
    "justhtml": ("justhtml", _justhtml_texts),
    "html5lib": ("html5lib", _html5lib_texts),
    "lxml": ("lxml", _lxml_texts),
    "html.parser": ("html", _html_parser_texts),
})  # fmt: skip
HTML_READERS = _installed({
    "noticegraph": ("selectolax", _ours("html")),
    "noticegraph --keep-all": ("selectolax", _ours_keep_all),
    "html-to-markdown": ("html_to_markdown", _html_to_markdown),
    "justhtml": ("justhtml", _justhtml),
    "markdownify": ("markdownify", _markdownify),
    "markitdown": ("markitdown", _markitdown(".html")),
    "trafilatura": ("trafilatura", _trafilatura),
})  # fmt: skip
PDF_READERS = _installed({
    "noticegraph (pypdfium2)": ("pypdfium2", _ours("pdf")),
    "pypdfium2, its text": ("pypdfium2", _pdfium),
    "pypdf": ("pypdf", _pypdf),
    "pdfplumber": ("pdfplumber", _pdfplumber),
    "markitdown": ("markitdown", _markitdown(".pdf")),
})  # fmt: skip
DOCX_READERS = _installed({
    "noticegraph (mammoth)": ("mammoth", _ours("docx")),
    "mammoth, its Markdown": ("mammoth", _mammoth_markdown),
    "python-docx": ("docx", _python_docx),
    "markitdown": ("markitdown", _markitdown(".docx")),
})  # fmt: skip


def write_docx(html: bytes) -> bytes:
    """Write a page of headings, paragraphs, lists and tables as Word would, by python-docx."""
    import docx
    from selectolax.lexbor import LexborHTMLParser

    document = docx.Document()

    def own(node: object) -> str:
        return " ".join(" ".join(part for part in _own_texts(node)).split())

    def walk(node: object, depth: int) -> None:
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            if tag[:1] == "h" and tag[1:].isdigit():
                document.add_heading(own(child), int(tag[1]))
            elif tag in ("ul", "ol"):
                style = "List Bullet" if tag == "ul" else "List Number"
                item = child.first_child
                while item is not None:
                    if item.tag == "li":
                        said = own(item)
                        if said:
                            name = style + (f" {min(depth + 1, 3)}" if depth else "")
                            document.add_paragraph(said, style=name)
                        walk_nested(item, depth + 1)
                    item = item.next
            elif tag == "table":
                rows = child.css("tr")
                width = max((len(r.css("td,th")) for r in rows), default=0)
                grid = document.add_table(rows=0, cols=max(width, 1))
                for row in rows:
                    cells = grid.add_row().cells
                    for i, cell in enumerate(row.css("td,th")):
                        cells[i].text = " ".join((cell.text() or "").split())
            elif tag in ("p", "pre"):
                document.add_paragraph(own(child))
            elif child.is_element_node:
                walk(child, depth)
            child = child.next

    def walk_nested(item: object, depth: int) -> None:
        child = item.first_child
        seen_paragraph = False
        while child is not None:
            if child.tag in ("ul", "ol", "table"):
                holder = LexborHTMLParser(f"<div>{child.html}</div>").css_first("div")
                walk(holder, depth)
            elif child.tag == "p":
                if seen_paragraph:
                    document.add_paragraph(own(child))
                seen_paragraph = True
            elif (
                child.is_element_node
                and child.tag
                and (child.tag[0] == "h" and child.tag[1:].isdigit())
            ):
                document.add_heading(own(child), int(child.tag[1]))
            child = child.next

    walk(LexborHTMLParser(html).body, 0)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _own_texts(node: object) -> list[str]:
    """Return the texts of an element; of an item's blocks those of its first paragraph."""
    found: list[str] = []
    blocks = {"ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
    paragraph = False

    def take(inner: object) -> None:
        nonlocal paragraph
        child = inner.first_child
        while child is not None:
            if child.is_text_node:
                if (
                    found
                    and not found[-1][-1:].isspace()
                    and (child.text_content or "")[:1].strip()
                ):
                    found[-1] += child.text_content or ""
                else:
                    found.append(child.text_content or "")
            elif child.tag == "br":
                found.append(" ")
            elif child.tag == "p" and inner.tag == "li":
                if not paragraph:
                    paragraph = True
                    take(child)
            elif child.tag not in blocks:
                take(child)
            child = child.next

    take(node)
    return found
