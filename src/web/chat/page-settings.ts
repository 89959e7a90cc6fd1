import type { PanelContent } from '../../http/contract.ts';

/** What the page tells the panel, in `data-` attributes of the element that the chat is drawn in. */
export interface PageSettings {
  /** The helpline's number as it is read out. */
  readonly phone: string;
  /** The longest message that is read, in UTF-16 units. */
  readonly maxLength: number;
  /** The origins whose pages may hold the panel in a frame, besides our own. */
  readonly hosts: readonly string[];
  /** The charity's own content; without it there is no privacy notice and no glossary. */
  readonly content: PanelContent | undefined;
}

/** Reads the settings; a page without them still gets a working chat. */
export function readPageSettings(root: HTMLElement): PageSettings {
  const { phone = '', maxLength, hosts = '', content = 'null' } = root.dataset;
  return {
    phone,
    maxLength: Number(maxLength) || 4000,
    hosts: hosts.split(' ').filter(Boolean),
    content: (JSON.parse(content) as PanelContent | null) ?? undefined,
  };
}
