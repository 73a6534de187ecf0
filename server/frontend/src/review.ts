/**
 * Reviewing with the keyboard: one key for each thing that a button of the page does.
 *
 * Nothing here can do what the forms of the page cannot: the script presses their buttons, fills
 * their fields, and shows what the server says of a fact while it is typed.
 */

import { check } from "./review/answers";
import { watchSteps } from "./review/busy";
import { carrySelection, selectedWords, takeCarried, takeSelection } from "./review/evidence";
import { renew } from "./review/fields";
import { form, WAIT } from "./review/form";
import { currentCard, listenToKeys, offerSwitch } from "./review/keys";
import {
  forgetSaved,
  keepCancelled,
  offerCancelled,
  recall,
  remember,
  tellUnfinished,
} from "./review/memory";
import { keepPlace } from "./review/place";
import { offerTerms, takeTerm } from "./review/terms";

const SECOND = 1000;

watchSteps();
listenToKeys();
offerSwitch();
// A browser leaves the focus alone where the address names a part of the page.
const first = document.querySelector<HTMLElement>("#desk [autofocus]");
const isDone = new URLSearchParams(location.search).has("done");
(first ?? (isDone ? currentCard() : null))?.focus({ preventScroll: true });
if (!location.hash && location.search) document.querySelector("#here")?.scrollIntoView();
carrySelection();
keepPlace();
if (document.querySelector("[data-wait]")) setTimeout(() => location.reload(), 2 * SECOND);
if (form) {
  tellUnfinished();
  offerCancelled();
  form.querySelector("[data-cancel]")?.addEventListener("click", keepCancelled);
  void recall().then(takeCarried);
  let timer = 0;
  form.addEventListener("input", () => {
    remember();
    clearTimeout(timer);
    timer = window.setTimeout(() => void check(), WAIT);
  });
  document.addEventListener("mouseup", () => takeSelection(selectedWords()));
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey) takeSelection(selectedWords());
  });
  offerTerms();
  form.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[value^="take "]');
    if (!button) return;
    event.preventDefault();
    takeTerm(button);
  });
  form.querySelector("#f-kind")?.addEventListener("change", () => {
    void renew("kind", "[data-fields]").then(check);
  });
  form.querySelector<HTMLInputElement>("#f-seek")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void renew("look-up", "[data-sought]");
  });
} else if (isDone) {
  forgetSaved();
}
