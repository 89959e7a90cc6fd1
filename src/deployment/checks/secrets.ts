import type { Json } from '../arm.ts';
import { textsIn } from './walk.ts';

/** How secrets look that stand where anyone may read them. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/:\/\/[^\s:/@'"[\]]+:[^\s/@'"]+@/, 'a password in an address'],
  [/\b(password|pwd|accountkey|sharedaccesskey|sharedsecret|client_?secret|sig)\s*[=:]\s*[^\s;'"@[]{4,}/i, 'a password or a key'],
  [/\bInstrumentationKey=/i, 'a key of Application Insights'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}/, 'a token'],
  // Longer than any name, and with letters of both kinds and digits.
  [
    /(?=[A-Za-z0-9+/_~-]*\d)(?=[A-Za-z0-9+/_~-]*[a-z])(?=[A-Za-z0-9+/_~-]*[A-Z])(?<![\w/.-])[A-Za-z0-9+/_~-]{32,}={0,2}(?![\w/.-])/,
    'a key',
  ],
];

/** Secrets that stand in a template or in a file of parameters. */
export function checkSecrets(value: Json): string[] {
  return textsIn(value).flatMap(({ path, text }) => {
    const shape = shapes.find(([pattern]) => pattern.test(text));
    return shape ? [`${path}: holds ${shape[1]}: take it out, make a new one, and put that into the vault`] : [];
  });
}
