/** Tables that sort by their headings and filter; what is chosen stands in the fragment. */

import { make, makeButton } from "./elements";
import { LANGUAGE, say } from "./words";

const ROWS_TO_FILTER = 6;
const COLLATOR = new Intl.Collator(LANGUAGE, { numeric: true, sensitivity: "base" });

interface Choice {
  column: number | null;
  descending: boolean;
  filter: string;
}

/** Let a table sort and filter; `id` names it in the fragment. */
export function enhanceTable(table: HTMLTableElement, id: string): void {
  const body = table.tBodies[0];
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...(body?.rows ?? [])];
  const plain = heads.every((cell) => cell.colSpan === 1) && rows.every((row) => row.cells.length === heads.length);
  if (!body || table.tBodies.length !== 1 || rows.length < 2 || !plain) return;

  const headings = heads.map((cell) => cell.textContent?.trim() ?? "");
  const texts = rows.map((row) => (row.textContent ?? "").toLocaleLowerCase(LANGUAGE));
  const choice = readChoice(id, heads.length);

  const search = make("input", { type: "search", id: `${id}-filter` });
  const count = make("span", { role: "status", class: "note" });
  const order = make("select", { id: `${id}-order` });
  order.append(make("option", { value: "" }, say("originalOrder")));
  headings.forEach((heading, column) => {
    order.append(
      make("option", { value: `${column}` }, say("ascending", { heading })),
      make("option", { value: `${column}-` }, say("descending", { heading })),
    );
  });

  const show = (): void => {
    const { column, descending, filter } = choice;
    const wanted = filter.toLocaleLowerCase(LANGUAGE).split(/\s+/).filter(Boolean);
    const sorted = column === null ? rows : sortRows(rows, column, descending);
    body.append(...sorted);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !wanted.every((word) => texts[index]?.includes(word));
      if (!row.hidden) shown += 1;
    });
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    order.value = column === null ? "" : `${column}${descending ? "-" : ""}`;
    const text = filter ? say("filtered", { shown, count: rows.length }) : "";
    if (count.textContent !== text) count.textContent = text;
  };
  const change = (changed: Partial<Choice>): void => {
    Object.assign(choice, changed);
    writeChoice(id, choice);
    show();
  };

  heads.forEach((head, column) => {
    const button = makeButton("", () => {
      if (choice.column !== column) change({ column, descending: false });
      else if (!choice.descending) change({ descending: true });
      else change({ column: null, descending: false });
    }, "sort");
    button.append(...head.childNodes);
    head.append(button);
  });
  search.addEventListener("input", () => change({ filter: search.value }));
  order.addEventListener("change", () => {
    const column = order.value === "" ? null : parseInt(order.value, 10);
    change({ column, descending: order.value.endsWith("-") });
  });

  const tools = make("div", { class: "table-tools" });
  if (rows.length >= ROWS_TO_FILTER) {
    tools.append(make("span", {}, make("label", { for: search.id }, say("filter")), " ", search));
  }
  // Where rows become cards the headings are hidden, and their buttons with them.
  tools.append(make("span", { class: "order" }, make("label", { for: order.id }, say("order")), " ", order), count);
  (table.closest(".scroll") ?? table).before(tools);
  search.value = choice.filter;
  if (choice.column !== null || choice.filter) show();
}

function sortRows(rows: HTMLTableRowElement[], column: number, descending: boolean): HTMLTableRowElement[] {
  const keyed = rows.map((row) => ({ row, text: row.cells[column]?.textContent?.trim() ?? "" }));
  keyed.sort((a, b) => {
    // Empty cells stand last, whatever the order.
    if (!a.text || !b.text) return Number(!a.text) - Number(!b.text);
    return COLLATOR.compare(a.text, b.text) * (descending ? -1 : 1);
  });
  return keyed.map(({ row }) => row);
}

function fragment(): URLSearchParams {
  const text = location.hash.slice(1);
  return new URLSearchParams(text.includes("=") ? text : "");
}

function readChoice(id: string, columns: number): Choice {
  const found = fragment();
  const sort = /^(\d+)(-?)$/.exec(found.get(`${id}.sort`) ?? "");
  const column = sort && Number(sort[1]) < columns ? Number(sort[1]) : null;
  return { column, descending: column !== null && sort?.[2] === "-", filter: found.get(`${id}.filter`) ?? "" };
}

function writeChoice(id: string, choice: Choice): void {
  const found = fragment();
  found.delete(`${id}.sort`);
  found.delete(`${id}.filter`);
  if (choice.column !== null) found.set(`${id}.sort`, `${choice.column}${choice.descending ? "-" : ""}`);
  if (choice.filter) found.set(`${id}.filter`, choice.filter);
  const text = found.toString();
  history.replaceState(history.state, "", text ? `#${text}` : location.pathname + location.search);
}
