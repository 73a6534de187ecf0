/**
 * Completion from this graph: prefixes, classes, properties and values, with labels and counts; and
 * after these from the terms of DPV that it does not use.
 */

import { pickedCompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

import { say } from "../parts/words";
import { declaredPrefixes, declarePrefix } from "./prefixes";
import type { Name, Vocabulary } from "./vocabulary";

const OFFERED = 80;
/** Characters; fewer would offer whatever of DPV comes first. */
const TYPED_FOR_UNUSED = 2;
const KEYWORDS = (
  "SELECT DISTINCT CONSTRUCT DESCRIBE ASK WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER EXISTS NOT BIND AS " +
  "VALUES PREFIX BASE ORDER GROUP BY HAVING ASC DESC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT " +
  "SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI REGEX CONTAINS STRSTARTS STRENDS LCASE UCASE CONCAT COALESCE " +
  "IF IN ISIRI ISLITERAL ISBLANK YEAR MONTH DAY true false UNDEF a"
).split(" ");
const TERM = String.raw`(?:[?$]\w+|<[^>\s]*>|[\w.-]*:[\w.%-]*|"[^"\n]*"(?:@[\w-]+)?|\])`;
const AFTER_TYPE = /(?:^|[\s;])(?:a|rdf:type)\s+$/;
const AT_PROPERTY = new RegExp(String.raw`(?:[{}.;)\]]|^)\s*(?:${TERM}\s+|;\s*)$|;\s*$`);

type Place = "class" | "property" | "any";

/** Make the source of completions; `missing` is called when the names cannot be loaded. */
export function graphCompletion(load: () => Promise<Vocabulary>, missing: () => void) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (isInCommentOrString(context)) return null;
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return completeVariables(context, variable.from, variable.text);
    const iri = context.matchBefore(/<[^<>\s]*/);
    const word = context.matchBefore(/[\w-]+(?::[\w.-]*)?|:[\w.-]*/);
    if (!iri && !word && !context.explicit) return null;
    let vocabulary: Vocabulary | null = null;
    try {
      vocabulary = await load();
    } catch {
      missing();
    }
    if (context.aborted) return null;
    if (iri) return vocabulary && completeGraphs(vocabulary, iri.from, iri.text);
    return completeNames(context, vocabulary, word?.from ?? context.pos, word?.text ?? "");
  };
}

function completeVariables(context: CompletionContext, from: number, typed: string): CompletionResult {
  const text = context.state.doc.toString();
  const before = text.slice(0, from) + text.slice(context.pos);
  const names = new Set([...before.matchAll(/[?$]\w+/g)].map(([name]) => (typed[0] ?? "?") + name.slice(1)));
  return { from, options: [...names].map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
}

function completeGraphs(vocabulary: Vocabulary, from: number, typed: string): CompletionResult {
  const wanted = typed.slice(1).toLowerCase();
  const options = vocabulary.graphs
    .filter(({ iri, label }) => `${iri} ${label}`.toLowerCase().includes(wanted))
    .map(({ iri, label }) => ({ label: `<${iri}>`, detail: label, type: "namespace" }));
  return { from, options, filter: false };
}

function completeNames(
  context: CompletionContext, vocabulary: Vocabulary | null, from: number, typed: string,
): CompletionResult {
  const wanted = typed.toLowerCase();
  const keywords: Completion[] = typed.includes(":")
    ? []
    : KEYWORDS.filter((word) => word.toLowerCase().startsWith(wanted)).map((label) => ({ label, type: "keyword" }));
  if (!vocabulary) return { from, options: keywords, filter: false };
  const place = placeOf(context.state.sliceDoc(Math.max(0, from - 400), from));
  const { properties, classes, values, unused } = vocabulary;
  const used = rankNames([[properties, "property"], [classes, "class"], [values, "constant"]], place, wanted);
  // In DPV each concept is a class too.
  const concepts = place === "class" ? "class" : "constant";
  const others =
    typed.length < TYPED_FOR_UNUSED ? [] : rankNames([[unused.properties, "property"], [unused.concepts, concepts]], place, wanted);
  const names = [...used, ...others].slice(0, OFFERED).map(({ name, type }) => offer(name, type, vocabulary));
  const prefixes = Object.entries(vocabulary.prefixes)
    .filter(([prefix]) => typed && `${prefix}:`.startsWith(typed) && !typed.includes(":"))
    .map(([prefix, namespace]) => offerPrefix(prefix, namespace));
  // A keyword that is spelt out to its end must not give way to a name that contains it.
  return { from, options: [...keywords.filter(({ label }) => typed.length > 1 || !label), ...prefixes, ...names], filter: false };
}

interface Ranked {
  name: Name;
  type: string;
  rank: number;
}

function rankNames(kinds: [Name[], string][], place: Place, wanted: string): Ranked[] {
  return kinds
    .filter(([, type]) => place === "any" || place === type)
    .flatMap(([names, type]) => names.map((name) => ({ name, type, rank: rankOf(name, wanted) })))
    .filter(({ rank }) => rank < 4)
    .sort((a, b) => a.rank - b.rank || b.name.count - a.name.count);
}

function placeOf(before: string): Place {
  if (AFTER_TYPE.test(before)) return "class";
  return AT_PROPERTY.test(before) ? "property" : "any";
}

/** 0: begins so; 1: its local name does; 2: a word of its label does; 3: holds it; 4: does not. */
function rankOf({ name, label }: Name, wanted: string): number {
  const written = name.toLowerCase();
  const words = label.toLowerCase();
  if (written.startsWith(wanted)) return 0;
  if (wanted.includes(":")) return 4;
  if (written.includes(`:${wanted}`)) return 1;
  if (words.startsWith(wanted) || words.includes(` ${wanted}`)) return 2;
  return wanted.length > 2 && (written.includes(wanted) || words.includes(wanted)) ? 3 : 4;
}

function offer({ iri, name, label, count }: Name, type: string, { prefixes }: Vocabulary): Completion {
  const prefix = name.slice(0, name.indexOf(":"));
  const namespace = name.startsWith("<") ? undefined : prefixes[prefix];
  return {
    label: name,
    detail: [label, count ? say("facts", { count }) : say("unused")].filter(Boolean).join(" · "),
    type,
    apply: (view, completion, from, to) =>
      insertName(view, completion, from, to, name, namespace === undefined ? null : [prefix, namespace], `<${iri}>`),
  };
}

function offerPrefix(prefix: string, namespace: string): Completion {
  return {
    label: `${prefix}:`,
    detail: namespace,
    type: "namespace",
    apply: (view, completion, from, to) => {
      // On a PREFIX line the rest of the line is what is wanted.
      const declaring = /PREFIX\s+$/i.test(view.state.sliceDoc(Math.max(0, from - 20), from));
      const text = declaring ? `${prefix}: <${namespace}>` : `${prefix}:`;
      insertName(view, completion, from, to, text, declaring ? null : [prefix, namespace], text);
    },
  };
}

/** Insert a name, and its PREFIX line where it lacks; where the prefix means another thing, the IRI. */
function insertName(
  view: EditorView, completion: Completion, from: number, to: number,
  name: string, prefix: [string, string] | null, otherwise: string,
): void {
  const { doc } = view.state;
  const declared = prefix ? declaredPrefixes(doc.toString()).get(prefix[0]) : undefined;
  const insert = prefix && declared !== undefined && declared !== prefix[1] ? otherwise : name;
  const changes = view.state.changes([
    { from, to, insert },
    ...(prefix && declared === undefined ? [declarePrefix(doc, prefix[0], prefix[1])] : []),
  ]);
  view.dispatch({
    changes,
    selection: { anchor: changes.mapPos(to, 1) },
    annotations: pickedCompletion.of(completion),
    userEvent: "input.complete",
  });
}

function isInCommentOrString(context: CompletionContext): boolean {
  return ["Comment", "String", "RdfLiteral"].some((name) => context.tokenBefore([name]) !== null);
}
