import type { ContentFiles, EntryContentFile } from '../files.ts';
import type { Problem } from '../problems.ts';
import { countWords, readingGrade, sentencesOf } from '../readability.ts';
import type { ContentFile } from '../yaml-file.ts';

/** What a frightened parent can read at a glance: the limits of an answer. */
export const readingLimits = { answerWords: 60, answerFacts: 4, stepWords: 80, sentenceWords: 20, grade: 6 } as const;

/** Answers are short, plain, and say few things at once. */
export function checkReadability({ entries, scripts, words, pack }: ContentFiles): Problem[] {
  const easy = [...Object.entries(words.value.glossary).flatMap(([term, { also }]) => [term, ...also]), ...pack.value.names];
  return [
    ...entries.flatMap((entry) => [
      ...checkSize(entry),
      ...(['answer', 'more'] as const).flatMap((part) => checkText(entry, [part], entry.value[part], easy)),
    ]),
    ...scripts.flatMap((script) =>
      script.value.steps.flatMap((step, i) => [
        ...checkStepSize(script, step.text ?? '', i),
        ...checkText(script, ['steps', i, 'text'], step.text, easy),
      ]),
    ),
  ];
}

function checkStepSize(script: ContentFile<unknown>, text: string, i: number): Problem[] {
  const words = countWords(text);
  if (words <= readingLimits.stepWords) return [];
  return [
    problem(
      script,
      ['steps', i, 'text'],
      `the step has ${words} words: keep it to ${readingLimits.stepWords}, or make two of it`,
    ),
  ];
}

function checkSize(entry: EntryContentFile): Problem[] {
  const { answer, facts } = entry.value;
  const words = countWords(answer);
  const long =
    words > readingLimits.answerWords
      ? [
          problem(
            entry,
            ['answer'],
            `the answer has ${words} words: keep it to ${readingLimits.answerWords} and put the rest under more`,
          ),
        ]
      : [];
  const full =
    facts.length > readingLimits.answerFacts
      ? [
          problem(
            entry,
            ['facts'],
            `the answer states ${facts.length} facts: keep it to ${readingLimits.answerFacts}, an answer that says everything answers nothing`,
          ),
        ]
      : [];
  return [...long, ...full];
}

function checkText(
  file: ContentFile<unknown>,
  path: readonly PropertyKey[],
  text: string | undefined,
  easy: readonly string[],
): Problem[] {
  if (text === undefined) return [];
  const part = String(path.at(-1));
  const long = sentencesOf(text).filter((words) => words.length > readingLimits.sentenceWords);
  const grade = readingGrade(text, easy);
  return [
    ...long.map((words) =>
      problem(
        file,
        path,
        `a sentence has ${words.length} words ("${words.slice(0, 4).join(' ')} ..."): split it, ${readingLimits.sentenceWords} is the most`,
      ),
    ),
    ...(grade > readingLimits.grade
      ? [
          problem(
            file,
            path,
            `the ${part} reads at grade ${grade.toFixed(1)}: use shorter words and sentences, ${readingLimits.grade} is the most`,
          ),
        ]
      : []),
  ];
}

function problem(entry: ContentFile<unknown>, path: readonly PropertyKey[], what: string): Problem {
  return { severity: 'error', file: entry.name, line: entry.lineOf(path), what };
}
