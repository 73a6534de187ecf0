/**
 * CodeMirror over the textarea of the query form.
 *
 * It stands in a shadow root: there it brings its styles as constructed sheets, which the policy of
 * the page allows; in the page itself it would need a style element, which the policy forbids.
 */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";

import { make } from "../parts/elements";
import { graphCompletion } from "./completion";
import { appearance } from "./theme";
import { typeOverSelection } from "./typing";
import { vocabularyAt } from "./vocabulary";

/** Put an editor in the place of a textarea, which keeps its value and its name in the form. */
export function mountEditor(
  area: HTMLTextAreaElement,
  options: { label: string; names: string; terms: string; run: () => void; missing: () => void },
): EditorView {
  const load = vocabularyAt(options.names, options.terms);
  const host = make("div", { class: "editor" });
  const view = new EditorView({
    doc: area.value,
    root: host.attachShadow({ mode: "open" }),
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (options.run(), true) }])),
      // Tab is left to the page: it leads out of the editor.
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      history(), lineNumbers(), lintGutter(), drawSelection(), bracketMatching(), closeBrackets(), sparql(),
      autocompletion({ override: [graphCompletion(load, options.missing)], icons: false }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": options.label, spellcheck: "false" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) area.value = update.state.doc.toString();
      }),
      // So that the names are there when the first is wanted.
      EditorView.domEventHandlers({ focus: () => void load().catch(options.missing) }),
      typeOverSelection, appearance,
    ],
  });
  host.shadowRoot?.append(view.dom);
  area.after(host);
  area.hidden = true;
  // A hidden field cannot show that it lacks a value; the server says so.
  area.required = false;
  return view;
}
