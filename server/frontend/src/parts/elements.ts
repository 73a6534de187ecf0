/** Make elements; texts are set as text, never as markup. */

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function makeButton(text: string, act: () => void, className = "small"): HTMLButtonElement {
  const button = make("button", { type: "button", class: className }, text);
  button.addEventListener("click", act);
  return button;
}
