"""A file as somebody saved it → the one canonical text of a statement, which passages cite.

    read_source(path, keep_all=False, kind=None) -> Source

    Source.text      the canonical text: LF, NFC, plain spaces, nothing without width
    Source.form      how it is marked up: "md" or "txt"; what `segment_text` is given
    Source.kind      what the file is: "html", "pdf", "docx", "md" or "txt", by its content
    Source.data      the bytes of the file, exactly as they were read
    Source.left_out  what is not part of the text (navigation, footers, …), unless `keep_all`
    Source.language, Source.date, Source.title, Source.company      proposals, or None
    Source.notes     what else a person should know, as English sentences

Responsible for reading files and for deciding what in them is text. Not responsible for passages
(`passages`), or for where files are put.
"""

from noticegraph.intake.extract import LeftOut
from noticegraph.intake.kinds import SOURCE_KINDS, SourceKind
from noticegraph.intake.reading import MAX_SOURCE_BYTES, Source, read_source

__all__ = ["MAX_SOURCE_BYTES", "SOURCE_KINDS", "LeftOut", "Source", "SourceKind", "read_source"]
