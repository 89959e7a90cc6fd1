/** Makes one element. Children that are strings become text nodes, so nothing that anybody wrote is ever read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Words for screen readers only: who said a message, where a link opens. */
export function spoken(words: string): HTMLElement {
  return element('span', { class: 'spoken' }, words);
}
