/** Colours and measures of the editor, from the custom properties of the page's style. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--ink-2)", fontSize: "0.9rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", lineHeight: "1.5", maxHeight: "36rem", minHeight: "15rem" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--ink-2)", backgroundColor: "var(--sunk)", borderRight: "1px solid var(--line)", minHeight: "15rem !important" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "light-dark(#cfe2f7, #2f4a6b)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--ink-2)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--sunk)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "ui-monospace, monospace", maxWidth: "min(90vw, 50rem)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.15rem 0.4rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--paper)", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { color: "inherit", fontFamily: "system-ui, sans-serif", fontStyle: "normal" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--not)" },
  ".cm-lintRange-error": {
    backgroundImage: "none", textDecoration: "underline wavy var(--not)", textUnderlineOffset: "3px",
  },
});

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "light-dark(#6b2fa0, #d3a8f5)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "light-dark(#0b57a4, #8ab8f5)" },
  { tag: [tags.string, tags.special(tags.string)], color: "light-dark(#8a3b00, #f0b27a)" },
  { tag: [tags.url, tags.namespace, tags.typeName, tags.className, tags.propertyName], color: "light-dark(#0d6144, #7fd6b0)" },
  { tag: [tags.number, tags.bool, tags.atom], color: "light-dark(#8a3b00, #f0b27a)" },
  { tag: tags.comment, color: "var(--ink-2)", fontStyle: "italic" },
]);

export const appearance = [theme, syntaxHighlighting(highlighting)];
