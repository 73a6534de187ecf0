/** The query page: the editor, running, and the link to what stands in it. */

import { markMistake } from "./editor/mistakes";
import { mountEditor } from "./editor/mount";
import { copyButton } from "./parts/copying";
import { make } from "./parts/elements";
import { say } from "./parts/words";

/** Bytes of an address; the server takes query strings up to 32 KiB. */
const LONGEST_ADDRESS = 30_000;

const form = document.querySelector<HTMLFormElement>('form[data-enhance~="editor"]');
const area = form?.querySelector("textarea");
if (form && area) enhance(form, area);

function enhance(form: HTMLFormElement, area: HTMLTextAreaElement): void {
  const label = form.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
  const status = make("span", { role: "status", class: "note" });
  const view = mountEditor(area, {
    label: label?.textContent ?? "SPARQL",
    names: form.dataset.completion ?? "",
    terms: form.dataset.dpv ?? "",
    run: () => form.requestSubmit(),
    missing: () => (status.textContent = say("completionMissing")),
  });
  label?.addEventListener("click", (event) => {
    event.preventDefault();
    view.focus();
  });
  const address = (): URL => {
    const found = new URL(form.action);
    for (const [name, value] of new FormData(form)) found.searchParams.append(name, String(value));
    return found;
  };
  button?.after(" ", copyButton(say("copyQueryLink"), () => address().href), " ", status);
  form.querySelector(".note")?.append(" " + say("keys"));

  form.addEventListener("submit", () => {
    const tooLong = address().search.length > LONGEST_ADDRESS;
    form.method = tooLong ? "post" : "get";
    status.textContent = tooLong ? `${say("running")} ${say("tooLong")}` : say("running");
  });
  // A page that comes back from the browser's memory is not running any more.
  addEventListener("pageshow", () => (status.textContent = ""));

  const problem = document.querySelector<HTMLElement>(".problem[data-line]");
  if (problem) markMistake(view, problem);
}
