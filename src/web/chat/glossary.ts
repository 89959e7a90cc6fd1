import type { GlossaryTerm } from '../../http/contract.ts';

/** A stretch of text: as it is, or a hard word with what it means. */
export interface Piece {
  readonly text: string;
  readonly term?: GlossaryTerm;
}

/** Finds hard words. */
export interface Glossary {
  /** `text` in pieces. Each term is marked once for each `marked`, which is kept for a whole message. */
  split(text: string, marked: Set<GlossaryTerm>): Piece[];
}

/** Longer forms come first, so that "stem cell transplant" is not read as "stem cell". */
export function createGlossary(terms: readonly GlossaryTerm[]): Glossary {
  const byForm = new Map(terms.flatMap((term) => term.forms.map((form): [string, GlossaryTerm] => [form.toLowerCase(), term])));
  if (byForm.size === 0) return { split: (text) => [{ text }] };
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  // Whole words only. What stands before is matched along, since older phones know no lookbehind.
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}-])(${forms.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');

  function split(text: string, marked: Set<GlossaryTerm>): Piece[] {
    const pieces: Piece[] = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const [, before = '', word = ''] = match;
      const term = byForm.get(word.toLowerCase().replace(/\s+/g, ' '));
      if (!term || marked.has(term)) continue;
      marked.add(term);
      const start = match.index + before.length;
      pieces.push({ text: text.slice(end, start) }, { text: word, term });
      end = start + word.length;
    }
    return [...pieces, { text: text.slice(end) }].filter((piece) => piece.text !== '');
  }

  return { split };
}

function escapePattern(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
