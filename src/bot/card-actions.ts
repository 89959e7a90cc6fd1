import type { Button } from '../conversation/outbound.ts';
import type { DirectLineAction } from './direct-line-activity.ts';

/**
 * A button as a Bot Framework card action. A tap is a `messageBack`: its value comes back as data and its words are shown
 * as the person's message. Never `imBack`, whose words would be matched as if typed.
 */
export function renderButton(button: Button): DirectLineAction {
  if (button.kind === 'call') return { type: 'openUrl', title: button.title, value: `tel:${dialled(button.number)}` };
  if (button.kind === 'link') return { type: 'openUrl', title: button.title, value: button.url };
  const { title, tap } = button;
  return { type: 'messageBack', title, text: title, displayText: title, value: { kind: tap.kind, id: tap.id } };
}

function dialled(number: string): string {
  return number.replace(/[^\d+]/g, '');
}
