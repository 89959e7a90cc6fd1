import type { ContentFiles } from '../files.ts';
import type { Problem } from '../problems.ts';
import { countUnsignedSafety, hashText, isSigned, textOfEntry, textOfScript } from '../sign-off.ts';
import type { ContentFile } from '../yaml-file.ts';

const dayMs = 24 * 60 * 60 * 1000;
const noticeDays = 90;

/** What the charity still has to do: reviews that fall due, wording to sign off, addresses to fill in. Warnings all. */
export function checkUpkeep(files: ContentFiles, now: number): Problem[] {
  return [...checkSources(files, now), ...checkHours(files, now), ...checkWording(files)];
}

function checkSources({ pack }: ContentFiles, now: number): Problem[] {
  return pack.value.sources.flatMap((source, i) => {
    const days = Math.floor((Date.parse(source.nextReview) - now) / dayMs);
    const review =
      days < 0
        ? [
            `the review of "${source.title}" was due on ${source.nextReview}: families are told so; have it reviewed and change both dates`,
          ]
        : days < noticeDays
          ? [`the review of "${source.title}" is due on ${source.nextReview}: plan it`]
          : [];
    const address =
      source.publicAddress === ''
        ? [`"${source.title}" has no public address, so families get no link to it: fill in publicAddress`]
        : [];
    return [
      ...review.map((what) => warning(pack, ['sources', i, 'nextReview'], what)),
      ...address.map((what) => warning(pack, ['sources', i, 'publicAddress'], what)),
    ];
  });
}

/** Hours that nobody has written down, and bank holidays that run out. */
function checkHours({ hours, bankHolidays }: ContentFiles, now: number): Problem[] {
  const unset = Object.entries(hours.value.ways).flatMap(([way, week]) => (week === 'unset' ? [way] : []));
  const { lastYear } = bankHolidays.value;
  const daysLeft = Math.floor((Date.UTC(lastYear + 1, 0, 1) - now) / dayMs);
  const runOut = `the bank holidays end with ${lastYear}: copy the next years from ${bankHolidays.value.source}, and change lastYear`;
  return [
    ...(unset.length > 0
      ? [
          warning(
            hours,
            ['ways', unset[0] ?? ''],
            `no hours are set for ${unset.join(', ')}, so families are not told when they open: write them down`,
          ),
        ]
      : []),
    ...(hours.value.bankHolidays !== 'none' && daysLeft < noticeDays ? [warning(bankHolidays, ['lastYear'], runOut)] : []),
  ];
}

/** One warning a file: who signs off reads a file at a time. */
function checkWording({ entries, scripts, safety, scope }: ContentFiles): Problem[] {
  const open = entries.filter(({ value }) => !isSigned(value.wording, textOfEntry(value)));
  const dialogs = scripts.filter(({ value }) => !isSigned(value.wording, textOfScript(value)));
  const gate = countUnsignedSafety(safety.value);
  const outside = scope.value.subjects.filter(({ wording, say }) => !isSigned(wording, say)).length;
  return [
    ...(gate > 0 ? [warning(safety, ['replies'], unsigned(`${gate} safety wordings and rules`))] : []),
    ...(outside > 0 ? [warning(scope, ['subjects'], unsigned(`${outside} wordings`))] : []),
    ...open.map((entry) => warning(entry, ['wording'], unsigned(`the answer (hash ${hashText(textOfEntry(entry.value))})`))),
    ...dialogs.map((script) =>
      warning(script, ['wording'], unsigned(`the dialog (hash ${hashText(textOfScript(script.value))})`)),
    ),
  ];
}

function unsigned(what: string): string {
  return `${what} awaits the charity's clinical sign-off: have it read, then set wording to signed with by, on and hash (docs/editing-content.md)`;
}

function warning(file: ContentFile<unknown>, path: PropertyKey[], what: string): Problem {
  return { severity: 'warning', file: file.name, line: file.lineOf(path), what };
}
