import { loadContent } from '../../src/content/load.ts';
import { projectFolders } from '../../src/content/prepare.ts';
import { functionWords } from '../../src/language/function-words.ts';
import { PhraseIndex } from '../../src/language/phrase-index.ts';
import { stem } from '../../src/language/stem.ts';

/** A medical word or phrase in a source file, and whether it stands in a comment. */
export interface Mention {
  readonly phrase: string;
  readonly line: number;
  readonly comment: boolean;
}

/** Concepts of words.yaml that speak of bodies, illnesses, signs, tests or treatment; the others are how people talk. */
const medicalConcepts =
  `illness leukaemia cancer blood-cancer mpn blood blood-cell monocyte white-cell red-cell platelet healthy-cells
  bone-marrow stem-cell spleen lymph-node kidney liver noonan neurofibromatosis pregnancy symptom tummy swollen pain tummy-ache
  appetite lump fever infection tired cough fast-breathing pale rash skin bruise bleeding unwell diagnose blood-test blood-count
  marrow-test pelvis anaesthetic needle lab sample protein scan treatment chemo kill-cells transplant donor side-effect survival
  relapse contagious dose vaccine hair-loss fertility`.split(/\s+/);

/** How many of a concept's members count: the plainest come first, and far down stand figures of speech ("flushed", "pooling"). */
const plainest = 5;

/** Subjects of scope.yaml whose names are illnesses, medicines or genes. */
const medicalSubjects = [
  'other-leukaemias',
  'other-cancers',
  'other-illnesses',
  'named-medicines',
  'vaccines',
  'named-gene-changes',
];

/** Words that programs use in a sense of their own. One that fails the gate for that reason belongs here. */
const programming = 'age bug count deaf fatal fault function level match node sample scan sign stem test weight';
/** The engine tells these kinds of name apart by their shape; which shapes, scope.yaml says. */
const kindsOfName = 'condition drug';
const allowed = new Set(`${programming} ${kindsOfName}`.split(/\s+/).map(stem));

/** Finds every word or phrase that the content files use for something medical, in comments and outside. */
export function createMedicalWordFinder(): (source: string) => Mention[] {
  const { medical, plain } = readContent();
  const phrases = new PhraseIndex<true>();
  for (const text of medical) {
    const stems = wordsOf(text).map(stem);
    if (!stems.every((one) => plain.has(one) || allowed.has(one))) phrases.add(stems, true);
  }
  return (source) =>
    linesOf(source).flatMap(({ text, line, comment }) => {
      const words = wordsOf(text);
      const hits = phrases.find(words.map(stem));
      return hits.map(({ start, end }) => ({ phrase: words.slice(start, end).join(' '), line, comment }));
    });
}

/** What is medical, by the content's own lists; and the words that it calls everyday ones. */
function readContent(): { medical: readonly string[]; plain: ReadonlySet<string> } {
  const loading = loadContent(projectFolders);
  if ('problems' in loading) throw new Error(loading.problems.map(({ what }) => what).join('\n'));
  const { pack, words, scope } = loading.files;
  const { concepts, glossary, everyday } = words.value;
  const subjects = scope.value.subjects.filter(({ id }) => medicalSubjects.includes(id));
  const medical = [
    ...pack.value.names,
    ...medicalConcepts.flatMap((id) => concepts[id]?.slice(0, plainest) ?? missing(`concept ${id}`)),
    ...Object.entries(glossary).flatMap(([term, { also }]) => [term, ...also]),
    ...(subjects.length === medicalSubjects.length ? subjects.flatMap(({ names }) => names) : missing('subject')),
  ];
  return { medical, plain: new Set([...Object.values(everyday).flat(), ...functionWords].map(stem)) };
}

function missing(what: string): never {
  throw new Error(`the content has no ${what} any more: correct its name in test/gate/medical-words.ts`);
}

/** The words of a text, those inside identifiers too. */
function wordsOf(text: string): string[] {
  const parted = text.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return parted.match(/[\p{L}\d]+/gu) ?? [];
}

/** The lines of a source file. A comment stands on lines of its own here: what follows code on its line counts as code. */
function linesOf(source: string): { text: string; line: number; comment: boolean }[] {
  let inside = false;
  return source.split('\n').map((text, i) => {
    const comment = inside || /^\s*\/[/*]/.test(text);
    if (/^\s*\/\*/.test(text)) inside = true;
    if (text.includes('*/')) inside = false;
    return { text, line: i + 1, comment };
  });
}
