/** What any page may have: tables that sort and filter, things that can be copied. */

import { copyButton } from "./parts/copying";
import { enhanceTable } from "./parts/tables";
import { say } from "./parts/words";

document
  .querySelectorAll<HTMLTableElement>('table[data-enhance~="table"]')
  .forEach((table, index) => enhanceTable(table, `t${index + 1}`));

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-enhance~="copy-link"]')) {
  // The address as it is now: sorting and filtering stand in its fragment.
  link.replaceWith(copyButton(link.textContent ?? say("copy"), () => location.href));
}

for (const element of document.querySelectorAll<HTMLElement>('[data-enhance~="copy"]')) {
  element.after(copyButton(say("copy"), () => element.textContent ?? ""));
}
