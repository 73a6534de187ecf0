/** Words that are selected in the text are the evidence of a fact. */

import { field, form } from "./form";

const SELECTED = "noticegraph-selected";

interface Words {
  path: string;
  words: string;
}

/** Return the words that are selected in one passage of the text. */
export function selectedWords(): Words | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const words = selection.toString().replace(/\s+/g, " ").trim();
  const at = selection.anchorNode?.parentElement?.closest<HTMLElement>(".sheet .psg");
  const to = selection.focusNode?.parentElement?.closest<HTMLElement>(".sheet .psg");
  return words && at?.dataset.path && at === to ? { path: at.dataset.path, words } : null;
}

/** Words selected in the text are the evidence. */
export function takeSelection(found: Words | null): void {
  const quote = field("quote");
  const passages = field("passages");
  if (!form || !found || !quote || !passages) return;
  const { path, words } = found;
  quote.value = words;
  if (!passages.value.split(/\s+/).includes(path)) {
    passages.value = `${path} ${passages.value}`.trim();
  }
  form.dispatchEvent(new Event("input"));
}

/** A new fact is of the passage in which words are selected, and these are its evidence. */
export function carrySelection(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-key="f"]');
  link?.addEventListener("click", () => {
    const found = selectedWords();
    if (!found) return;
    const address = new URL(link.href);
    address.searchParams.set("at", found.path);
    link.href = address.href;
    sessionStorage.setItem(SELECTED, JSON.stringify(found));
  });
}

export function takeCarried(): void {
  const carried = sessionStorage.getItem(SELECTED);
  sessionStorage.removeItem(SELECTED);
  if (!carried || field("fact")?.value) return;
  const found = JSON.parse(carried) as Words;
  if (found.path === field("at")?.value) takeSelection(found);
}
