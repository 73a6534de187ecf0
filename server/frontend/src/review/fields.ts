/** Parts of the form that the server makes anew, while the rest stays as it is. */

import { fill, form } from "./form";
import { offerTerms } from "./terms";

export async function renew(wanted: string, part: string): Promise<void> {
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
