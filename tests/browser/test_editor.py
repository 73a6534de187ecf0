"""The query editor: completion, PREFIX lines, running, mistakes, networks, links, copies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

from browsing import CONSTRUCT, opening, serving
from playwright.sync_api import Browser, Locator, Page, expect
from waiting import PATIENCE

from noticegraph.content import Content

NG = "PREFIX ng: <https://w3id.org/noticegraph/ns#>"


def editor(page: Page, language: str = "en") -> Locator:
    return page.get_by_role("textbox", name="SPARQL query" if language == "en" else "SPARQL-query")


def write(page: Page, text: str) -> None:
    editor(page).focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(text)


def written(page: Page) -> str:
    return page.locator("textarea[name=query]").input_value()


def query_of(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["query"][0]


def choose(page: Page, name: str) -> None:
    """Wait for the list of completions, and take the one of that name by the keyboard."""
    option = page.get_by_role("option").filter(has_text=name).first
    option.wait_for()
    # For a tenth of a second the list takes no key, and one that it does not take closes it.
    page.wait_for_timeout(200)
    for _ in range(40):
        if option.get_attribute("aria-selected") == "true":
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} cannot be reached")


def test_class_is_completed_by_its_label_and_its_prefix_declared(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/sparql?lang=en")
    write(page, "SELECT * WHERE { ?c a certification")
    option = page.get_by_role("option").filter(has_text="ng:DPFCertification")
    # As the graph has it: label in the language of the page, and how many there are.
    expect(option).to_contain_text("certification to the Data Privacy Framework · 12 uses")
    choose(page, "ng:DPFCertification")
    assert written(page) == f"{NG}\nSELECT * WHERE {{ ?c a ng:DPFCertification}}"


def test_labels_are_in_the_language_of_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=nl")
    editor(page, "nl").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * WHERE { ?c a ng:DPFCert")
    option = page.get_by_role("option").filter(has_text="ng:DPFCertification")
    expect(option).to_contain_text("12 keer gebruikt")


def test_property_is_offered_where_one_stands_and_prefix_is_declared_once(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/sparql?lang=en")
    write(page, f"{NG}\nSELECT * WHERE {{ ?c ng:certifiedE")
    choose(page, "ng:certifiedEntity")
    assert written(page) == f"{NG}\nSELECT * WHERE {{ ?c ng:certifiedEntity}}"


def test_term_of_dpv_that_is_not_used_is_offered_and_its_prefix_declared(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/sparql?lang=en")
    write(page, "SELECT * WHERE { ?c dpv:hasRecipient dpv:AmbulanceProvider")
    option = page.get_by_role("option").filter(has_text="dpv:AmbulanceProvider")
    expect(option).to_contain_text("Ambulance Provider · in DPV 2.3, not used here")
    choose(page, "dpv:AmbulanceProvider")
    dpv = "PREFIX dpv: <https://w3id.org/dpv#>"
    assert written(page) == (
        f"{dpv}\nSELECT * WHERE {{ ?c dpv:hasRecipient dpv:AmbulanceProvider}}"
    )


def test_terms_that_are_used_come_before_those_that_are_not(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/sparql?lang=nl")
    editor(page, "nl").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * WHERE { ?c dpv:hasPurpose dpv:Consent")
    page.get_by_role("option").filter(has_text="hier niet gebruikt").first.wait_for()
    unused = ["niet gebruikt" in o for o in page.get_by_role("option").all_inner_texts()]
    assert unused == sorted(unused)
    assert {False, True} == set(unused)
    # Each name once: what is used is not offered a second time as unused.
    names = page.locator(".cm-completionLabel").all_inner_texts()
    assert len(set(names)) == len(names) > 1


def test_prefix_that_means_another_thing_is_left_alone(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en")
    write(page, "PREFIX ng: <https://example.org/>\nSELECT * WHERE { ?c a ng:DPFCert")
    choose(page, "ng:DPFCertification")
    iri = "<https://w3id.org/noticegraph/ns#DPFCertification>"
    assert written(page).endswith(f"?c a {iri}}}")


def test_ctrl_enter_runs_and_all_state_is_in_the_address(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en")
    query = "SELECT ?n WHERE { VALUES ?n { 3 1 2 } }"
    write(page, query)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sparql?*#result")
    assert query_of(page) == query
    cells = page.locator("main td")
    assert cells.all_text_contents() == ["3", "1", "2"]
    page.reload()
    assert written(page) == query
    assert cells.all_text_contents() == ["3", "1", "2"]


def test_link_to_what_stands_in_the_editor(open_page: Callable[..., Page], site: str) -> None:
    page = open_page("/sparql?lang=en", permissions=["clipboard-read", "clipboard-write"])
    write(page, "ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Copy link to this query").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{site}/sparql?")
    page.goto(copied)
    assert query_of(page) == "ASK { ?s ?p ?o }"
    assert page.locator("main strong").text_content() == "yes"


def test_mistake_is_marked_at_its_line_and_column(open_page: Callable[..., Page]) -> None:
    query = "SELECT * WHERE {\n  # é 𝄞\n  ?s ?p '𝄞' . foo:bar ?x 1\n}"
    page = open_page("/sparql?lang=en&query=" + quote(query), refused=True)
    marked = page.locator(".cm-lintRange-error")
    assert marked.all_text_contents() == ["foo:bar"]
    page.get_by_role("button", name="Go to line 3, column 15").click()
    # The editor has the focus, and the cursor stands before the name.
    page.keyboard.type("!")
    assert "'𝄞' . !foo:bar" in written(page)


def test_tab_leads_out_of_the_editor(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en")
    editor(page).focus()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Run"


def test_graph_is_shown_as_network_table_and_turtle(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en&query=" + quote(CONSTRUCT))
    network = page.get_by_role("img", name="Network of")
    network.scroll_into_view_if_needed()
    network.wait_for()
    rows = page.locator("section table tbody tr")
    expect(network).to_have_accessible_name(
        f"Network of {rows.count() + 1 - repeated(rows)} things and {rows.count()} links between "
        "them; the same stands in words below."
    )
    assert page.locator(".network-canvas canvas").count() > 0
    assert "ng:DPFCertification" in str(page.locator("pre code").first.text_content())


def repeated(rows: Locator) -> int:
    """How many rows have a value that an earlier row has."""
    values = [row.locator("td").nth(2).inner_text() for row in rows.all()]
    return len(values) - len(set(values))


def test_limit_that_cut_says_so_and_when_to_try_again(browser: Browser, validated: Content) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with serving("--query-seconds", "1") as address, opening(browser, address) as open_page:
        page = open_page("/sparql?lang=en&query=" + quote(slow), refused=True)
        problem = page.get_by_role("alert")
        expect(problem).to_contain_text("longer than 1 seconds")
        assert written(page) == slow


def test_long_result_says_that_it_is_cut(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en&query=" + quote("SELECT * { ?s ?p ?o } LIMIT 1200"))
    expect(page.get_by_text("The first 1000 of 1200 rows")).to_be_visible()


def test_question_is_an_example_and_runs(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en")
    examples = page.get_by_role("complementary", name="Examples")
    question = examples.get_by_role("link", name="Which companies belong to the group?")
    # The examples stand in folds by subject, of which the first is open.
    subject = examples.locator("details").filter(
        has=page.get_by_text("Which companies belong to the group?", exact=True)
    )
    if not question.is_visible():
        subject.locator("summary").click()
    question.click()
    page.wait_for_url(lambda address: "query=" in address)
    assert query_of(page).startswith("PREFIX")
    assert "#+" not in written(page)
    assert page.locator("main tbody tr").count() == 29


def test_query_too_long_for_an_address_is_posted(open_page: Callable[..., Page]) -> None:
    page = open_page("/sparql?lang=en")
    query = f"# {'x' * 40_000}\nASK {{ ?s ?p ?o }}"
    page.locator("textarea[name=query]").evaluate("(area, text) => { area.value = text }", query)
    page.get_by_role("button", name="Run").click()
    page.locator("main strong").wait_for()
    assert urlsplit(page.url).query == ""
    assert written(page) == query


def test_copies_for_terminal_and_python_give_the_answer(
    open_page: Callable[..., Page], site: str
) -> None:
    query = '# it\'s "odd" $HOME `x` \\\nSELECT ?n { VALUES ?n { 41 } }'
    page = open_page("/sparql?lang=en&query=" + quote(query))
    page.get_by_text("The same query from another program").click()
    curl, python = page.locator("details pre[data-enhance~=copy]").all_text_contents()
    assert f"{site}/sparql" in curl
    by_python = subprocess.run(
        [sys.executable, "-c", python], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert '"41"' in by_python.stdout
    by_curl = subprocess.run(
        ["sh", "-c", curl], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert '"41"' in by_curl.stdout
