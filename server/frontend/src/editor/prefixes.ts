/** PREFIX lines: which are there, and where a new one goes. */

import type { ChangeSpec, Text } from "@codemirror/state";

const DECLARATION = /^[ \t]*PREFIX[ \t]+([\w.-]*):[ \t]*<([^>\s]*)>/gim;

/** Return the declared prefixes with their namespaces. */
export function declaredPrefixes(text: string): Map<string, string> {
  return new Map([...text.matchAll(DECLARATION)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

/** Return the change that declares a prefix, below the declarations that are there. */
export function declarePrefix(doc: Text, prefix: string, namespace: string): ChangeSpec {
  const insert = `PREFIX ${prefix}: <${namespace}>\n`;
  const last = [...doc.toString().matchAll(DECLARATION)].at(-1);
  if (last === undefined) return { from: 0, insert };
  const line = doc.lineAt(last.index + last[0].length);
  if (line.to < doc.length) return { from: line.to + 1, insert };
  return { from: line.to, insert: "\n" + insert };
}
