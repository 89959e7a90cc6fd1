import { type BriefingPart, briefingParts, type Reach } from '../handoff/reach.ts';
import { cancelCallback } from './callback-code.ts';
import { beginCallback, bookCallback, chooseCallbackTime, chooseVoicemail, showCallback } from './callback-form.ts';
import { codeToCancel } from './code-named.ts';
import { carryOnButtons, sayLine } from './dialog-turns.ts';
import type { Tap } from './inbound.ts';
import { offerPerson } from './offer-person.ts';
import type { State } from './state.ts';
import { beginChat, beginSummary, chooseSummaryPart, keepSummary, reasonOf, shareSummary, showSummary } from './summary.ts';
import type { Turn } from './turn-result.ts';
import type { World } from './world.ts';

/** Follows a button on the way to a person. One of a step that is over leads back to the ways that there are. */
export function followReach(state: State, tap: Tap, world: World): Turn {
  const { id } = tap;
  if (state.handoff?.status === 'active' && id !== 'ways') return beginChat(state, world);
  if (codeToCancel(id)) return cancelCallback(state, world);
  switch (id) {
    case 'ways':
      return offerPerson(state, reasonOf(state), world.content.say('ways-lead'), world);
    case 'chat':
      return beginChat(state, world);
    case 'carry':
      return beginSummary(state, 'carry', world);
    case 'callback':
      return beginCallback(state, world);
    case 'stop':
      return stopReach(state, world);
    default:
      return followStep(state, tap, world) ?? offerPerson(state, reasonOf(state), world.content.say('reach-gone'), world);
  }
}

/** Leaves what was being arranged, back to the assistant. Nothing of it is kept. */
export function stopReach(state: State, world: World): Turn {
  return sayLine({ ...state, reach: null }, world.content.say('reach-stopped'), carryOnButtons(state, world.content));
}

/** What is being arranged, as it stands. `lead` comes first. */
export function showReach(state: State, reach: Reach, world: World, lead?: string): Turn {
  return reach.kind === 'summary' ? showSummary(state, reach, world, lead) : showCallback(state, reach, world, lead);
}

function followStep(state: State, { id, briefing }: Tap, world: World): Turn | null {
  const { reach } = state;
  const [what = '', which = ''] = id.split('/');
  if (reach?.kind === 'callback') {
    if (what === 'when') return chooseCallbackTime(state, reach, Number(which), world);
    if (what === 'voicemail') return chooseVoicemail(state, reach, which === 'yes', world);
    return what === 'callback-ok' ? bookCallback(state, reach, world) : null;
  }
  if (reach?.kind !== 'summary') return null;
  if (what === 'share') return shareSummary(state, reach, briefing, world);
  if (what === 'no-share') return keepSummary(state, reach, world);
  if (what === 'back') return showSummary(state, { ...reach, part: null }, world);
  if (what === 'edit')
    return isPart(which) ? showSummary(state, { ...reach, part: which }, world) : chooseSummaryPart(state, reach, world);
  return null;
}

function isPart(text: string): text is BriefingPart {
  return (briefingParts as readonly string[]).includes(text);
}
