import { type Chance, pick } from '../support/chance.ts';

type Rewording = (text: string) => string;

/** Ways to write the same question that change nothing of what it asks, by kind. */
export const rewordings: Readonly<Record<string, readonly Rewording[]>> = {
  'upper and lower case': [(text) => text.toUpperCase(), (text) => text.toLowerCase()],
  'marks added or dropped': [
    (text) => `${text}?`,
    (text) => `${text}...`,
    (text) => `${text} !!`,
    (text) => `"${text}"`,
    (text) => `*${text}*`,
    (text) => text.replace(/[.?!\s]+$/, ''),
    (text) => text.replaceAll("'", '’'),
    dropApostrophes,
  ],
  'a greeting before': ['Hi, ', 'Hello ', 'Hiya ', 'Good morning. ', 'Hey there, '].map(before),
  'thanks after': [' thanks', '. Thank you', ', thank you so much', ' many thanks', ' thanks in advance'].map(after),
  'filler before': [
    'can you tell me ',
    'Please can you tell me, ',
    'could you please tell me ',
    'I was wondering, ',
    'sorry to bother you but ',
  ].map(before),
};

function before(words: string): Rewording {
  return (text) => words + text;
}

function after(words: string): Rewording {
  return (text) => text + words;
}

/** Words that are others without their apostrophe keep it. */
const keepApostrophe = new Set(["i'll", "he'll", "she'll", "we'll", "i'd", "she'd", "we'd", "we're", "it's"]);

function dropApostrophes(text: string): string {
  return text.replace(/\p{L}+['’]\p{L}+/gu, (word) =>
    keepApostrophe.has(word.toLowerCase().replace('’', "'")) ? word : word.replace(/['’]/, ''),
  );
}

/** A thumb slips once in every full run of eight letters: on a neighbouring key, or two swapped, or one dropped or doubled. */
export function slipInText(text: string, chance: Chance): string {
  const letters = [...text.matchAll(/[a-z]/gi)].map(({ index }) => index);
  const slips = new Map<number, Slip>();
  for (let from = 0; from + every <= letters.length; from += every) {
    slips.set(pick(letters.slice(from, from + every), chance), pick(kinds, chance));
  }
  let slipped = '';
  for (let at = 0; at < text.length; at++) {
    const slip = slips.get(at);
    const swaps = slip === 'swap' && /[a-z]/i.test(text[at + 1] ?? '');
    slipped += swaps ? `${text[at + 1]}${text[at]}` : slipOf(text[at] ?? '', slip, chance);
    if (swaps) at += 1;
  }
  return slipped;
}

/** The same within words alone: one slip for every eight letters of a word, and none in shorter words. */
export function slipInWords(text: string, chance: Chance): string {
  return text.replace(/[a-z]+/gi, (word) => slipInText(word, chance));
}

const every = 8;
const kinds = ['neighbour', 'swap', 'drop', 'double'] as const;
type Slip = (typeof kinds)[number];

/** What comes of a letter. Where there is no letter to swap it with, it is doubled. */
function slipOf(letter: string, slip: Slip | undefined, chance: Chance): string {
  if (slip === 'neighbour') return pick(neighboursOf(letter), chance);
  if (slip === 'drop') return '';
  return slip === 'double' || slip === 'swap' ? letter + letter : letter;
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function neighboursOf(letter: string): string[] {
  const key = letter.toLowerCase();
  const row = keyboard.findIndex((keys) => keys.includes(key));
  const at = keyboard[row]?.indexOf(key) ?? 0;
  const [above, same, below] = [keyboard[row - 1], keyboard[row], keyboard[row + 1]];
  return [above?.[at], above?.[at + 1], same?.[at - 1], same?.[at + 1], below?.[at - 1], below?.[at]].filter(
    (one) => one !== undefined,
  );
}
