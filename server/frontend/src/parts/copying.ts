/** Buttons that put something on the clipboard, and say whether they did. */

import { make, makeButton } from "./elements";
import { say } from "./words";

/** Make a button that copies what `text` returns; the status after it is read out. */
export function copyButton(label: string, text: () => string): HTMLElement {
  const status = make("span", { role: "status", class: "note" });
  const button = makeButton(label, () => {
    copyText(text()).then(
      () => (status.textContent = say("copied")),
      () => (status.textContent = say("copyFailed")),
    );
  });
  return make("span", { class: "copy" }, button, " ", status);
}

async function copyText(text: string): Promise<void> {
  // Only where the address is secure; by http from another machine there is no clipboard.
  if (!navigator.clipboard) throw new Error("no clipboard");
  await navigator.clipboard.writeText(text);
}
