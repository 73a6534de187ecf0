/** The words that the scripts themselves say, in the language of the page. */

const ENGLISH = {
  unfinished: "Not saved yet: a new fact of another passage. Go on with it:",
  broughtBack: "What was typed here before is back.",
  startAnew: "Start with an empty form",
  wasCancelled: "What was typed here before was cancelled.",
  bringBack: "Bring it back",
  copied: "Copied",
  copy: "Copy",
  copyFailed: "Not copied: the browser does not allow it. Select the text and copy it.",
  copyQueryLink: "Copy link to this query",
  completionMissing: "The names of this graph could not be loaded; completion knows keywords only.",
  facts: "{count} uses",
  filter: "Filter rows",
  filtered: "{shown} of {count} rows",
  fit: "Fit",
  goThere: "Go to line {line}, column {column}",
  keys: "Ctrl-Space completes names of this graph, Ctrl-Enter runs, Tab leaves the editor.",
  keysOff: "Keys are off",
  keysOn: "Keys are on",
  network: "Network",
  networkAlt: "Network of {nodes} things and {edges} links between them; the same stands in words below.",
  networkFailed: "The network could not be drawn. What it would show stands below.",
  networkCut: "Only the first {count} links are drawn.",
  order: "Order of the rows",
  originalOrder: "as it came",
  ascending: "{heading}, ascending",
  descending: "{heading}, descending",
  running: "Running …",
  tooLong: "This query is too long for an address: its result has no link.",
  unused: "in DPV 2.3, not used here",
  zoomIn: "Larger",
  zoomOut: "Smaller",
};

const DUTCH: typeof ENGLISH = {
  unfinished: "Nog niet bewaard: een nieuw feit van een andere passage. Ga ermee verder:",
  broughtBack: "Wat hier eerder was getypt, staat er weer.",
  startAnew: "Begin met een leeg formulier",
  wasCancelled: "Wat hier eerder was getypt, is geannuleerd.",
  bringBack: "Zet het terug",
  copied: "Gekopieerd",
  copy: "Kopieer",
  copyFailed: "Niet gekopieerd: de browser staat het niet toe. Selecteer de tekst en kopieer die.",
  copyQueryLink: "Kopieer koppeling naar deze query",
  completionMissing: "De namen van deze graaf konden niet worden geladen; alleen trefwoorden worden aangevuld.",
  facts: "{count} keer gebruikt",
  filter: "Rijen filteren",
  filtered: "{shown} van {count} rijen",
  fit: "Passend",
  goThere: "Naar regel {line}, kolom {column}",
  keys: "Ctrl-spatie vult namen van deze graaf aan, Ctrl-Enter voert uit, Tab verlaat de editor.",
  keysOff: "Toetsen staan uit",
  keysOn: "Toetsen staan aan",
  network: "Netwerk",
  networkAlt: "Netwerk van {nodes} dingen en {edges} verbanden ertussen; hetzelfde staat eronder in woorden.",
  networkFailed: "Het netwerk kon niet worden getekend. Wat het zou tonen, staat eronder.",
  networkCut: "Alleen de eerste {count} verbanden zijn getekend.",
  order: "Volgorde van de rijen",
  originalOrder: "zoals het kwam",
  ascending: "{heading}, oplopend",
  descending: "{heading}, aflopend",
  running: "Wordt uitgevoerd …",
  tooLong: "Deze query is te lang voor een adres: het resultaat heeft geen koppeling.",
  unused: "in DPV 2.3, hier niet gebruikt",
  zoomIn: "Groter",
  zoomOut: "Kleiner",
};

export const LANGUAGE = document.documentElement.lang === "nl" ? "nl" : "en";
const WORDS = LANGUAGE === "nl" ? DUTCH : ENGLISH;

/** Return words of the page's language, with `{name}` replaced by values. */
export function say(key: keyof typeof ENGLISH, values: Record<string, string | number> = {}): string {
  return WORDS[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
