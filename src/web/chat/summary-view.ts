import type { WireMessage } from '../../http/contract.ts';
import { element } from './dom.ts';
import { personWords as words } from './person-words.ts';

type SummaryPart = NonNullable<WireMessage['summary']>[number];

/** What the person made of their summary. */
export type Written = Record<SummaryPart['part'], string>;

/** As much of each part as the service keeps. */
const longestPart = 1000;
const nearLimit = 100;

/** A summary in boxes to write in. `read` gives what stands in them when it is shared. */
export interface SummaryForm {
  readonly root: HTMLElement;
  read(): Written;
}

/** Draws the summary so that its words can be changed at once. */
export function summaryForm(parts: readonly SummaryPart[]): SummaryForm {
  const boxes = new Map<string, HTMLTextAreaElement>();
  const fields = parts.map(({ part, label, text }) => {
    const box = element('textarea', { rows: '2', maxlength: String(longestPart), autocomplete: 'off' });
    box.value = text;
    boxes.set(part, box);
    const left = element('p', { class: 'composer-note' });
    box.addEventListener('input', () => {
      const count = longestPart - box.value.length;
      left.textContent = count <= nearLimit ? words.left(count) : '';
    });
    return element('div', { class: 'summary-part' }, element('label', {}, element('span', {}, label), box), left);
  });
  const read = (part: string) => boxes.get(part)?.value ?? '';
  return {
    root: element('div', { class: 'summary', role: 'group', 'aria-label': words.summary }, ...fields),
    read: () => ({ asked: read('asked'), told: read('told'), need: read('need') }),
  };
}
