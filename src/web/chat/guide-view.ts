import type { WireButton, WireGuide } from '../../http/contract.ts';
import { element, spoken } from './dom.ts';
import { guideWords } from './guide-words.ts';
import { listTools } from './list-tools.ts';

/** Draws one button, as the message that it stands under draws its own. */
type DrawButton = (button: WireButton) => HTMLElement;

/** Puts what belongs to a guided dialog around its step: the dialog's title above the words, the person's list below them. */
export function addGuide(message: HTMLElement, { title, list }: WireGuide, draw: DrawButton): void {
  message.classList.add('guided');
  const bubble = message.querySelector('.bubble');
  bubble?.prepend(element('p', { class: 'guide-title' }, title));
  if (list) bubble?.append(drawList(list, draw));
}

/** Back, change, pause, stop: smaller than the step's own buttons, and gone once the person has moved on. */
export function guideControls({ controls }: WireGuide, draw: DrawButton): HTMLElement {
  const row = element('ul', { class: 'guide-controls', 'aria-label': guideWords.controls });
  row.append(...controls.map((button) => element('li', {}, draw(button))));
  row.hidden = controls.length === 0;
  return row;
}

function drawList(list: NonNullable<WireGuide['list']>, draw: DrawButton): HTMLElement {
  const items = list.items.map(({ text, buttons }) => {
    const item = element('li', {}, element('p', {}, text));
    if (buttons.length > 0) item.append(itemButtons(text, buttons, draw));
    return item;
  });
  const isOpen = list.items.some(({ buttons }) => buttons.length > 0);
  const whole = element('div', { class: 'guide-list', role: 'group', 'aria-label': list.title });
  whole.append(element('h2', {}, list.title), element('ol', {}, ...items));
  if (!isOpen)
    whole.append(
      listTools(
        list.title,
        list.items.map(({ text }) => text),
        whole,
      ),
    );
  return whole;
}

/** Each says which item it moves: out of its place in the list "Move up" would mean nothing. */
function itemButtons(text: string, buttons: readonly WireButton[], draw: DrawButton): HTMLElement {
  const drawn = buttons.map((button) => {
    const made = draw(button);
    made.append(spoken(` ${text}`));
    return made;
  });
  return element('div', { class: 'guide-item-buttons' }, ...drawn);
}
