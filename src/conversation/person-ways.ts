import { type Availability, isOpen, readAvailability, type WayState } from '../handoff/availability.ts';
import { type Way, ways } from '../handoff/hours-file.ts';
import { reachButton } from './buttons.ts';
import type { Content } from './content.ts';
import type { Button } from './outbound.ts';
import { soonWords, whenWords } from './when-words.ts';
import type { World } from './world.ts';

/** How each way to a person stands for this family right now. */
export function availabilityIn({ content, desk, enquirer, now }: World): Availability {
  const { channel, person, isReachable } = enquirer;
  const isBlocked = desk.overrides.blocked.some((other) => other.channel === channel && other.person === person);
  return readAvailability(content.hours, desk, { isBlocked, isReachable }, now);
}

/** A line for each way that there is: that it is open, how long it takes, or when it opens. `without`: ways that are no choice now. */
export function wayLines(world: World, without: readonly Way[] = []): string {
  const found = availabilityIn(world);
  const lines = ways.flatMap((way) => (without.includes(way) ? [] : (wayLine(way, found[way], world) ?? [])));
  return lines.map((line) => `- ${line}`).join('\n');
}

/** A button for each way that is open right now. */
export function wayButtons(world: World, without: readonly Way[] = []): Button[] {
  const found = availabilityIn(world);
  return ways.flatMap((way) => (isOpen(found[way]) && !without.includes(way) ? [wayButton(way, world.content)] : []));
}

/** The way by one tap: phone and WhatsApp leave at once, the others begin here. */
function wayButton(way: Way, { pack, say }: Content): Button {
  switch (way) {
    case 'phone':
      return { kind: 'call', title: say('call-button'), number: pack.helpline.phone };
    case 'whatsapp':
      return { kind: 'link', title: say('whatsapp-button'), url: whatsappLink(pack.helpline.whatsappInternational) };
    case 'chat':
      return reachButton('chat', say('way-chat-button'));
    case 'callback':
      return reachButton('callback', say('way-callback-button'));
  }
}

/** The link that opens WhatsApp, with words to send where there are some. */
export function whatsappLink(number: string, text = ''): string {
  return `https://wa.me/${number}${text === '' ? '' : `?text=${encodeURIComponent(text)}`}`;
}

function wayLine(way: Way, state: WayState, world: World): string | null {
  const { say } = world.content;
  switch (state.kind) {
    case 'off':
      return null;
    case 'unknown':
      // Who is at the desk is always known.
      return way === 'chat' ? say('way-chat-queue') : say(`way-${way}-unknown`);
    case 'opens': {
      const when = soonWords(state.opensAt, world) ?? whenWords(state.opensAt, world);
      return way === 'callback' ? say('way-callback-now') : say(`way-${way}-opens`, { when });
    }
    case 'nobody':
      return say(`way-${way}-nobody`);
    case 'now':
      return say(`way-${way}-now`);
    case 'queue':
      return state.waitMs === null
        ? say('way-chat-queue')
        : say('way-chat-estimate', { minutes: String(Math.max(1, Math.ceil(state.waitMs / 60_000))) });
  }
}
