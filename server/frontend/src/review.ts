/**
 * Reviewing with the keyboard: one key for each thing that a button of the page does.
 *
 * Nothing here can do what the forms of the page cannot: the script presses their buttons, fills
 * their fields, and shows what the server says of a fact while it is typed.
 */

import { make } from "./parts/elements";
import { say } from "./parts/words";

const OFF = "noticegraph-review-keys-off";
const WAIT = 400;
const SECOND = 1000;
const SELECTED = "noticegraph-selected";
/** What a form sends that nobody typed. */
const NOT_KEPT = ["token", "do", "seek", "at", "fact", "version"];

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text: string,
): HTMLElementTagNameMap[Name] {
  return make(name, className ? { class: className } : {}, text);
}

const form = document.querySelector<HTMLFormElement>("form#edit");
/** Nothing is asked any more for a form that was sent. */
let isSent = false;
form?.addEventListener("submit", () => {
  isSent = true;
});
addEventListener("pageshow", () => {
  isSent = false;
});

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/* Keys */

function keysAreOff(): boolean {
  return localStorage.getItem(OFF) === "1";
}

/** The fact that the keys are about: the one with the focus, or the one that is marked. */
function currentCard(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-fact]");
  return focused ?? document.querySelector<HTMLElement>("[data-fact].on");
}

function select(card: HTMLElement): void {
  for (const other of document.querySelectorAll("[data-fact].on")) other.classList.remove("on");
  card.classList.add("on");
}

/** Go to the next or the previous fact of the passage. */
function step(by: number): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>("[data-fact]")];
  const current = currentCard();
  const at = current ? cards.indexOf(current) + by : by > 0 ? 0 : cards.length - 1;
  const card = cards[at];
  if (!card) return false;
  select(card);
  card.focus();
  return true;
}

/** Go to the next drafted fact: one below in this passage, and then in the next passage. */
function goToDrafted(): boolean {
  const link = document.querySelector<HTMLAnchorElement>('a[data-key="d"]');
  const cards = [...document.querySelectorAll<HTMLElement>("[data-fact]")];
  const current = currentCard();
  const isJudged = !current || current.matches(".past");
  const below = isJudged ? cards : cards.slice(cards.indexOf(current) + 1);
  const next = below.find((card) => !card.matches(".past"));
  if (!form && next) {
    select(next);
    next.focus();
    return true;
  }
  if (!link) return false;
  location.assign(isJudged ? link.href : (link.dataset.beyond ?? link.href));
  return true;
}

/** Say that the passage states no fact, for the reason of this number. */
function giveReason(number: number): boolean {
  const reasons = document.querySelector<HTMLSelectElement>("#reason");
  if (!reasons || number > reasons.options.length) return false;
  reasons.selectedIndex = number - 1;
  return press("0");
}

function press(key: string): boolean {
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  const name = `[data-key="${CSS.escape(key)}"]`;
  const all = [...document.querySelectorAll<HTMLElement>(name)];
  if (key === "d") return goToDrafted();
  if (/^[1-9]$/.test(key)) return giveReason(Number(key));
  const wanted =
    currentCard()?.querySelector<HTMLElement>(name) ?? all.find((found) => !found.closest("[data-fact]"));
  if (!wanted) return false;
  wanted.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "Escape" && form && !event.defaultPrevented) {
    press("Escape");
    return;
  }
  if (isTyping(event.target) || keysAreOff()) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (press(key)) event.preventDefault();
});

for (const card of document.querySelectorAll<HTMLElement>("[data-fact]")) {
  card.addEventListener("focusin", () => select(card));
  card.addEventListener("click", () => select(card));
}

/** One-key shortcuts can be turned off (WCAG 2.2, 2.1.4). */
function offerSwitch(): void {
  const desk = document.querySelector("#desk");
  if (!desk || document.querySelector("[data-wait]")) return;
  const button = element("button", "btn btn-s", "");
  button.type = "button";
  const show = () => {
    button.textContent = say(keysAreOff() ? "keysOff" : "keysOn");
    button.setAttribute("aria-pressed", String(!keysAreOff()));
    document.body.classList.toggle("without-keys", keysAreOff());
  };
  button.addEventListener("click", () => {
    localStorage.setItem(OFF, keysAreOff() ? "0" : "1");
    show();
  });
  show();
  desk.append(button);
}

/* The form of a fact */

function field(name: string): HTMLInputElement | HTMLTextAreaElement | null {
  return form?.querySelector(`[name="${name}"]`) ?? null;
}

interface Words {
  path: string;
  words: string;
}

/** Return the words that are selected in one passage of the text. */
function selectedWords(): Words | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const words = selection.toString().replace(/\s+/g, " ").trim();
  const at = selection.anchorNode?.parentElement?.closest<HTMLElement>(".sheet .psg");
  const to = selection.focusNode?.parentElement?.closest<HTMLElement>(".sheet .psg");
  return words && at?.dataset.path && at === to ? { path: at.dataset.path, words } : null;
}

/** Words selected in the text are the evidence. */
function takeSelection(found: Words | null): void {
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

interface Verdict {
  faults: { column: string; message: string; remedy: string }[];
  twins: string[];
}

function showVerdict(found: Verdict, box: HTMLElement): void {
  const lines = found.faults.map((fault) => {
    const line = element("p", "says says-bad", fault.message);
    if (fault.remedy) line.append(" ", element("span", "quiet", fault.remedy));
    return line;
  });
  for (const twin of found.twins) {
    lines.push(element("p", "says says-warn", `${box.dataset.same ?? ""} ${twin}`));
  }
  if (!found.faults.length) lines.unshift(element("p", "says says-ok", box.dataset.ok ?? ""));
  box.replaceChildren(...lines);
  for (const input of form?.querySelectorAll("[name^='c-'], [name='name'], [name='quote']") ?? []) {
    const column = (input.getAttribute("name") ?? "").replace(/^c-/, "");
    const isWrong = found.faults.some((fault) => fault.column === column);
    input.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) input.setAttribute("aria-invalid", "true");
  }
}

let checks = 0;

async function check(): Promise<void> {
  const box = form?.querySelector<HTMLElement>(".verdict");
  if (!form || !box || isSent) return;
  const mine = ++checks;
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) sent.append(name, String(value));
  sent.set("do", "check");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: sent,
      headers: { Accept: "application/json" },
    });
    if (mine !== checks || !answer.ok) return;
    showVerdict((await answer.json()) as Verdict, box);
  } catch {
    box.replaceChildren(element("p", "says says-warn", box.dataset.lost ?? ""));
  }
}

/** A new fact is of the passage in which words are selected, and these are its evidence. */
function carrySelection(): void {
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

function takeCarried(): void {
  const carried = sessionStorage.getItem(SELECTED);
  sessionStorage.removeItem(SELECTED);
  if (!carried || field("fact")?.value) return;
  const found = JSON.parse(carried) as Words;
  if (found.path === field("at")?.value) takeSelection(found);
}

/* What is typed outlasts a lost connection: of each passage on its own. */

const MEMORY = `noticegraph-edit ${location.pathname} `;
const CANCELLED = `noticegraph-cancelled ${location.pathname} `;

function memoryKey(): string {
  return [MEMORY.trim(), ...["at", "fact", "version"].map((name) => field(name)?.value)].join(" ");
}

function remember(): void {
  if (!form) return;
  const kept = [...new FormData(form)].filter(([name]) => !NOT_KEPT.includes(name));
  sessionStorage.setItem(memoryKey(), JSON.stringify(kept));
}

/** Whoever cancels begins anew the next time, and can still have back what was typed. */
function cancelled(key: string): string {
  return `${CANCELLED}${key.slice(MEMORY.length)}`;
}

function keepCancelled(): void {
  const kept = sessionStorage.getItem(memoryKey());
  if (kept) sessionStorage.setItem(cancelled(memoryKey()), kept);
  sessionStorage.removeItem(memoryKey());
}

function offerCancelled(): void {
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

function fill(typed: [string, string][]): void {
  for (const [name, value] of typed) {
    const found = form?.elements.namedItem(name);
    if (found instanceof RadioNodeList) found.value = value;
    else if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) {
      found.value = value;
    }
  }
}

async function recall(): Promise<void> {
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
function tellUnfinished(): void {
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

/* A step that stays in its passage leaves the page where it is. */

const PLACE = "noticegraph-place";

/** The passage in focus, and how far below the edge of the window it stands. */
function placeNow(): [string, number] | null {
  const passage = document.querySelector<HTMLElement>(".sheet .psg.on");
  return passage?.dataset.path ? [passage.dataset.path, passage.getBoundingClientRect().top] : null;
}

function keepPlace(): void {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  const settle = () => {
    const [path, top] = JSON.parse(kept ?? "null") as [string, number];
    const now = placeNow();
    if (now?.[0] === path) scrollBy({ top: now[1] - top, behavior: "instant" });
  };
  if (kept) {
    settle();
    // A browser goes to the part that the address names when all is loaded.
    addEventListener("load", () => requestAnimationFrame(settle));
  }
  document.addEventListener("submit", () => {
    const place = placeNow();
    if (place) sessionStorage.setItem(PLACE, JSON.stringify(place));
  });
}

/* Parts of the form that the server makes anew, while the rest stays as it is */

async function renew(wanted: string, part: string): Promise<void> {
  const button = form?.querySelector<HTMLButtonElement>(`button[value="${wanted}"]`);
  const old = form?.querySelector(part);
  if (!form || !button || !old) return;
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) sent.append(name, String(value));
  sent.set("do", wanted);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: sent,
      headers: { Accept: "text/html" },
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(`form#edit ${part}`);
    if (!answer.ok || !fresh) throw new Error(answer.statusText);
    // What was typed while the server answered stays.
    const typed = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    old.replaceWith(fresh);
    fill((typed as [string, string][]).filter(([name, value]) => !sent.getAll(name).includes(value)));
  } catch {
    // The whole page then says what is wrong.
    button.click();
    return;
  }
  offerTerms();
}

/* Terms */

interface Term {
  term: string;
  label: string;
  word: string;
  broader: string[];
  narrower: string[];
}

function suggestTerms(input: HTMLInputElement): void {
  const list = element("ul", "plain found", "");
  list.hidden = true;
  input.after(list);
  let timer = 0;
  const last = () => input.value.slice(input.value.lastIndexOf(";") + 1).trim();
  const choose = (term: string) => {
    const before = input.value.slice(0, input.value.lastIndexOf(";") + 1);
    input.value = before ? `${before} ${term}` : term;
    list.hidden = true;
    input.focus();
    form?.dispatchEvent(new Event("input"));
  };
  const look = async () => {
    const words = last();
    if (isSent || words.length < 2 || /^[a-z-]+:/.test(words)) {
      list.hidden = true;
      return;
    }
    const address = `/review/terms?q=${encodeURIComponent(words)}&lang=${document.documentElement.lang}`;
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || last() !== words) return;
    const { terms } = (await answer.json()) as { terms: Term[] };
    list.replaceChildren(
      ...terms.slice(0, 6).map((term) => {
        const item = element("li", "", "");
        const button = element("button", "btn btn-s", `${term.label} `);
        button.type = "button";
        button.append(element("code", "", term.term));
        button.addEventListener("click", () => choose(term.term));
        item.append(button);
        const around = [...term.broader.map((name) => `< ${name}`), ...term.narrower.map((name) => `> ${name}`)];
        if (around.length) item.append(element("span", "note", around.join(" · ")));
        return item;
      }),
    );
    list.hidden = !terms.length;
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !list.hidden) {
      list.querySelector("button")?.focus();
      event.preventDefault();
    }
    if (event.key === "Escape" && !list.hidden) {
      list.hidden = true;
      event.preventDefault();
    }
  });
}

/** Put a term that was looked up into the field that is chosen, as the server would. */
function takeTerm(button: HTMLButtonElement): void {
  const chosen = form?.querySelector<HTMLSelectElement>("#f-into")?.value ?? "";
  const input = field(`c-${chosen}`);
  const term = button.value.replace(/^take /, "");
  if (!input) return;
  const there = input.value.split(";").map((part) => part.trim()).filter(Boolean);
  if (!there.includes(term)) input.value = [...there, term].join("; ");
  input.closest("details")?.setAttribute("open", "");
  input.focus();
  form?.dispatchEvent(new Event("input"));
}

function offerTerms(): void {
  for (const input of form?.querySelectorAll<HTMLInputElement>("input[data-terms]") ?? []) {
    if (!input.dataset.offered) suggestTerms(input);
    input.dataset.offered = "1";
  }
}

offerSwitch();
// A browser leaves the focus alone where the address names a part of the page.
const first = document.querySelector<HTMLElement>("#desk [autofocus]");
const isDone = new URLSearchParams(location.search).has("done");
(first ?? (isDone ? currentCard() : null))?.focus({ preventScroll: true });
if (!location.hash && location.search) document.querySelector("#here")?.scrollIntoView();
carrySelection();
keepPlace();
if (document.querySelector("[data-wait]")) setTimeout(() => location.reload(), 2 * SECOND);
if (form) {
  tellUnfinished();
  offerCancelled();
  form.querySelector("[data-cancel]")?.addEventListener("click", keepCancelled);
  void recall().then(takeCarried);
  let timer = 0;
  form.addEventListener("input", () => {
    remember();
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(), WAIT);
  });
  document.addEventListener("mouseup", () => takeSelection(selectedWords()));
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey) takeSelection(selectedWords());
  });
  offerTerms();
  form.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[value^="take "]');
    if (!button) return;
    event.preventDefault();
    takeTerm(button);
  });
  form.querySelector("#f-kind")?.addEventListener("change", () => {
    void renew("kind", "[data-fields]").then(check);
  });
  form.querySelector<HTMLInputElement>("#f-seek")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void renew("look-up", "[data-sought]");
  });
} else if (isDone) {
  // Only what was saved is no longer kept: a fact begun at another passage is.
  const saved = new URLSearchParams(location.search);
  if (["added", "changed"].includes(saved.get("done") ?? "")) {
    const fact = saved.get("done") === "added" ? "" : saved.get("fact");
    const start = `${MEMORY}${saved.get("at")} ${fact} `;
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(start)) sessionStorage.removeItem(key);
  }
}
