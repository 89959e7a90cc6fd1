import { loadContent } from '../../src/content/load.ts';
import { type PlainContent, plainContent, projectFolders } from '../../src/content/prepare.ts';
import { type Chance, createChance, pick } from '../support/chance.ts';

/** A made-up knowledge base that is shaped like the project's, and messages that ask it. */
export interface GeneratedKnowledge {
  readonly content: PlainContent;
  readonly messages: readonly string[];
}

/** The project's own measures: entries, words that examples use, examples an entry, words an entry draws on. */
const own = { entries: 60, words: 1400, questions: 30, wordsPerEntry: 40 } as const;

/**
 * Makes a knowledge base `times` larger than the project's. The vocabulary grows with the 0.6th power of the size, and how
 * often a word is used falls with its rank as it does here (1 in rank + 10), so that common words are common at every size.
 */
export function generateKnowledge(times: number): GeneratedKnowledge {
  const chance = createChance(20_261_122);
  const words = makeWords(Math.round(own.words * times ** 0.6), chance);
  const pools = Array.from({ length: own.entries * times }, () => makePool(words, chance));
  const ask = (pool: readonly string[]) =>
    `${pick(openings, chance)} ${wordsFrom(pool, 4, chance).join(` ${pick(small, chance)} `)}`;
  const story = () => wordsFrom(makePool(words, chance), 8, chance).join(' ');
  const messages = Array.from({ length: 400 }, (_, i) => {
    const question = slip(ask(pick(pools, chance)), chance);
    // Each fourth message is a story with a question in it.
    return i % 4 === 3 ? `${story()}. ${story()}, and ${question}? ${story()}` : question;
  });
  return { content: toContent(words, pools, ask), messages };
}

const openings = ['what is the', 'why does he have', 'how do they', 'can she get', 'is it', 'does my'];
const small = ['of the', 'and', 'in', 'with', 'for his', 'to'];
const consonants = [...'bdfgklmnprstvz', 'ch', 'th', 'br', 'st', 'pl'];
const vowels = [...'aeiou', 'ea', 'oo'];

/** Words that can be said, none twice. */
function makeWords(count: number, chance: Chance): string[] {
  const made = new Set<string>();
  while (made.size < count) {
    const syllables = Array.from({ length: 2 + Math.floor(chance() * 2) }, () => pick(consonants, chance) + pick(vowels, chance));
    made.add(syllables.join('') + pick(consonants, chance));
  }
  return [...made];
}

/** What an entry draws its words from: common words are likelier in it. */
function makePool(words: readonly string[], chance: Chance): string[] {
  const span = Math.log((words.length + 10) / 10);
  return Array.from({ length: own.wordsPerEntry }, () => words[Math.floor(10 * Math.exp(chance() * span) - 10)] ?? '');
}

function wordsFrom(pool: readonly string[], count: number, chance: Chance): string[] {
  return Array.from({ length: count }, () => pick(pool, chance));
}

/** Every second message has a letter dropped from its last word. */
function slip(text: string, chance: Chance): string {
  return chance() < 0.5 ? text : text.slice(0, -3) + text.slice(-2);
}

/** The project's content with other entries, words and subjects in it. */
function toContent(words: readonly string[], pools: readonly string[][], ask: (pool: readonly string[]) => string): PlainContent {
  const loading = loadContent(projectFolders);
  if ('problems' in loading) throw new Error(loading.problems.map(({ what }) => what).join('\n'));
  const project = plainContent(loading.files);
  const wording = { status: 'draft' } as const;
  const questionsOf = (pool: readonly string[], count: number) => Array.from({ length: count }, () => ask(pool));
  const entries = pools.map((pool, i) => {
    const shown = {
      id: `entry-${i}`,
      topic: 'any',
      title: ask(pool),
      answer: 'Yes.',
      related: [],
      askYourTeam: [],
      formerly: [],
      wording,
    };
    return {
      ...shown,
      questions: questionsOf(pool, own.questions),
      keywords: pool.slice(0, 6),
      facts: [],
      source: { document: '', section: '' },
    };
  });
  // One subject that is not ours to every two entries, as here.
  const subjects = pools
    .filter((_, i) => i % 2 === 0)
    .map((pool, i) => {
      const shown = { id: `subject-${i}`, title: ask(pool), say: 'No.', related: [], wording };
      return { ...shown, questions: questionsOf(pool, 14), patterns: [], names: [] };
    });
  const concepts = Object.fromEntries(words.flatMap((_, i) => (i % 8 === 0 ? [[`concept-${i}`, words.slice(i, i + 3)]] : [])));
  const { shapeSubjects: _, ...scope } = project.scope;
  return {
    ...project,
    entries,
    words: { ...project.words, concepts, child: [], everyday: { common: words.slice(0, 40) }, confusables: [] },
    scope: { ...scope, subjects },
  };
}
