import type { Insights } from '../desk-contract.ts';

/** The insights as a table for a spreadsheet: one line for each figure, its group and name before it. */
export function insightsFile(insights: Insights): { name: string; text: string } {
  const { days, conversations, messages, outcomes, handoffs, feedback, unanswered } = insights;
  const rows: [string, string, number | null][] = [
    ['all', 'conversations', conversations],
    ['all', 'messages', messages],
    ...group('message came to', outcomes),
    ['handoffs', 'requested', handoffs.requested],
    ...group('handoff because', handoffs.byReason),
    ...group('handoff ended', handoffs.byEnd),
    ...group('advisor said', handoffs.byOutcome),
    ['wait, seconds', 'half waited at most', seconds(handoffs.waitMedianMs)],
    ['wait, seconds', 'nine of ten waited at most', seconds(handoffs.waitNineOfTenMs)],
    ...group('rating', handoffs.ratings),
    ['feedback', 'helped', feedback.good],
    ['feedback', 'did not help', feedback.bad],
    ...feedback.unhelpful.map(({ title, count }): [string, string, number] => ['did not help', title, count]),
    ...unanswered.map(({ words, count }): [string, string, number] => ['no answer to', words, count]),
  ];
  const lines = [['group', 'name', 'figure'], ...rows].map((row) => row.map((cell) => csvCell(cell ?? '')).join(','));
  return { name: `insights-${days}-days.csv`, text: `${lines.join('\r\n')}\r\n` };
}

function group(name: string, counts: Readonly<Record<string, number>>): [string, string, number][] {
  return Object.entries(counts).map(([key, count]) => [name, key, count]);
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1000);
}

/** A spreadsheet would run what begins like a formula, so such a cell begins with an apostrophe. */
function csvCell(value: string | number): string {
  const text = String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
