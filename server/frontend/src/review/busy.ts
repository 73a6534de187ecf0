/** While a step is under way nothing else is begun: the page still shows what was before it. */

import { say } from "../parts/words";
import { element } from "./form";

/** A step that was stopped leaves the page usable again, in milliseconds. */
const LONGEST = 15_000;

let line: HTMLElement | null = null;
let timer = 0;

export function isBusy(): boolean {
  return line !== null;
}

function begin(): void {
  if (line) return;
  line = element("p", "busy", say("stepUnderWay"));
  line.setAttribute("role", "status");
  document.body.append(line);
  timer = window.setTimeout(end, LONGEST);
}

/** A key goes to an address; one within the page is there at once. */
export function beginAt(address: string): void {
  if (address.replace(/#.*/, "") !== location.href.replace(/#.*/, "")) begin();
}

/** Show that a key or a click was not taken. */
export function refuse(): void {
  if (line) line.textContent = say("stepIgnored");
}

function end(): void {
  clearTimeout(timer);
  line?.remove();
  line = null;
}

export function watchSteps(): void {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (isBusy()) {
      event.preventDefault();
      refuse();
    } else begin();
  });
  addEventListener("pageshow", end);
}
