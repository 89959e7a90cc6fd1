import { menuButtons } from './buttons.ts';
import { offersOf } from './offers.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Says once who this is, that it is a computer, what happens to what is written, 999 and the phone. */
export function welcome(state: State, { content, showDraft }: World): Turn {
  if (state.welcomed) return { state, replies: [] };
  const { say } = content;
  const text = showDraft ? `${say('draft-banner')}\n\n${say('welcome')}` : say('welcome');
  const buttons = menuButtons(content);
  return { state: { ...state, welcomed: true, offered: offersOf(buttons) }, replies: [{ tone: 'plain', text, buttons }] };
}
