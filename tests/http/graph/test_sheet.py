"""How a text is laid out with its facts: sections that fold, rows in their cells, introductions."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticegraph.content import Content
from noticegraph.dataset import Dataset, load_dataset
from noticegraph.evidence import passage_graph, passage_iri
from noticegraph.http.graph.passages import read_evidence
from noticegraph.http.graph.sheet import OPEN, SHORT, Sheet, lay_out_sheet_of, plain
from noticegraph.http.graph.statement_texts import StatementTexts
from noticegraph.http.graph.statements import StatedFact
from noticegraph.passages import TextFormat, segment_text
from noticegraph.tables import Part
from noticegraph.turtle_writing import canonical_turtle

STATEMENT = "https://w3id.org/noticegraph/id/kite-2026-05-03-en"
CATALOG = """\
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX ng: <https://w3id.org/noticegraph/ns#>
<https://w3id.org/noticegraph/graph/kite> a dcat:Dataset, ng:CatalogedGraph ;
  dcterms:title "kite"@en ; ng:file "graph_data/kite.ttl" .
"""
ENTRY = """---
title: Kites
---
Hello.

## Who gets it

We give your data to:

- couriers;
- banks.

| Data | Why |
| --- | --- |
| Name | Delivery |

"""
PARAGRAPH = "We look after your kite and all that belongs to it with the greatest care.\n\n"
LONG = ENTRY + "".join(f"## Part {n}\n\n{PARAGRAPH * 12}" for n in range(1, 21))
PLAIN = """1. Contents

We use a table.

CategoriesUse

Names of people.

• letters
• parcels

Orders of people.

• parcels
• books
"""


class Room:
    """A statement whose text is at hand, and facts about it."""

    def __init__(self, folder: Path, text: str, form: TextFormat = "md") -> None:
        passages = passage_graph(segment_text(text, form), STATEMENT)
        (folder / "graph_data").mkdir()
        (folder / "graph_data" / "kite.ttl").write_text(canonical_turtle(passages), "utf-8")
        (folder / "graph_data" / "catalog.ttl").write_text(CATALOG, "utf-8")
        self.dataset: Dataset = load_dataset(Content(folder))
        self.texts = StatementTexts({}, {STATEMENT: text}, {STATEMENT: "en"})

    def fact(self, name: str, *paths: str, modality: str = "asserted") -> StatedFact:
        cited = [passage_iri(STATEMENT, path) for path in paths]
        found = read_evidence(self.dataset, self.texts, cited, "en")
        said = Part(modality, modality) if modality else None
        kind = Part(f"kind of {name}", "urn:x:kind")
        evidence = tuple(found.values())
        assert len(evidence) == len(paths)
        return StatedFact(Part(name, f"{STATEMENT}/{name}"), (), (kind,), said, (), evidence)

    def lay_out(self, *facts: StatedFact, narrowed: bool = False) -> Sheet:
        return lay_out_sheet_of(self.dataset, self.texts, STATEMENT, facts, "en", narrowed=narrowed)


def beside(sheet: Sheet) -> dict[str, list[str]]:
    parts = (*sheet.stretches, *(s for part in sheet.sections for s in part.stretches))
    return {s.text: [f.part.text for f in s.notes] for s in parts if s.notes or s.introduced}


def test_short_text_stands_open_as_a_whole(tmp_path: Path) -> None:
    sheet = Room(tmp_path, ENTRY).lay_out()
    assert sheet.sections == ()
    assert [s.kind for s in sheet.stretches] == [
        "Paragraph", "Paragraph", "Heading", "Paragraph", "ListItem", "ListItem",
        "TableHeader", "TableRow",
    ]  # fmt: skip
    row = sheet.stretches[-1]
    assert [[line.text for line in cell] for cell in row.cells] == [["Name"], ["Delivery"]]
    assert row.is_narrow


def test_long_text_is_folded_by_section_and_opens_at_its_beginning(tmp_path: Path) -> None:
    assert len(LONG) / 40 > SHORT > OPEN
    room = Room(tmp_path, LONG)
    fact = room.fact("courier", "who-gets-it/list-1/item-1")
    sheet = room.lay_out(fact)
    assert [str(s.heading) for s in sheet.sections] == [
        "Front matter", "Preamble", "Who gets it", *(f"Part {n}" for n in range(1, 21))
    ]  # fmt: skip
    # The words of a heading are the text's, and stand there once; the others are ours.
    assert [s.is_title for s in sheet.sections] == [False, False] + [True] * 21
    assert all(s.kind != "Heading" for part in sheet.sections for s in part.stretches)
    assert [s.said for s in sheet.sections[:4]] == [0, 0, 1, 0]
    is_open = [s.is_open for s in sheet.sections]
    assert is_open[:3] == [False, True, True]
    assert True not in is_open[is_open.index(False, 1) :]
    assert not all(is_open)


def test_narrowed_choice_opens_where_its_facts_stand(tmp_path: Path) -> None:
    room = Room(tmp_path, LONG)
    facts = [room.fact(f"f{n}", f"part-{n}/paragraph-1") for n in (7, 8, *range(10, 21))]
    sheet = room.lay_out(*facts, narrowed=True)
    opened = [str(s.heading) for s in sheet.sections if s.is_open]
    assert opened[:2] == ["Part 7", "Part 8"]
    assert len(opened) < len(facts)
    numbers = [s.number for part in sheet.sections for s in part.stretches if s.notes]
    assert numbers == list(range(1, len(facts) + 1))
    assert sheet.marked == len(facts)


def test_what_introduces_a_list_says_that_the_facts_stand_below(tmp_path: Path) -> None:
    room = Room(tmp_path, ENTRY)
    intro, one, two = (
        f"who-gets-it/{p}" for p in ("paragraph-1", "list-1/item-1", "list-1/item-2")
    )
    sheet = room.lay_out(
        room.fact("couriers", intro, one),
        room.fact("banks", intro, two),
        room.fact("sharing", intro),
    )
    assert beside(sheet) == {
        "We give your data to:": ["sharing"], "couriers;": ["couriers"], "banks.": ["banks"],
    }  # fmt: skip
    (introducing,) = (s for s in sheet.stretches if s.introduced)
    assert (introducing.text, introducing.introduced) == ("We give your data to:", 2)


def test_facts_come_before_the_things_that_they_name(tmp_path: Path) -> None:
    room = Room(tmp_path, ENTRY)
    at = "preamble/paragraph-1"
    facts = [room.fact("b", at, modality=""), room.fact("z", at), room.fact("a", at, modality="")]
    assert beside(room.lay_out(*facts)) == {"Hello.": ["z", "a", "b"]}


def test_row_of_a_plain_text_has_its_list_in_the_second_cell(tmp_path: Path) -> None:
    sheet = Room(tmp_path, PLAIN, "txt").lay_out()
    header, *rows = (s for s in sheet.stretches if s.kind.startswith("Table"))
    assert [[line.text for line in cell] for cell in header.cells] == [["Categories"], ["Use"]]
    assert [[(x.text, x.is_item) for x in cell] for cell in rows[0].cells] == [
        [("Names of people.", False)], [("letters", True), ("parcels", True)],
    ]  # fmt: skip
    # A list is no narrow cell, and all rows of a table are alike.
    assert not any(s.is_narrow for s in (header, *rows))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a <!-- note\nfor editors --> b", "a  b"),
        ("see <https://kite.example/a_b>", "see https://kite.example/a_b"),
        ("[our page](https://kite.example)", "our page"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_marks_and_comments_are_left_out(source: str, shown: str) -> None:
    assert plain(source) == shown
