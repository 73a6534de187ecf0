"""Files as somebody saved them: what they are, what they become, and what is refused."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from small_files import make_docx, make_pdf, paragraph

from noticegraph.content import shipped_content
from noticegraph.errors import LimitError, NoticegraphError, StatementTextError, UsageError
from noticegraph.intake import Source, read_source, reading
from noticegraph.passages import read_statement_text, segment_text, text_digest

Reader = Callable[..., Source]
SENTENCE = "We keep the mail that you send to us for two years, and we share it with nobody."
PAGE = f"<!doctype html><title>Privacy | Kite</title><h1>Privacy</h1><p>{SENTENCE}</p>"


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def call(name: str, data: bytes | str, **options: bool) -> Source:
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_source(file, **options)

    return call


@pytest.mark.parametrize(
    ("name", "data", "kind", "form"),
    [
        ("a.html", PAGE, "html", "md"),
        ("a.txt", PAGE, "html", "md"),
        ("a", f"<p>{SENTENCE}</p>\n<p>{SENTENCE}</p>", "html", "md"),
        ("a.html", SENTENCE, "txt", "txt"),
        ("a.md", f"# Privacy\n\n{SENTENCE}", "md", "md"),
        ("a.txt", f"# Privacy\n\n{SENTENCE}\n\n## Rights\n\n{SENTENCE}", "md", "md"),
        ("a.md", f"<div>\n\n{SENTENCE}\n\n</div>", "md", "md"),
        ("a.txt", f"1. Data\n{SENTENCE}\n# not a heading", "txt", "txt"),
        ("a.txt", make_pdf([[(72, 700, 11, False, SENTENCE)]]), "pdf", "md"),
        ("a.pdf", make_docx(paragraph(SENTENCE)), "docx", "md"),
        ("a.txt", PAGE.encode("utf-16"), "html", "md"),
        ("a.txt", SENTENCE.encode("utf-16"), "txt", "txt"),
        ("a.html", b"\xef\xbb\xbf" + PAGE.encode(), "html", "md"),
    ],
)
def test_the_content_tells_what_a_file_is(
    read: Reader, name: str, data: bytes | str, kind: str, form: str
) -> None:
    source = read(name, data)
    assert (source.kind, source.form) == (kind, form)
    assert SENTENCE in source.text
    assert source.data == (data.encode() if isinstance(data, str) else data)


def test_a_page_in_one_file_with_its_pictures_is_a_page(read: Reader) -> None:
    archive = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"<h1>Privacy</h1><p>{SENTENCE} =E2=82=AC</p>\r\n--B--\r\n"
    )
    assert read("a.mhtml", archive).text == f"# Privacy\n\n{SENTENCE} €\n"


def test_canonical_texts_of_all_forms_are_the_same(read: Reader) -> None:
    files = {
        "a.html": PAGE,
        "a.md": f"\ufeff# Privacy\r\n\r\n{SENTENCE}\r\n".replace("two years", "two\u00a0years"),
        "a.docx": make_docx(paragraph("Privacy", "Heading1") + paragraph(SENTENCE)),
        "a.pdf": make_pdf([[(72, 700, 18, True, "Privacy"), (72, 660, 11, False, SENTENCE)]]),
    }
    texts = {read(name, data).text for name, data in files.items()}
    assert texts == {f"# Privacy\n\n{SENTENCE}\n"}


def test_the_canonical_text_is_read_as_itself(read: Reader) -> None:
    text = read("a.html", PAGE).text
    assert read("b.md", text).text == text


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        ("a.html", b"", StatementTextError, "the file is empty"),
        ("a.html", "<p>&nbsp;</p>", StatementTextError, "no text in the file"),
        ("a.docx", b"PK\x03\x04nothing", StatementTextError, "the Word document cannot be read"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), StatementTextError, "(.doc)"),
        ("a.rtf", "{\\rtf1 hello}", StatementTextError, "(RTF)"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), StatementTextError, "this is a picture"),
        ("a.txt", b"ab\0cd", StatementTextError, "this is not a text file"),
        ("a.txt", "Café".encode("latin-1"), StatementTextError, "a.txt:1:4: byte 0xe9"),
        ("a.html", "<meta charset=utf-8><p>Café".encode("latin-1"), StatementTextError,
         "1 characters cannot be read"),
        ("a.html", "<div>" * 100_000 + "x", LimitError, "nested more than 5,000 deep"),
        ("a.html", "<title>Sign in</title><form>E-mail <input> Word <input type=password></form>"
         "<p>Welcome back.", StatementTextError, "looks like a login page"),
        ("a.html", "<title>Kite</title><h2>We value your privacy</h2><p>We and our 812 partners"
         " store cookies. Accept or reject cookies.</p><button>Accept all</button>",
         StatementTextError, "a question about cookies"),
        ("a.html", "<title>Just a moment...</title><p>Checking your browser.", StatementTextError,
         "a check for robots"),
        ("a.html", "<title>404 Not Found</title><h1>Page not found</h1>", StatementTextError,
         "an error page"),
        ("a.html", '<div id=root></div><script src="a.js"></script>', StatementTextError,
         "loads its text with scripts"),
        ("a.txt", "Inloggen\n\nWachtwoord\n", StatementTextError, "looks like a login page"),
        ("a.html", "<h1>Anmelden</h1><p>Benutzername <p>Passwort vergessen?", StatementTextError,
         "looks like a login page"),
        ("a.html", "<h1>Connexion</h1><p>Mot de passe oublié ?", StatementTextError,
         "looks like a login page"),
        ("a.html", "<h1>Uw keuze</h1><p>Wij en onze 40 partners plaatsen cookies. Accepteren of"
         " weigeren kan hier.", StatementTextError, "a question about cookies"),
        ("a.html", "<h1>Ihre Wahl</h1><p>Wir und unsere Partner setzen Cookies."
         "<button>Alle akzeptieren</button><button>Ablehnen</button>", StatementTextError,
         "a question about cookies"),
        ("a.html", "<h1>Votre choix</h1><p>Nous et nos partenaires déposons des cookies."
         "<p>Tout accepter <p>Continuer sans accepter <p>Refuser", StatementTextError,
         "a question about cookies"),
        ("a.html", "<h1>Jouw keuze</h1><p>Onze 783 partners en wij gebruiken cookies."
         "<button>Alles accepteren</button><button>Instellingen</button>", StatementTextError,
         "a question about cookies"),
        ("a.html", "<h1>Gestion des cookies</h1><p>Nous utilisons des cookies."
         "<button>J'accepte</button><button>Je refuse</button>", StatementTextError,
         "a question about cookies"),
        ("a.html", "<p>Sign in<p>Can't access your account?", StatementTextError,
         "looks like a login page"),
        ("a.html", "<title>Seite nicht gefunden</title><p>Leider nein.", StatementTextError,
         "an error page"),
        ("a.html", "<title>Page introuvable</title><p>Désolé.", StatementTextError,
         "an error page"),
    ],
)  # fmt: skip
def test_what_is_no_statement_is_refused_in_one_line(
    read: Reader, name: str, data: bytes | str, error: type[NoticegraphError], said: str
) -> None:
    with pytest.raises(error) as caught:
        read(name, data)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert caught.value.file is not None


def test_an_archive_that_is_no_document_is_refused(read: Reader) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("notice.txt", SENTENCE)
    with pytest.raises(StatementTextError, match="an archive of files"):
        read("a.docx", out.getvalue())


def test_a_statement_about_logins_and_cookies_is_one(read: Reader) -> None:
    page = (
        "<h1>Cookie policy</h1><p>We set cookies. You can accept or reject cookies, and log in with"
        " a password. We forbid robots, and a captcha may ask whether you are human.</p>"
    ) + f"<p>{SENTENCE}</p>" * 20
    assert "captcha" in read("a.html", page).text
    short = "<h1>Cookie statement</h1><p>We set two cookies. Accept or reject cookies below."
    assert read("a.html", short).title == "Cookie statement"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# **Kite privacy** {#top}\n\nText.", "Kite privacy"),
        ("# Kite *privacy* and `data`  ##\n\nText.", "Kite privacy and data"),
        ("# [Kite](https://kite.example/a) &amp; friends {: .wide }\n\nText.", "Kite & friends"),
        ("# ![logo](a.png) Kite\\_privacy <a name=x></a>\n\nText.", "logo Kite_privacy"),
        ("# Terms_of_use v2\n\nText.", "Terms_of_use v2"),
        ("Kite *privacy*\n=====\n\n## Below\n\nText.", "Kite privacy"),
    ],
)
def test_a_title_has_no_marks(read: Reader, text: str, title: str) -> None:
    assert read("a.md", text).title == title


def test_an_unclosed_list_is_not_deep(read: Reader) -> None:
    page = "<h1>Kite</h1><ul>" + "<li>We keep kites." * 6000
    assert read("a.html", page).text.count("We keep kites.") == 6000


def test_keep_all_takes_a_page_as_it_is(read: Reader) -> None:
    page = "<title>404 Not Found</title><nav>Home</nav><h1>Page not found</h1>"
    assert read("a.html", page, keep_all=True).text == "Home\n\n# Page not found\n"


@pytest.mark.parametrize("address", ["https://kite.example/privacy", "HTTP://kite.example"])
def test_a_web_address_is_refused_with_how_to_save_it(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_source(Path(address))
    assert address in caught.value.message
    assert "save the page" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("<p>één café".encode("latin-1"), "names no known encoding"),
        ("<meta charset=windows-1252><p>één café".encode(), "declares windows-1252, but is UTF-8"),
        ("<p>dÃ©cÃ©dÃ© and â€™".encode(), "in a wrong encoding"),
    ],
)
def test_doubtful_encodings_are_noted(read: Reader, page: bytes, note: str) -> None:
    source = read("a.html", page)
    assert note in " ".join(source.notes)


def test_a_declared_encoding_is_used(read: Reader) -> None:
    page = '<meta charset="windows-1251"><p>Мы храним письма.'.encode("windows-1251")
    source = read("a.html", page)
    assert (source.text, source.notes) == ("Мы храним письма.\n", ())


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_text(SENTENCE)
    stats = [file.stat()]
    file.write_text(SENTENCE * 2)
    monkeypatch.setattr(reading.os, "fstat", lambda _f: stats.pop() if stats else file.stat())
    with pytest.raises(StatementTextError, match="changed while it was read"):
        read_source(file)


def test_a_page_that_takes_too_long_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.html"
    file.write_text("<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x")
    monkeypatch.setattr(reading, "SECONDS", 3.0)
    before = time.monotonic()
    with pytest.raises(LimitError, match="longer than 3 seconds"):
        read_source(file)
    assert time.monotonic() - before < 20


def test_files_that_are_too_long_are_a_limit(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LimitError, match="longer than 4,194,304 bytes"):
        read("a.html", "<p>" + "word " * 2_000_000)
    monkeypatch.setattr(reading, "MAX_SOURCE_BYTES", 1000)
    with pytest.raises(LimitError, match="longer than 1,000 bytes"):
        read("a.html", PAGE + " " * 1000)


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("Effective 20 February 2024. Last updated: March 3, 2024. We keep your mail and the logs"
         " of it for you.", "en", datetime.date(2024, 2, 20)),
        ("Last updated: March 3, 2024. We keep your mail and the logs of it for you.", "en",
         datetime.date(2024, 3, 3)),
        ("Versie 1.2, van kracht vanaf woensdag 1 november 2023. Wij bewaren de post die u ons"
         " stuurt en wij delen het niet.", "nl", datetime.date(2023, 11, 1)),
        ("Laatst gewijzigd op 05-03-2024. Wij bewaren de post die u ons stuurt en het adres van u.",
         "nl", datetime.date(2024, 3, 5)),
        ("Updated 03/04/2024. We keep your mail and the logs of it for you and us.", "en", None),
        ("Effective 31 February 2024. We keep your mail and the logs of it for you.", "en", None),
        ("Founded on 3 March 1999. We keep your mail and the logs of it for you.", "en", None),
    ],
)  # fmt: skip
def test_language_and_date_are_proposed_from_the_text(
    read: Reader, text: str, language: str, date: datetime.date | None
) -> None:
    source = read("a.md", text)
    assert (source.language, source.date) == (language, date)


@pytest.mark.parametrize(
    ("head", "company"),
    [
        ("<title>Privacy Policy | Kite Repair</title>", "Kite Repair"),
        ("<title>Kite Repair - Privacyverklaring</title>", "Kite Repair"),
        ("<title>Kite Repair Privacy Policy</title>", "Kite Repair"),
        ("<title>Privacy</title><meta property=og:site_name content='Kite'>", "Kite"),
        ("<title>Privacy policy</title>", None),
    ],
)
def test_the_company_is_proposed_from_the_title(
    read: Reader, head: str, company: str | None
) -> None:
    page = f"{head}<h1>Privacy notice</h1><p>{SENTENCE}"
    assert read("a.html", page).company == company


def test_shipped_statements_are_canonical_and_keep_their_passages() -> None:
    """A text that was modelled is its own canonical text, so no passage got another name."""
    for file in sorted((shipped_content().graph_data / "example").glob("*.md")):
        raw = file.read_bytes().decode("utf-8")
        source = read_source(file)
        assert source.text == raw == read_statement_text(file)
        passages = file.with_name(f"{file.stem}-passages.ttl").read_text("utf-8")
        for passage in segment_text(source.text, source.form).passages:
            assert f"/passage/{passage.path}>" in passages
            assert text_digest(source.text[passage.start : passage.end]) in passages


@pytest.mark.parametrize(
    "name", ["zendesk-nl-2024-02-20.txt", "github-en-general-privacy-statement.md"]
)
def test_the_texts_of_real_statements_are_canonical(shared: Path, name: str) -> None:
    file = shared / "statements" / name
    source = read_source(file)
    assert source.text == file.read_bytes().decode("utf-8")
    assert source.form == ("txt" if name.endswith(".txt") else "md")


def test_the_text_cases_are_right(shared: Path) -> None:
    def found(name: str) -> dict[str, str]:
        source = read_source(shared / "cases" / name)
        cut = segment_text(source.text, source.form)
        return {p.path: source.text[p.start : p.end] for p in cut.passages}

    assert found("f13-bom.md")["notice/paragraph-1"] == "We keep it."
    front = found("f13-bom-front-matter.md")
    assert front["front-matter"] == "lang: en"
    assert "notice/heading" in front
    assert any("GDPR" in text for text in found("f18-footnote.md").values())
    assert found("f20-tags-only.md")["preamble/paragraph-1"] == "We keep it."
    assert found("f21-front-matter-dots.md")["front-matter"] == "lang: en"
    numbered = found("f23-nbsp-number.txt")
    assert numbered["1/paragraph-1"] == "We keep it."
    assert numbered["2/paragraph-1"] == "You may ask."
    assert found("f05-empty-cell.md")["n/table-1/row-1/cell-3"] == "2 years"
