/**
 * Codes that people read out, write down and type in again: for a callback, for continuing a chat later. Eight characters of
 * Crockford's base 32 (no I, L, O, U): 40 random bits, so looking one up has to be rate-limited.
 */
export type Code = string;

/** How many random bytes a code carries. */
export const codeBytes = 5;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code from `codeBytes` random bytes, as it is stored: eight characters, no hyphen. */
export function createCode(random: Uint8Array): Code {
  let bits = 0n;
  for (const byte of random.subarray(0, codeBytes)) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: 8 }, (_, i) => alphabet[Number((bits >> BigInt(35 - 5 * i)) & 31n)]).join('');
}

/** As it is shown: two groups of four, which are easier to read out. */
export function showCode(code: Code): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What somebody typed, as a code: any case, with spaces or hyphens, O for 0 and I or L for 1. `null` when it is none. */
export function readCode(typed: string): Code | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === 8 && [...plain].every((letter) => alphabet.includes(letter)) ? plain : null;
}
