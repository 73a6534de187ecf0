/** One key for each thing that a button of the page does. */

import { say } from "../parts/words";
import { beginAt, isBusy, refuse } from "./busy";
import { element, form } from "./form";

const OFF = "noticegraph-review-keys-off";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

function keysAreOff(): boolean {
  return localStorage.getItem(OFF) === "1";
}

/** The fact that the keys are about: the one with the focus, or the one that is marked. */
export function currentCard(): HTMLElement | null {
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

/** Go to the next drafted fact below in this passage, and then to the next passage to read. */
function goOn(): boolean {
  const link = document.querySelector<HTMLAnchorElement>('a[data-key="d"]');
  const cards = [...document.querySelectorAll<HTMLElement>("[data-fact]")];
  const current = currentCard();
  // A card that was marked without being asked for is not passed over.
  const isJudged = !current || current.matches(".past, [data-unasked]");
  const below = isJudged ? cards : cards.slice(cards.indexOf(current) + 1);
  const next = below.find((card) => !card.matches(".past"));
  if (!form && next) {
    delete next.dataset.unasked;
    select(next);
    next.focus();
    return true;
  }
  if (!link) return false;
  const target = isJudged ? link.href : (link.dataset.beyond ?? link.href);
  beginAt(target);
  location.assign(target);
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
  if (key === "d") return goOn();
  if (/^[1-9]$/.test(key)) return giveReason(Number(key));
  const wanted =
    currentCard()?.querySelector<HTMLElement>(name) ?? all.find((found) => !found.closest("[data-fact]"));
  if (!wanted) return false;
  wanted.click();
  // A button begins by itself, when its form is sent.
  if (wanted instanceof HTMLAnchorElement) beginAt(wanted.href);
  return true;
}

export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isBusy()) {
      // What is typed into a field is no key of the page.
      if (!isTyping(event.target) || event.key === "Escape") refuse();
      return;
    }
    if (event.key === "Escape" && form && !event.defaultPrevented) {
      press("Escape");
      return;
    }
    if (isTyping(event.target) || keysAreOff()) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (press(key)) event.preventDefault();
  });

  // Pressing a button of another card marks that card only when the click is done.
  let isPressed = false;
  document.addEventListener("mousedown", () => (isPressed = true), true);
  document.addEventListener("mouseup", () => (isPressed = false), true);
  for (const card of document.querySelectorAll<HTMLElement>("[data-fact]")) {
    card.addEventListener("focusin", () => {
      if (!isPressed) select(card);
    });
    card.addEventListener("click", () => select(card));
  }
}

/** One-key shortcuts can be turned off (WCAG 2.2, 2.1.4). */
export function offerSwitch(): void {
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
