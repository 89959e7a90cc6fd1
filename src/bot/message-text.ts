import { maxTextLength } from '../conversation/inbound.ts';

/**
 * What a person wrote, fit to be stored. NUL goes and half an emoji becomes a replacement character, because PostgreSQL
 * takes neither and the message would be lost; what is too long is cut, and half an emoji that ends it goes as well.
 */
export function messageText(text: string): string {
  const cut = text.replaceAll('\0', '').slice(0, maxTextLength);
  return cut.replace(/[\uD800-\uDBFF]$/, '').toWellFormed();
}
