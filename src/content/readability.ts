/** A text taken apart for measuring: its sentences, each as its words. */
export function sentencesOf(text: string): string[][] {
  return text
    .split(/(?<=[.?!])["')]*\s+|\n+/)
    .map((sentence) => sentence.match(/[\p{L}\d][\p{L}\d'’&/-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

/** How many words a text has. A phone number's groups are words, as they are to whoever reads them aloud. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/**
 * The Flesch-Kincaid reading grade (US school year; add 5 for the age). `easy` are terms that are explained elsewhere:
 * each counts as one word of one syllable, however long it is.
 */
export function readingGrade(text: string, easy: readonly string[]): number {
  const sentences = sentencesOf(makeEasy(text, easy));
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

function makeEasy(text: string, easy: readonly string[]): string {
  const longestFirst = [...easy].sort((a, b) => b.length - a.length).map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (longestFirst.length === 0) return text;
  return text
    .replace(new RegExp(`(?<![\\p{L}])(?:${longestFirst.join('|')})s?(?![\\p{L}])`, 'giu'), 'it')
    .replace(/\d[\d ]{6,}\d/g, 'it');
}

/** Syllables by the groups of vowels, less silent endings: the usual estimate. */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const trimmed = letters.replace(/(?:[^laeiouy]es|[^td]ed|[^l]e)$/, (ending) => ending[0] ?? '').replace(/^y/, '');
  return Math.max(1, trimmed.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
