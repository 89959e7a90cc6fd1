/** How a word sounds to an English ear, roughly: what people who write by ear get wrong becomes alike (kemo, chemo; fone, phone). */
export function soundOf(word: string): string {
  return rules.reduce((sound, [letters, heard]) => sound.replace(letters, heard), word);
}

const rules: readonly [RegExp, string][] = [
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/ph/g, 'f'],
  [/ch|ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/ae|oe/g, 'e'],
  [/gh/g, ''],
  [/z/g, 's'],
  [/(.)\1/g, '$1'],
];
