import { stringify } from 'yaml';

/** What an advisor proposes, as far as a content file is made of it. */
export interface ProposedContent {
  readonly kind: 'entry' | 'question';
  /** For a question: the entry that should answer it. */
  readonly entry: string | null;
  readonly title: string;
  readonly answer: string;
  readonly questions: readonly string[];
}

/**
 * A proposal as a file to put into the knowledge folder and go on from. It is not checked content yet: facts, source and sign-off
 * are for the editor, and `npm run content:check` says what is missing.
 */
export function proposalFile(proposal: ProposedContent): { name: string; text: string } {
  const { kind, entry, title, answer, questions } = proposal;
  if (kind === 'question') {
    const intro = `# Proposed questions for the entry ${entry}: add those that fit to its file, under "questions".\n`;
    return { name: `questions-for-${entry}.yaml`, text: intro + stringify({ questions }) };
  }
  const intro = '# A proposed entry. Put it in a folder of knowledge/entries, and fill in facts, source and wording.\n';
  const file = { title, answer, questions, facts: [], source: { document: '', section: '' }, wording: { status: 'draft' } };
  return { name: `${slugOf(title)}.yaml`, text: intro + stringify(file) };
}

function slugOf(title: string): string {
  const slug = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'proposed-entry';
}
