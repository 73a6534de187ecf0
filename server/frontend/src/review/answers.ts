/** What the server says of a fact while it is typed. */

import { element, form, isSent } from "./form";

interface Verdict {
  faults: { column: string; label: string; message: string; remedy: string }[];
  twins: string[];
}

function showVerdict(found: Verdict, box: HTMLElement): void {
  const lines = found.faults.map((fault) => {
    const line = element("p", "says says-bad", "");
    if (fault.label) line.append(element("b", "", `${fault.label}:`), " ");
    line.append(element("span", "", fault.message));
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
    if (!isWrong) continue;
    input.setAttribute("aria-invalid", "true");
    input.closest("details")?.setAttribute("open", "");
  }
}

let checks = 0;

export async function check(): Promise<void> {
  const box = form?.querySelector<HTMLElement>(".verdict");
  if (!form || !box || isSent()) return;
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
