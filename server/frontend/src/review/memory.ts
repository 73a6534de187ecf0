/** What is typed outlasts a lost connection: of each passage on its own. */

import { make } from "../parts/elements";
import { say } from "../parts/words";
import { renew } from "./fields";
import { element, field, fill, form } from "./form";

/** What a form sends that nobody typed. */
const NOT_KEPT = ["token", "do", "seek", "at", "fact", "version"];
const MEMORY = `noticegraph-edit ${location.pathname} `;
const CANCELLED = `noticegraph-cancelled ${location.pathname} `;

function memoryKey(): string {
  return [MEMORY.trim(), ...["at", "fact", "version"].map((name) => field(name)?.value)].join(" ");
}

export function remember(): void {
  if (!form) return;
  const kept = [...new FormData(form)].filter(([name]) => !NOT_KEPT.includes(name));
  sessionStorage.setItem(memoryKey(), JSON.stringify(kept));
}

/** Whoever cancels begins anew the next time, and can still have back what was typed. */
function cancelled(key: string): string {
  return `${CANCELLED}${key.slice(MEMORY.length)}`;
}

export function keepCancelled(): void {
  const kept = sessionStorage.getItem(memoryKey());
  if (kept) sessionStorage.setItem(cancelled(memoryKey()), kept);
  sessionStorage.removeItem(memoryKey());
}

export function offerCancelled(): void {
  const key = cancelled(memoryKey());
  const kept = sessionStorage.getItem(key);
  if (!kept || sessionStorage.getItem(memoryKey())) return;
  const back = element("button", "btn btn-s", say("bringBack"));
  back.type = "button";
  back.addEventListener("click", () => {
    sessionStorage.setItem(memoryKey(), kept);
    sessionStorage.removeItem(key);
    location.reload();
  });
  tell(say("wasCancelled"), back);
}

export async function recall(): Promise<void> {
  const kept = sessionStorage.getItem(memoryKey());
  if (!form || !kept) return;
  const typed = JSON.parse(kept) as [string, string][];
  const kind = form.querySelector<HTMLSelectElement>("#f-kind");
  const wanted = typed.find(([name]) => name === "kind")?.[1];
  if (kind && wanted && wanted !== kind.value) {
    kind.value = wanted;
    await renew("kind", "[data-fields]");
  }
  fill(typed);
  const again = element("button", "btn btn-s", say("startAnew"));
  again.type = "button";
  again.addEventListener("click", () => {
    sessionStorage.removeItem(memoryKey());
    location.reload();
  });
  tell(say("broughtBack"), again);
}

function tell(words: string, ...more: Node[]): void {
  const line = document.querySelector<HTMLElement>("[data-unfinished]");
  if (!line) return;
  line.hidden = false;
  if (line.childNodes.length) line.append(" ");
  line.append(words);
  for (const node of more) line.append(" ", node);
}

/** Say of which other passages a new fact was begun, with a link to each. */
export function tellUnfinished(): void {
  const here = field("at")?.value;
  if (here === undefined || field("fact")?.value) return;
  const links = Object.keys(sessionStorage)
    .filter((key) => key.startsWith(MEMORY))
    .map((key) => key.slice(MEMORY.length).split(" "))
    .filter(([at, fact]) => at !== here && !fact)
    .map(([at = ""]) => {
      const address = new URL(location.pathname, location.origin);
      const language = new URLSearchParams(location.search).get("lang");
      if (language) address.searchParams.set("lang", language);
      address.searchParams.set("at", at);
      address.searchParams.set("edit", "new");
      const shown = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"] > .ref`);
      return make("a", { href: `${address.href}#here` }, shown?.title ?? at);
    });
  if (links.length) tell(say("unfinished"), ...links);
}

/** Only what was saved is no longer kept: a fact begun at another passage is. */
export function forgetSaved(): void {
  const saved = new URLSearchParams(location.search);
  if (["added", "changed"].includes(saved.get("done") ?? "")) {
    const fact = saved.get("done") === "added" ? "" : saved.get("fact");
    const start = `${MEMORY}${saved.get("at")} ${fact} `;
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(start)) sessionStorage.removeItem(key);
  }
}
