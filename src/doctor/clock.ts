import { type Finding, fault, good } from './finding.ts';

/** What can be told of the clock without asking anyone: `now` and what it is held against, in milliseconds since 1970. */
export interface ClockFacts {
  readonly now: number;
  /** When the newest file of the project was written. */
  readonly newestFile: number;
  /** The hour in London at noon UTC on 1 July, as this Node tells it. */
  readonly summerHour: string;
}

const dayMs = 86_400_000;
const about = 'clock';

/** Opening hours, tokens and retention go by the clock. */
export function examineClock({ now, newestFile, summerHour }: ClockFacts): Finding[] {
  const findings: Finding[] = [];
  if (now < newestFile - dayMs)
    findings.push(
      fault(
        about,
        `it says ${new Date(now).toISOString().slice(0, 10)}, and files of the project are newer`,
        'Chats would be kept too long and opening hours be wrong: set the clock (timedatectl set-ntp true).',
      ),
    );
  if (summerHour !== '13')
    findings.push(
      fault(
        about,
        'this Node does not know British Summer Time',
        'Opening hours would be an hour wrong all summer: use a Node with full time zone data (the one that npm ci brings).',
      ),
    );
  return findings.length > 0 ? findings : [good(about, new Date(now).toISOString())];
}

/** The hour in London at noon UTC on a summer’s day. */
export function summerHourInLondon(): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit' }).format(Date.UTC(2026, 6, 1, 12));
}
