import { createHash } from 'node:crypto';

/** The version of a text that people agree to: it follows from its words, so that no change can go without one. 12 hexadecimal digits. */
export function versionOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
