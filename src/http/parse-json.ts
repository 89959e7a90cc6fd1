import { Refusal } from './refusal.ts';

const maxDepth = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** `bytes` as a JSON object. Throws a refusal for broken UTF-8, broken JSON, deep nesting, or anything but an object. */
export function parseJsonObject(bytes: Uint8Array): Record<string, unknown> {
  const text = decode(bytes);
  if (nestsDeeperThan(text, maxDepth)) {
    throw new Refusal(400, 'json-too-deep', `The body nests more than ${maxDepth} levels deep.`);
  }
  const value = parse(text);
  if (!isObject(value)) throw new Refusal(400, 'json-not-object', 'The body must be one JSON object.');
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal(400, 'utf8-invalid', 'The body is not valid UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'json-invalid', 'The body is not valid JSON.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Counts open brackets outside of strings, so that nothing is built before the depth is known. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString && char === '\\') at += 1;
    else if (char === '"') inString = !inString;
    else if (!inString && (char === '{' || char === '[')) depth += 1;
    else if (!inString && (char === '}' || char === ']')) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
