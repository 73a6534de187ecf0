/** What any page may have: tables that sort and filter, things that can be copied, a print button. */

import { copyButton } from "./parts/copying";
import { makeButton } from "./parts/elements";
import { enhanceTable } from "./parts/tables";
import { say } from "./parts/words";

const wanting = <Kind extends HTMLElement>(word: string): NodeListOf<Kind> =>
  document.querySelectorAll<Kind>(`[data-enhance~="${word}"]`);

wanting<HTMLTableElement>("table").forEach((table, index) => enhanceTable(table, `t${index + 1}`));

wanting("copy").forEach((element) =>
  element.after(copyButton(say("copy"), () => element.textContent ?? "")),
);

// What it replaces says which keys print; the server gives the word in its language.
wanting("print").forEach((hint) => hint.replaceWith(makeButton(hint.dataset.label!, () => print())));
