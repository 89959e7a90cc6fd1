import type { Insights } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { saveText } from '../chat/save-file.ts';
import { button, field, form, select } from './controls.ts';
import { get } from './desk-api.ts';
import { words } from './desk-words.ts';

type Row = readonly [what: string, figure: string];

/** Counts of the last days, as tables, and as a file for a spreadsheet. */
export function insightsView(say: (line: string) => void): HTMLElement {
  const days = select(['7', '30', '90', '365'].map((count) => [count, count] as const));
  days.value = '30';
  const tables = element('div', { class: 'insights' });

  async function load(): Promise<void> {
    const answer = await get<Insights>(`/insights?days=${days.value}`);
    if (answer.kind !== 'ok') return say(words.failed);
    tables.replaceChildren(...tablesOf(answer.body));
  }

  async function save(): Promise<void> {
    const file = await get<{ name: string; text: string }>(`/insights/file?days=${days.value}`);
    if (file.kind === 'ok') saveText(file.body.name, file.body.text);
    else say(words.failed);
  }

  void load();
  const submit = element('button', { type: 'submit', class: 'main' }, words.show);
  const choose = form(
    () => void load(),
    field(words.days, days),
    submit,
    button(words.csv, () => void save()),
  );
  choose.className = 'choose-days';
  const heading = element('h2', { tabindex: '-1' }, words.insights);
  return element('section', { class: 'page-pane', 'aria-label': words.insights }, heading, choose, tables);
}

function tablesOf({ conversations, messages, outcomes, handoffs, feedback, unanswered }: Insights): HTMLElement[] {
  const wait = (ms: number | null) => (ms === null ? '–' : words.minutes(ms));
  const figures: Row[] = [
    [words.conversations, String(conversations)],
    [words.messages, String(messages)],
    [words.requested, String(handoffs.requested)],
    [words.waitMedian, wait(handoffs.waitMedianMs)],
    [words.waitMost, wait(handoffs.waitNineOfTenMs)],
    [words.helped, String(feedback.good)],
    [words.notHelped, String(feedback.bad)],
  ];
  const unhelpfulRows = feedback.unhelpful.map(({ title, count }): Row => [title, String(count)]);
  const unansweredRows = unanswered.map(({ words: text, count }): Row => [text, String(count)]);
  return [
    table(words.figures, figures),
    table(words.messagesCameTo, rowsOf(outcomes, words.cameTo)),
    table(words.handoffReasons, rowsOf(handoffs.byReason, words.reasons)),
    table(words.handoffEnds, rowsOf(handoffs.byEnd, words.endings)),
    table(words.advisorsSaid, rowsOf(handoffs.byOutcome, words.outcomes)),
    table(words.ratings, rowsOf(handoffs.ratings)),
    table(words.unhelpfulTitle, unhelpfulRows, words.unhelpfulHint),
    table(words.unansweredTitle, unansweredRows, words.unansweredHint),
  ];
}

function rowsOf(counts: Readonly<Record<string, number>>, names: Readonly<Record<string, string>> = {}): Row[] {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => [names[name] ?? name, String(count)]);
}

function table(title: string, rows: readonly Row[], hint?: string): HTMLElement {
  const heading = element('h3', {}, title);
  const hints = hint === undefined ? [] : [element('p', { class: 'hint' }, hint)];
  if (rows.length === 0)
    return element('section', { class: 'part-box' }, heading, ...hints, element('p', { class: 'none' }, words.nothingYet));
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, words.what),
    element('th', { scope: 'col', class: 'figure' }, words.figure),
  );
  const body = rows.map(([what, figure]) =>
    element('tr', {}, element('th', { scope: 'row' }, what), element('td', { class: 'figure' }, figure)),
  );
  const made = element('table', { 'aria-label': title }, element('thead', {}, head), element('tbody', {}, ...body));
  return element('section', { class: 'part-box' }, heading, ...hints, made);
}
