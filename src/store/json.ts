/**
 * JSON as it is kept: no half emoji and no NUL, which PostgreSQL and some clients refuse. The edges have cleaned text
 * before; this makes sure that nothing slips in with a state or a title.
 */
export function encodeJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return unstorable.test(text) ? JSON.stringify(value, storable) : text;
}

/** The value that `encodeJson` was given, and `null` for a column that is empty. */
export function decodeJson(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

/** How JSON.stringify writes NUL and half a surrogate pair. */
const unstorable = /\\u(?:0000|d[89a-f])/;

function storable(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [cleanText(name), member]));
}

function cleanText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
