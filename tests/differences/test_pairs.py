"""Pairs of invented texts with one edit each: what the diff names, in English and in Dutch.

What is expected follows from the edit. Nothing is modelled: the words alone must tell.
"""

from __future__ import annotations

import datetime
import json
import textwrap
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from noticegraph.adding import add_statement, create_workspace
from noticegraph.cli import run
from noticegraph.cli.differing import text_of
from noticegraph.content import Content, shipped_content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.differences import Change, Gravity, compare_versions, version_of
from noticegraph.http import create_app
from noticegraph.namespaces import THINGS
from noticegraph.reports.workers import Limits
from noticegraph.revising import first_version, revise_statement

ATOM = "{http://www.w3.org/2005/Atom}"
COMPANY = "Otter Boats"
BASE = datetime.date(2026, 1, 1)
ENGLISH = """\
# Privacy statement of Otter Boats

## What we collect

We collect your name and your telephone number when you rent a boat from us.

We honour the colours that you prefer when we organise a tour for you.

## What we do with data

We may use your telephone number to warn you of a storm on the lake.

We do not read the messages that you send to other guests.

## Who receives data

We share your name with these parties:

- the harbour master of the town
- the firm that insures our boats

## How long

We keep contracts of rental for 60 days after the boat is back.

We keep photographs of damage for 30 days.

## Your choices

You can ask us at the desk for a copy of your data.
"""
DUTCH = """\
# Privacyverklaring van Otter Boats

## Wat we verzamelen

We verzamelen uw naam en uw telefoonnummer als u een boot bij ons huurt.

## Wat we met gegevens doen

We kunnen uw telefoonnummer gebruiken om u te waarschuwen voor storm op het meer.

We lezen niet de berichten die u aan andere gasten stuurt.

## Wie gegevens ontvangt

We delen uw naam met deze partijen:

- de havenmeester van de stad
- de firma die onze boten verzekert

## Hoelang

We bewaren huurcontracten 60 dagen nadat de boot terug is.

We bewaren foto's van schade 30 dagen.

## Uw keuzes

U kunt aan de balie om een kopie van uw gegevens vragen.
"""
TEXTS = {"en": ENGLISH, "nl": DUTCH}


@dataclass(frozen=True)
class Edit:
    """An edit of a text: what it replaces, and what the one change of it is to be.

    ``words`` are to stand in its title. Without a kind, there is to be no change.
    """

    name: str
    language: str
    pairs: tuple[tuple[str, str], ...]
    kind: str = ""
    gravity: tuple[Gravity, ...] = ()
    words: tuple[str, ...] = ()
    is_wrapped: bool = False

    @property
    def text(self) -> str:
        """The edited text."""
        text = TEXTS[self.language]
        for old, new in self.pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return rewrapped(text) if self.is_wrapped else text


def rewrapped(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        if line.startswith("#") or not line:
            lines.append(line)
        else:
            indent = "  " * line.startswith("- ")
            lines += textwrap.wrap(line, 31, subsequent_indent=indent)
    return "\n".join(lines)


_MOVED = "We do not read the messages that you send to other guests.\n\n"
_VERHUISD = "We lezen niet de berichten die u aan andere gasten stuurt.\n\n"
_SAID = (Gravity.FACT,)
EDITS = (
    Edit("number", "en", (("for 60 days", "for 90 days"),), "changed",
         (Gravity.FACT, Gravity.VALUE), ("60", "90")),
    Edit("unit", "en", (("for 60 days", "for 6 months"),), "changed",
         (Gravity.FACT, Gravity.VALUE), ("60 days", "6 months")),
    Edit("moved", "en", ((_MOVED, ""), ("## Your choices\n\n", f"## Your choices\n\n{_MOVED}"))),
    Edit("item gone", "en", (("- the firm that insures our boats\n", ""),), "gone", _SAID,
         ("insures",)),
    Edit("renamed", "en", (("## How long", "## Retention of data"),), "changed",
         (Gravity.WORDING,)),
    Edit("wrapped", "en", (), is_wrapped=True),
    Edit("spelling", "en", (("honour", "honor"), ("colours", "colors"), ("organise", "organize")),
         "changed", (Gravity.WORDING,), ("spelling",)),
    Edit("may", "en", (("We may use your", "We will use your"),), "changed", _SAID,
         ("may", "will", "what may be")),
    Edit("not", "en", (("We do not read", "We read"),), "changed", _SAID, ("not", "denial")),
    Edit("recipient", "en", (("our boats\n", "our boats\n- the coast guard of the province\n"),),
         "new", _SAID, ("coast guard",)),
    Edit("retention gone", "en",
         (("We keep contracts of rental for 60 days after the boat is back.\n\n", ""),),
         "gone", _SAID, ("contracts of rental",)),
    Edit("condition", "en", (("to warn you of a storm", "if you agree to warn you of a storm"),),
         "changed", _SAID, ("if you agree", "condition")),
    Edit("longer", "en",
         (("for a copy of your data.",
           "for a copy of your data, which our people then bring to the boat that you rented "
           "within a week of the day on which you asked for it."),),
         "changed", (), ("which our people then bring", "…")),
    Edit("same", "en", ()),
    Edit("number", "nl", (("contracten 60 dagen", "contracten 90 dagen"),), "changed",
         (Gravity.FACT, Gravity.VALUE), ("60", "90")),
    Edit("moved", "nl", ((_VERHUISD, ""), ("## Uw keuzes\n\n", f"## Uw keuzes\n\n{_VERHUISD}"))),
    Edit("item gone", "nl", (("- de firma die onze boten verzekert\n", ""),), "gone", _SAID,
         ("verzekert",)),
    Edit("renamed", "nl", (("## Hoelang", "## Bewaartermijnen"),), "changed", (Gravity.WORDING,)),
    Edit("wrapped", "nl", (), is_wrapped=True),
    Edit("may", "nl",
         (("We kunnen uw telefoonnummer gebruiken", "We gebruiken uw telefoonnummer"),),
         "changed", _SAID, ("kunnen", "wat kan of mag")),
    Edit("not", "nl", (("We lezen niet de", "We lezen de"),), "changed", _SAID,
         ("niet", "ontkenning")),
    Edit("recipient", "nl", (("verzekert\n", "verzekert\n- de kustwacht van de provincie\n"),),
         "new", _SAID, ("kustwacht",)),
    Edit("retention gone", "nl",
         (("We bewaren huurcontracten 60 dagen nadat de boot terug is.\n\n", ""),),
         "gone", _SAID, ("huurcontracten",)),
)  # fmt: skip
IDS = [f"{edit.name}-{edit.language}" for edit in EDITS]
DATES = {id(edit): BASE + datetime.timedelta(days=n) for n, edit in enumerate(EDITS, 1)}


def name_of(edit: Edit) -> str:
    return f"otter-boats-{DATES[id(edit)]}-{edit.language}"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A workspace in which each edit is a version of its own."""
    folder = tmp_path_factory.mktemp("otter")
    content = shipped_content().layered(create_workspace(folder / "ws"))
    listed = [(TEXTS[x], BASE, x) for x in TEXTS]
    listed += [(edit.text, DATES[id(edit)], edit.language) for edit in EDITS]
    for text, date, language in listed:
        file = folder / "text.md"
        file.write_text(text, "utf-8")
        add_statement(content, file, company=COMPANY, date=date, language=language)
    return content


@pytest.fixture(scope="module")
def dataset(content: Content) -> Dataset:
    return load_dataset(content)


@pytest.fixture(scope="module")
def client(content: Content, dataset: Dataset) -> FlaskClient:
    return create_app(dataset, content=content).test_client()


def changes(dataset: Dataset, edit: Edit) -> tuple[Change, ...]:
    sides = (f"otter-boats-{BASE}-{edit.language}", name_of(edit))
    old, new = (version_of(dataset, THINGS + x, lambda i: text_of(dataset, i)) for x in sides)
    return tuple(compare_versions(dataset, old, new).changes)


@pytest.mark.parametrize("edit", EDITS, ids=IDS)
def test_an_edit_is_one_change_with_its_words_and_nothing_else_is_told(
    dataset: Dataset, edit: Edit
) -> None:
    found = changes(dataset, edit)
    if not edit.kind:
        assert found == ()
        return
    (change,) = found
    assert change.kind == edit.kind
    assert not edit.gravity or change.gravity in edit.gravity
    for word in edit.words:
        assert word in change.sentence[edit.language], change.sentence


@pytest.mark.parametrize("edit", EDITS, ids=IDS)
def test_the_page_and_the_feed_tell_as_many_changes_and_their_titles(
    dataset: Dataset, client: FlaskClient, edit: Edit
) -> None:
    found = changes(dataset, edit)
    query = f"a=otter-boats-{BASE}-{edit.language}&b={name_of(edit)}&lang={edit.language}"
    read = client.get(f"/compare/versions.json?{query.partition('&lang')[0]}").get_json()
    titles = [change["sentence"][edit.language] for change in read["changes"]]
    assert titles == [change.sentence[edit.language] for change in found]
    feed = ET.fromstring(client.get(f"/compare/versions.atom?{query}").data)
    told = [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert [title.partition(": ")[2] for title in told] == titles
    page = client.get(f"/compare/versions?{query}", headers={"Accept": "text/html"})
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("not", "en", "No longer denied: other guests"),
        # What a rule reads into the new title of a section is no rule of retention more.
        ("renamed", "nl", "Een kop is veranderd"),
        ("number", "nl", "de termijn ging omhoog van 60 dagen naar 90 dagen"),
    ],
)
def test_drafted_facts_name_a_change_and_invent_none(
    tmp_path: Path, name: str, language: str, title: str
) -> None:
    (edit,) = [e for e in EDITS if (e.name, e.language) == (name, language)]
    content = shipped_content().layered(create_workspace(tmp_path / "ws"))
    file, limits = tmp_path / "text.md", Limits(seconds=60)
    file.write_text(TEXTS[language], "utf-8")
    first = first_version(
        content, file, company=COMPANY, date=BASE, language=language, limits=limits
    )
    file.write_text(edit.text, "utf-8")
    second = revise_statement(
        content, first.files.id, file, date=datetime.date(2026, 6, 1), limits=limits
    )
    dataset = load_dataset(content)
    old, new = (
        version_of(dataset, THINGS + made.files.id, lambda i: text_of(dataset, i))
        for made in (first, second)
    )
    (change,) = compare_versions(dataset, old, new).changes
    assert title in change.sentence[language]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_all_versions_stand_on_the_page_of_the_company(client: FlaskClient, language: str) -> None:
    made = {name_of(edit) for edit in EDITS if edit.language == language}
    read = client.get(f"/versions/otter-boats.json?written={language}").get_json()
    assert {v["id"] for v in read["versions"]} == {*made, f"otter-boats-{BASE}-{language}"}
    feed = ET.fromstring(client.get(f"/versions/otter-boats.atom?written={language}").data)
    assert len(list(feed.iter(f"{ATOM}entry"))) == len(read["versions"])


def test_the_command_ends_with_one_only_where_something_changed(
    content: Content, capfd: pytest.CaptureFixture[str]
) -> None:
    assert content.workspace is not None
    by_name = {(edit.name, edit.language): edit for edit in EDITS}
    for name, code in (("same", 0), ("moved", 0), ("not", 1)):
        edit = by_name[name, "en"]
        command = ["diff", f"otter-boats-{BASE}-en", name_of(edit), "-o", "json",
                   "--workspace", str(content.workspace.root)]  # fmt: skip
        assert run(command) == code, name
        assert bool(json.loads(capfd.readouterr().out)["changes"]) is bool(code)
