/** The names of this graph, from the server: what completion offers. */

export interface Name {
  iri: string;
  /** Prefixed, or in angle brackets where no prefix fits. */
  name: string;
  label: string;
  count: number;
}

export interface Vocabulary {
  prefixes: Record<string, string>;
  classes: Name[];
  properties: Name[];
  values: Name[];
  graphs: { iri: string; label: string }[];
}

/** Return a function that loads the vocabulary once; after a failure the next call tries again. */
export function vocabularyAt(address: string): () => Promise<Vocabulary> {
  let loading: Promise<Vocabulary> | null = null;
  const load = async (): Promise<Vocabulary> => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return (await answer.json()) as Vocabulary;
  };
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
