/** A network drawn by Cytoscape. What it shows stands in words on the page, for those who see none. */

import cytoscape from "cytoscape";

import { make, makeButton } from "./elements";
import { say } from "./words";

export interface Network {
  nodes: { id: string; label: string; href: string | null; main?: boolean }[];
  edges: { source: string; target: string; label: string }[];
}

const EDGES_DRAWN = 150;
const MARGIN = { x: 85, y: 45 };

/** Draw a network into an element. */
export function drawNetwork(into: HTMLElement, network: Network): void {
  const edges = network.edges.slice(0, EDGES_DRAWN);
  const used = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const nodes = network.nodes.filter((node) => used.has(node.id) || node.main);
  const canvas = make("div", {
    class: "network-canvas",
    role: "img",
    "aria-label": say("networkAlt", { nodes: nodes.length, edges: edges.length }),
  });
  if (nodes.length > 24) canvas.classList.add("large");
  const tools = make("p", { class: "network-tools" });
  into.append(canvas, tools);
  if (edges.length < network.edges.length) {
    into.append(make("p", { class: "note" }, say("networkCut", { count: edges.length })));
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const cy = cytoscape({
    container: canvas,
    elements: [
      ...nodes.map(({ id, label, href, main }) => ({
        data: { id, label: clip(label, 140), href },
        classes: [href ? "linked" : "", main ? "main" : ""].join(" "),
      })),
      ...edges.map(({ source, target, label }, index) => ({
        data: { id: `edge ${index}`, source, target, label: clip(label, 40) },
      })),
    ],
    style: stylesheet(into),
    // The page scrolls; the buttons below zoom.
    userZoomingEnabled: false,
    userPanningEnabled: matchMedia("(pointer: fine)").matches,
    boxSelectionEnabled: false,
    autounselectify: true,
    minZoom: 0.2,
    maxZoom: 3,
    layout: { name: "preset", fit: false },
  });
  const fit = (): void => {
    (nodes.some((node) => node.main) ? placeAround : placeByForces)(cy);
    cy.viewport({ zoom: 1, pan: { x: 0, y: 0 } });
  };
  fit();
  dark.addEventListener("change", () => cy.style(stylesheet(into)));
  cy.on("tap", "node", (event) => {
    const href: unknown = event.target.data("href");
    if (typeof href === "string" && /^https?:$/.test(new URL(href, location.href).protocol)) location.assign(href);
  });
  cy.on("mouseover", "node.linked", () => canvas.classList.add("over-link"));
  cy.on("mouseout", "node.linked", () => canvas.classList.remove("over-link"));
  const zoom = (factor: number): void => {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  tools.append(
    makeButton(say("zoomIn"), () => zoom(1.3)), " ",
    makeButton(say("zoomOut"), () => zoom(1 / 1.3)), " ",
    makeButton(say("fit"), fit),
  );
}

/** Put the nodes on an ellipse around the main one, on two rings where one is too narrow. */
function placeAround(cy: cytoscape.Core): void {
  // Names stand below their nodes.
  const centre = { x: cy.width() / 2, y: cy.height() / 2 - 25 };
  const others = cy.nodes().not(".main");
  const rings = others.length > 14 ? [1, 0.58] : [1];
  others.forEach((node, index) => {
    // A quarter of a step off, so that no two stand at the same height beside each other.
    const angle = ((index + 0.25) / others.length) * 2 * Math.PI;
    const ring = rings[index % rings.length] ?? 1;
    node.position({
      x: centre.x + ring * (centre.x - MARGIN.x) * Math.cos(angle),
      y: centre.y + ring * (centre.y - 20) * Math.sin(angle),
    });
  });
  cy.nodes(".main").positions(() => centre);
}

/** Lay out by forces, from a circle so that it is the same each time, and fill the canvas. */
function placeByForces(cy: cytoscape.Core): void {
  cy.layout({ name: "circle", animate: false, fit: false }).run();
  cy.layout({
    name: "cose", animate: false, randomize: false, fit: false, nodeDimensionsIncludeLabels: true,
    nodeRepulsion: () => 4000, idealEdgeLength: () => 60, gravity: 0.6, numIter: cy.nodes().length > 60 ? 400 : 1000,
  }).run();
  const box = cy.nodes().boundingBox({ includeLabels: false });
  cy.nodes().positions((node) => {
    const { x, y } = node.position();
    return {
      x: MARGIN.x + ((x - box.x1) / (box.w || 1)) * (cy.width() - 2 * MARGIN.x),
      y: MARGIN.y + ((y - box.y1) / (box.h || 1)) * (cy.height() - 2 * MARGIN.y),
    };
  });
}

function stylesheet(element: HTMLElement): cytoscape.StylesheetJson {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const [ink, quiet, paper, link] = ["--ink", "--ink-2", "--paper", "--accent"].map(colour) as [string, string, string, string];
  return [
    {
      selector: "node",
      style: {
        label: "data(label)", color: ink, "background-color": quiet, width: 14, height: 14,
        "font-family": style.fontFamily, "font-size": 12, "text-wrap": "wrap", "text-max-width": "160px",
        "text-valign": "bottom", "text-margin-y": 4,
        "text-background-color": paper, "text-background-opacity": 0.85, "text-background-padding": "1px",
      },
    },
    { selector: "node.linked", style: { "background-color": link } },
    { selector: "node.main", style: { width: 26, height: 26, "font-weight": "bold" } },
    {
      selector: "edge",
      style: {
        label: "data(label)", color: quiet, "font-family": style.fontFamily, "font-size": 10,
        "text-rotation": "autorotate", "text-background-color": paper, "text-background-opacity": 0.85,
        width: 1.2, "line-color": quiet, "target-arrow-color": quiet, "target-arrow-shape": "triangle",
        "arrow-scale": 0.8, "curve-style": "bezier",
      },
    },
  ];
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length - 1) + "…";
}
