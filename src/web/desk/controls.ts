import { element } from '../chat/dom.ts';

/** A button that does something. `key`: keeps the focus on it when the list around it is drawn again. */
export function button(label: string, onPress: () => void, options: { class?: string; key?: string } = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', class: options.class ?? 'plain' }, label);
  if (options.key !== undefined) made.dataset['key'] = options.key;
  made.addEventListener('click', onPress);
  return made;
}

let fields = 0;

/** A control with its label, and a hint where one helps. */
export function field<Control extends HTMLElement>(label: string, control: Control, hint?: string): HTMLElement {
  fields += 1;
  control.id = `field-${fields}`;
  const parts: Node[] = [element('label', { for: control.id }, label), control];
  if (hint !== undefined) {
    control.setAttribute('aria-describedby', `hint-${fields}`);
    parts.push(element('p', { class: 'hint', id: `hint-${fields}` }, hint));
  }
  return element('div', { class: 'field' }, ...parts);
}

/** A form whose sending runs `onSend`. */
export function form(onSend: () => void, ...children: readonly Node[]): HTMLFormElement {
  const made = element('form', { novalidate: '' }, ...children);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    onSend();
  });
  return made;
}

/** A choice of one. */
export function select(options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
  return element('select', {}, ...options.map(([value, label]) => element('option', { value }, label)));
}

/** The day of a time, as people here write it. */
export function dayOf(ms: number): string {
  return new Date(ms).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'Europe/London' });
}

/** A time of day; with the day when it is not today. */
export function timeOf(ms: number): string {
  const time = new Date(ms).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
  return dayOf(ms) === dayOf(Date.now()) ? time : `${dayOf(ms)}, ${time}`;
}
