/** The names that completion offers, from the server: those of this graph, and the terms of DPV. */

export interface Name {
  iri: string;
  /** Prefixed, or in angle brackets where no prefix fits. */
  name: string;
  label: string;
  /** How often the graph uses it. */
  count: number;
}

/** The names of this graph. */
interface Used {
  prefixes: Record<string, string>;
  classes: Name[];
  properties: Name[];
  values: Name[];
  graphs: { iri: string; label: string }[];
}

/** All terms of DPV, each as its name and its label. */
interface Listed {
  prefixes: Record<string, string>;
  properties: [string, string][];
  concepts: [string, string][];
}

export interface Vocabulary extends Used {
  /** The terms of DPV that the graph does not use. */
  unused: { properties: Name[]; concepts: Name[] };
}

/** Return a function that loads the vocabulary once; after a failure the next call tries again. */
export function vocabularyAt(names: string, terms: string): () => Promise<Vocabulary> {
  let loading: Promise<Vocabulary> | null = null;
  const load = async (): Promise<Vocabulary> => {
    const [used, listed] = await Promise.all([read<Used>(names), read<Listed>(terms)]);
    return join(used, listed);
  };
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

async function read<Content>(address: string): Promise<Content> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Content;
}

function join(used: Used, listed: Listed): Vocabulary {
  const known = new Set([...used.classes, ...used.properties, ...used.values].map(({ name }) => name));
  const unused = (pairs: [string, string][]): Name[] =>
    pairs
      .filter(([name]) => !known.has(name))
      .map(([name, label]) => ({ iri: expand(name, listed.prefixes), name, label, count: 0 }));
  return {
    ...used,
    prefixes: { ...listed.prefixes, ...used.prefixes },
    unused: { properties: unused(listed.properties), concepts: unused(listed.concepts) },
  };
}

function expand(name: string, prefixes: Record<string, string>): string {
  if (name.startsWith("<")) return name.slice(1, -1);
  const colon = name.indexOf(":");
  return (prefixes[name.slice(0, colon)] ?? "") + name.slice(colon + 1);
}
