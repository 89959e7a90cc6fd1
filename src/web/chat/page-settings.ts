/** What the page tells the panel, in `data-` attributes of the element that the chat is drawn in. */
export interface PageSettings {
  /** The helpline's number as it is read out. */
  readonly phone: string;
  /** The longest message that is read, in UTF-16 units. */
  readonly maxLength: number;
}

/** Reads the settings; a page without them still gets a working chat. */
export function readPageSettings(root: HTMLElement): PageSettings {
  return { phone: root.dataset['phone'] ?? '', maxLength: Number(root.dataset['maxLength']) || 4000 };
}
