/** A step that stays in its passage leaves the page where it is. */

const PLACE = "noticegraph-place";

/** The passage in focus, and how far below the edge of the window it stands. */
function placeNow(): [string, number] | null {
  const passage = document.querySelector<HTMLElement>(".sheet .psg.on");
  return passage?.dataset.path ? [passage.dataset.path, passage.getBoundingClientRect().top] : null;
}

export function keepPlace(): void {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  const settle = () => {
    const [path, top] = JSON.parse(kept ?? "null") as [string, number];
    const now = placeNow();
    if (now?.[0] === path) scrollBy({ top: now[1] - top, behavior: "instant" });
  };
  if (kept) {
    settle();
    // A browser goes to the part that the address names when all is loaded.
    addEventListener("load", () => requestAnimationFrame(settle));
  }
  document.addEventListener("submit", () => {
    const place = placeNow();
    if (place) sessionStorage.setItem(PLACE, JSON.stringify(place));
  });
}
