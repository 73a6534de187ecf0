/**
 * Text typed over a selection, replaced by the editor and not by the browser.
 *
 * Chromium keeps the look of what it replaces in style attributes, which the policy of the page
 * forbids: an error in the console at each such key.
 */

import { EditorView } from "@codemirror/view";

export const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== "insertText" || event.isComposing || empty || !text) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, text, insert));
    if (!handled) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});
