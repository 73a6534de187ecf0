/** The form of a fact, where the page has it. */

import { make } from "../parts/elements";

export const form = document.querySelector<HTMLFormElement>("form#edit");
/** How long to wait for the next letter, in milliseconds. */
export const WAIT = 400;

let sent = false;
form?.addEventListener("submit", () => {
  sent = true;
});
addEventListener("pageshow", () => {
  sent = false;
});

/** Nothing is asked any more for a form that was sent. */
export function isSent(): boolean {
  return sent;
}

export function field(name: string): HTMLInputElement | HTMLTextAreaElement | null {
  return form?.querySelector(`[name="${name}"]`) ?? null;
}

export function fill(typed: [string, string][]): void {
  for (const [name, value] of typed) {
    const found = form?.elements.namedItem(name);
    if (found instanceof RadioNodeList) found.value = value;
    else if (
      found instanceof HTMLInputElement ||
      found instanceof HTMLSelectElement ||
      found instanceof HTMLTextAreaElement
    ) {
      found.value = value;
    }
  }
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text: string,
): HTMLElementTagNameMap[Name] {
  return make(name, className ? { class: className } : {}, text);
}
