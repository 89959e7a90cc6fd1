/**
 * Tells English from misspelt by a Hunspell word list (`word/FLAGS`, one a line), read when the first word is asked for.
 * Inflections count when the root's flags allow them; prefixes and rarer derivations are left out, since the speller asks
 * only whether a word may stand as it is.
 */
export function createEnglish(readDictionary: () => string): (word: string) => boolean {
  let flagsOf: ReadonlyMap<string, string> | undefined;
  return (word) => {
    flagsOf ??= readFlags(readDictionary());
    return flagsOf.has(word) || rootsOf(word).some(([root, flag]) => flagsOf?.get(root)?.includes(flag) ?? false);
  };
}

function readFlags(dictionary: string): Map<string, string> {
  const flagsOf = new Map<string, string>();
  for (const line of dictionary.split('\n')) {
    const slash = line.indexOf('/');
    const word = slash < 0 ? line : line.slice(0, slash);
    if (!/^[a-z][a-z']*$/.test(word)) continue;
    flagsOf.set(word.replaceAll("'", ''), slash < 0 ? '' : line.slice(slash + 1));
  }
  return flagsOf;
}

/** Each root that the word may be an inflection of, with the flag that must allow it. */
function rootsOf(word: string): [root: string, flag: string][] {
  const found: [string, string][] = [];
  const take = (ending: string, put: string, flag: string) => {
    if (word.endsWith(ending) && word.length > ending.length + 1) found.push([word.slice(0, -ending.length) + put, flag]);
  };
  take('ies', 'y', 'S');
  take('es', '', 'S');
  take('s', '', 'S');
  take('ied', 'y', 'D');
  take('ed', '', 'D');
  take('ed', 'e', 'D');
  take('ing', '', 'G');
  take('ing', 'e', 'G');
  take('ly', '', 'Y');
  take('ily', 'y', 'Y');
  take('er', '', 'R');
  take('er', 'e', 'R');
  take('est', '', 'T');
  take('est', 'e', 'T');
  take('ness', '', 'P');
  take('iness', 'y', 'P');
  take('s', '', 'M');
  return found;
}
