import { element, spoken } from './dom.ts';
import { words } from './words.ts';

/** A link that dials. Spaces are for reading only; a leading `+` counts. */
export function callLink(number: string, title: string, className: string): HTMLAnchorElement {
  return element('a', { class: className, href: `tel:${number.replace(/[^\d+]/g, '')}` }, title);
}

/**
 * A link to a page elsewhere, in a tab of its own: the chat stays where it is, and the other page learns nothing of it.
 * Anything but http and https is shown as words: a link can't be made to run something.
 */
export function pageLink(url: string, title: string, className: string): HTMLElement {
  if (!isPageAddress(url)) return element('span', { class: className }, title);
  const attributes = { class: className, href: url, target: '_blank', rel: 'noopener noreferrer' };
  return element('a', attributes, title, spoken(` (${words.newTab})`));
}

function isPageAddress(url: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(url);
}
