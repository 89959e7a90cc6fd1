import { ownSubject } from '../language/lexicon.ts';
import type { Postings } from './postings.ts';

/** The weight of a term; 0 when no example uses it. */
export type WeighTerm = (term: string) => number;

/** Weighs terms by how few of the profiles use them. */
export function createTermWeights({ profiles }: Postings, all: number): WeighTerm {
  const weights = new Map([...profiles].map(([term, users]) => [term, rarity(users.size, all) * kindFactor(term)]));
  return (term) => weights.get(term) ?? 0;
}

/** The information in a term that `used` of `all` profiles use, in natural units (BM25's idf). */
function rarity(used: number, all: number): number {
  return Math.log(1 + (all - used + 0.5) / (used + 0.5));
}

/** Concepts were understood and so count for more than bare words; the kind of question counts for little. */
function kindFactor(term: string): number {
  if (term === `#${ownSubject}`) return 0;
  if (term.startsWith('#')) return 1.5;
  return term.startsWith('?') ? 0.35 : 1;
}
