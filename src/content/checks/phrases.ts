import { phraseIds } from '../../dialogs/phrases.ts';
import type { ContentFiles } from '../files.ts';
import type { Problem } from '../problems.ts';

/** Every line that the code or an intent says is written. */
export function checkPhrases({ phrases, intents }: ContentFiles): Problem[] {
  const written = phrases.value.phrases;
  const missing = phraseIds.filter((id) => !(id in written));
  const unanswered = intents.value.intents.flatMap((intent, i): Problem[] =>
    intent.reply === undefined || intent.reply in written
      ? []
      : [
          {
            severity: 'error',
            file: intents.name,
            line: intents.lineOf(['intents', i, 'reply']),
            what: `there is no phrase ${intent.reply} in phrases.yaml: write it, or correct the name`,
          },
        ],
  );
  return [
    ...missing.map(
      (id): Problem => ({
        severity: 'error',
        file: phrases.name,
        line: 1,
        what: `the phrase ${id} is missing: the assistant says it; write it under phrases`,
      }),
    ),
    ...unanswered,
  ];
}
