/** The network beside a list of neighbours, or beside a table of triples. */

import type { Network } from "./parts/drawing";
import { make } from "./parts/elements";
import { say } from "./parts/words";

/** The JSON of a thing's neighbourhood: `…/id/<path>.json`. */
interface Neighbourhood extends Network {
  iri: string;
}

for (const section of document.querySelectorAll<HTMLElement>('section[data-enhance~="network"]')) {
  const view = make("div", { class: "network" });
  (section.querySelector("h2, h3") ?? section).after(view);
  // The library is large: it comes once the place for it can be seen.
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    show(section, view).catch(() => view.replaceChildren(make("p", { class: "note" }, say("networkFailed"))));
  }, { rootMargin: "200px" }).observe(view);
}

async function show(section: HTMLElement, view: HTMLElement): Promise<void> {
  const [network, { drawNetwork }] = await Promise.all([readNetwork(section), import("./parts/drawing")]);
  if (network.edges.length) drawNetwork(view, network);
  else view.remove();
}

async function readNetwork(section: HTMLElement): Promise<Network> {
  const endpoint = section.dataset.endpoint;
  const table = section.querySelector("table");
  if (!endpoint) return table ? readTriples(table) : { nodes: [], edges: [] };
  const answer = await fetch(endpoint, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const found = (await answer.json()) as Neighbourhood;
  return { ...found, nodes: found.nodes.map((node) => ({ ...node, main: node.id === found.iri })) };
}

/** Read subject, property and object from the rows of a table. */
function readTriples(table: HTMLTableElement): Network {
  const nodes = new Map<string, Network["nodes"][number]>();
  const edges: Network["edges"] = [];
  for (const row of table.tBodies[0]?.rows ?? []) {
    const [subject, property, object] = row.cells;
    if (!subject || !property || !object) continue;
    const [source, target] = [subject, object].map((cell) => {
      const href = cell.querySelector("a")?.getAttribute("href") ?? null;
      const label = cell.textContent?.trim() ?? "";
      const id = href ?? `text ${label}`;
      if (!nodes.has(id)) nodes.set(id, { id, label, href });
      return id;
    }) as [string, string];
    edges.push({ source, target, label: property.textContent?.trim() ?? "" });
  }
  return { nodes: [...nodes.values()], edges };
}
