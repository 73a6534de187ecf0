/** Terms: offered while one types, and taken from what was looked up. */

import { element, field, form, isSent, WAIT } from "./form";

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
    if (isSent() || words.length < 2 || /^[a-z-]+:/.test(words)) {
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
export function takeTerm(button: HTMLButtonElement): void {
  const chosen = form?.querySelector<HTMLSelectElement>("#f-into")?.value ?? "";
  const input = field(`c-${chosen}`);
  const term = button.value.replace(/^take /, "");
  if (!input) return;
  const there = input.value
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part && part !== button.dataset.instead);
  if (!there.includes(term)) input.value = [...there, term].join("; ");
  input.closest("details")?.setAttribute("open", "");
  input.focus();
  form?.dispatchEvent(new Event("input"));
}

export function offerTerms(): void {
  for (const input of form?.querySelectorAll<HTMLInputElement>("input[data-terms]") ?? []) {
    if (!input.dataset.offered) suggestTerms(input);
    input.dataset.offered = "1";
  }
}
