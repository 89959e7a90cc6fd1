import { type Code, showCode } from '../code.ts';
import type { Briefing, Consent, Handoff } from '../handoff/handoff.ts';
import { isUnderWay } from '../handoff/handoff.ts';
import { offerHandoff } from '../handoff/transitions.ts';
import { sayLine } from './dialog-turns.ts';
import type { Button } from './outbound.ts';
import { wayButtons, whatsappLink } from './person-ways.ts';
import type { State } from './state.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Files an agreed summary under a code that the desk finds, and gives the ways that it can be taken to: said on the phone, sent in WhatsApp. */
export function carryAlong(state: State, shared: { briefing: Briefing; consent: Consent }, world: World): Turn {
  const { say } = world.content;
  const handoff = handoffToFile(state.handoff, world);
  const code = handoff.code ?? world.fresh.code;
  const buttons = wayButtons(world).flatMap((button) => carryButton(button, code, shared.briefing, world) ?? []);
  const filed = { ...handoff, ...shared, code };
  return sayLine({ ...state, handoff: filed }, say('carry-done', { code: showCode(code) }), buttons);
}

/** Whoever waits keeps waiting: the code is one more way to find them. */
function handoffToFile(handoff: Handoff | null, { fresh, now }: World): Handoff {
  return isUnderWay(handoff) || handoff?.status === 'offered' ? handoff : offerHandoff(fresh.id, 'asked', now);
}

/** The phone as it is; WhatsApp with the summary in the message, which the family sends or not. */
function carryButton(button: Button, code: Code, { asked, need }: Briefing, { content }: World): Button | null {
  if (button.kind !== 'link') return button.kind === 'call' ? button : null;
  const text = content.say('whatsapp-text', { code: showCode(code), asked: shorten(asked), need: shorten(need) });
  return { ...button, url: whatsappLink(content.pack.helpline.whatsappInternational, text) };
}

/** A link that is too long opens nothing on some phones. */
const longestPart = 400;

function shorten(text: string): string {
  const plain = text.replace(/\s*\n\s*/g, '; ').trim();
  return plain.length <= longestPart ? plain : `${plain.slice(0, longestPart - 1).trimEnd()}…`;
}
