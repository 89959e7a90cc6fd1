import { createLexicon } from '../../language/lexicon.ts';
import { createPatternReader, PatternError, type PatternSets } from '../../language/pattern.ts';
import type { ContentFiles } from '../files.ts';
import type { Problem } from '../problems.ts';
import type { ContentFile } from '../yaml-file.ts';

/** Every pattern can be read, and every set that it names exists. */
export function checkPatterns({ words, safety, intents, scope, pack }: ContentFiles): Problem[] {
  const { respell } = createLexicon(words.value, { ownNames: pack.value.names, numberWords: safety.value.numberWords });
  const check = (file: ContentFile<unknown>, sets: PatternSets, path: PropertyKey[], patterns: readonly string[]): Problem[] =>
    patterns.flatMap((text, i): Problem[] => {
      try {
        createPatternReader(sets, respell).read(text);
        return [];
      } catch (cause) {
        if (!(cause instanceof PatternError)) throw cause;
        return [
          {
            severity: 'error',
            file: file.name,
            line: file.lineOf([...path, i]),
            what: `the pattern "${text}" can't be read: ${cause.message}`,
          },
        ];
      }
    });
  return [
    ...check(safety, safety.value.sets, ['innocent'], safety.value.innocent),
    ...safety.value.rules.flatMap((rule, i) => [
      ...check(safety, safety.value.sets, ['rules', i, 'signs'], rule.signs),
      ...check(safety, safety.value.sets, ['rules', i, 'unless'], rule.unless),
    ]),
    ...intents.value.intents.flatMap((intent, i) => [
      ...check(intents, intents.value.sets, ['intents', i, 'patterns'], intent.patterns),
      ...check(intents, intents.value.sets, ['intents', i, 'unless'], intent.unless),
    ]),
    ...scope.value.subjects.flatMap((subject, i) =>
      check(scope, scope.value.sets, ['subjects', i, 'patterns'], subject.patterns),
    ),
  ];
}
