/** Replaces what stands in `parent`, and keeps the focus on what has the same `data-key` as before. */
export function redraw(parent: HTMLElement, children: readonly (Node | string)[]): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && parent.contains(active) ? active.dataset['key'] : undefined;
  parent.replaceChildren(...children);
  if (key === undefined) return;
  const again = [...parent.querySelectorAll<HTMLElement>('[data-key]')].find(({ dataset }) => dataset['key'] === key);
  again?.focus();
}
