import { type Content, createReading } from '../conversation/content.ts';
import { askHeldOut } from '../knowledge/held-out.ts';
import type { Asked } from './ask-labelled.ts';
import type { ContentFiles } from './files.ts';
import { type PlainContent, plainContent } from './prepare.ts';
import { reportLabelled } from './report-labelled.ts';

/** What the content covers, and how well its entries are told apart, as text. */
export function reportContent(files: ContentFiles, content: Content, asked: readonly Asked[]): string {
  return [reportCoverage(files), reportHeldOut(plainContent(files), content), reportLabelled(files, asked, content)].join('\n\n');
}

function reportCoverage({ facts, entries, topics, scope, words }: ContentFiles): string {
  const stated = new Set(entries.flatMap((entry) => entry.value.facts));
  const all = facts.value.facts;
  return [
    'Coverage',
    `  facts stated by entries    ${all.filter((fact) => stated.has(fact.id)).length} of ${all.length}`,
    `  entries                    ${entries.length}, in ${topics.value.topics.length} topics, with ${entries.flatMap((entry) => entry.value.questions).length} questions`,
    `  subjects that are not ours ${scope.value.subjects.length}, with ${scope.value.subjects.flatMap((subject) => subject.names).length} names`,
    `  concepts                   ${Object.keys(words.value.concepts).length}, from ${Object.values(words.value.concepts).flat().length} words and phrases`,
  ].join('\n');
}

/** Each entry's own questions, asked while that one is not taught: how often the entry comes first, or in the first three. */
function reportHeldOut(plain: PlainContent, { language, gate }: Content): string {
  const places = askHeldOut({ ...plain, readLesson: createReading(language, gate) });
  const share = (most: number) => ((100 * places.filter(({ place }) => place <= most).length) / places.length).toFixed(1);
  const lost = places
    .filter(({ place }) => place > 3)
    .map(({ entry, question, first }) => `    ${entry.id}: "${question}" (went to ${first})`);
  return [
    `Each entry's own questions, held out (${places.length})`,
    `  first                      ${share(1)} %`,
    `  among the first three      ${share(3)} %`,
    ...(lost.length > 0 ? ['  not among the first three:', ...lost] : []),
  ].join('\n');
}
