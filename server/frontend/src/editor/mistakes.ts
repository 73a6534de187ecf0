/** Where the server found a mistake: marked in the text, and a button that leads there. */

import { setDiagnostics } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import { makeButton } from "../parts/elements";
import { say } from "../parts/words";

/** Mark the mistake that a problem (`data-line`, `data-column`) tells of. */
export function markMistake(view: EditorView, problem: HTMLElement): void {
  const line = Number(problem.dataset.line);
  const column = Number(problem.dataset.column) || 1;
  if (!(line >= 1 && line <= view.state.doc.lines)) return;
  const [from, to] = rangeAt(view.state.doc, line, column);
  const message = problem.dataset.message ?? "";
  view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
  const go = makeButton(say("goThere", { line, column }), () => {
    view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.focus();
  });
  problem.append(go);
}

/** Columns count characters (code points) from 1, as the server counts them. */
function rangeAt(doc: Text, line: number, column: number): [number, number] {
  const { from, to, text } = doc.line(line);
  const start = Math.min(to, from + [...text].slice(0, column - 1).join("").length);
  const token = /^(?:<[^>\s]*>?|[?$]?[\w.:-]+|\s*\S)/.exec(text.slice(start - from));
  const end = Math.min(to, start + (token?.[0].length ?? 0));
  // At the end of a line there is no character to mark: the one before it is.
  return end > start ? [start, end] : [Math.max(from, start - 1), start];
}
