import { showCode } from '../code.ts';
import type { Alert } from '../handoff/alert.ts';
import { callbackWindows, isOpen } from '../handoff/availability.ts';
import type { Callback, CallbackTime } from '../handoff/callback.ts';
import { isUnderWay } from '../handoff/handoff.ts';
import { readPhoneNumber } from '../handoff/phone-number.ts';
import type { CallbackForm } from '../handoff/reach.ts';
import { close } from '../handoff/transitions.ts';
import { reachButton } from './buttons.ts';
import { eventRow } from './handoff-rows.ts';
import { offerPerson } from './offer-person.ts';
import { offersOf } from './offers.ts';
import type { Button } from './outbound.ts';
import { availabilityIn } from './person-ways.ts';
import type { State } from './state.ts';
import { reasonOf } from './summary.ts';
import type { NewLogRow } from './turn-request.ts';
import type { Turn } from './turn-result.ts';
import { callbackTimeWords } from './when-words.ts';
import type { World } from './world.ts';

const emptyForm: CallbackForm = { kind: 'callback', step: 'name', name: '', number: null, time: null, isVoicemailSafe: null };

/** A name, not a story. In UTF-16 units. */
const longestName = 60;

/** Begins to arrange a callback; where none can be had, says so with the ways that there are. */
export function beginCallback(state: State, world: World): Turn {
  if (!isOpen(availabilityIn(world).callback)) return noCallback(state, world);
  return showCallback(state, emptyForm, world);
}

/** Asks for what is missing, in its order; with everything given, whether it is right. `lead` comes first. */
export function showCallback(state: State, form: CallbackForm, world: World, lead?: string): Turn {
  const { say } = world.content;
  const ask = (line: string, buttons: readonly Button[] = []) => {
    const all = [...buttons, reachButton('stop', say('reach-stop-button'))];
    const text = lead === undefined ? line : `${lead}\n\n${line}`;
    return {
      state: { ...state, reach: form, offered: offersOf(all) },
      replies: [{ tone: 'plain', text, buttons: all }],
    } as const;
  };
  switch (form.step) {
    case 'name':
    case 'number':
      return ask(say(`callback-${form.step}`, { name: form.name }));
    case 'when':
      return ask(say('callback-when'), timeButtons(world));
    case 'voicemail':
      return ask(say('callback-voicemail'), [
        reachButton('voicemail/yes', say('callback-voicemail-yes-button')),
        reachButton('voicemail/no', say('callback-voicemail-no-button')),
      ]);
    case 'confirm':
      return ask(confirmWords(form, world), [
        reachButton('callback-ok', say('callback-ok-button')),
        reachButton('callback', say('callback-again-button')),
      ]);
  }
}

/** Takes a typed name or number. `null`: this step takes none. */
export function typeCallback(state: State, form: CallbackForm, text: string, world: World): Turn | null {
  const { say } = world.content;
  if (form.step === 'name') {
    const name = bareName(text, world);
    if (name.length > longestName) return showCallback(state, form, world, say('callback-name-long'));
    return showCallback(state, { ...form, name, step: 'number' }, world);
  }
  if (form.step !== 'number') return null;
  const number = readPhoneNumber(text);
  if (!number) return showCallback(state, form, world, say('callback-number-wrong'));
  return nextAfterNumber(state, { ...form, number }, world);
}

/** Takes the time of a button, by when it begins. */
export function chooseCallbackTime(state: State, form: CallbackForm, from: number, world: World): Turn {
  const time = callbackTimes(world).find((one) => one.from === from);
  if (form.number === null) return showCallback(state, form, world);
  if (!time) return showCallback(state, { ...form, step: 'when' }, world, world.content.say('callback-time-gone'));
  return showCallback(state, { ...form, time, step: 'voicemail' }, world);
}

/** Takes whether a message may be left. */
export function chooseVoicemail(state: State, form: CallbackForm, isVoicemailSafe: boolean, world: World): Turn {
  if (form.time === null) return showCallback(state, form, world);
  return showCallback(state, { ...form, isVoicemailSafe, step: 'confirm' }, world);
}

/** Files the callback, and gives its code. Whoever waited in the queue has chosen another way, and leaves it. */
export function bookCallback(state: State, form: CallbackForm, world: World): Turn {
  const { content, fresh, now } = world;
  const { name, number, time, isVoicemailSafe } = form;
  if (!number || !time || isVoicemailSafe === null) return showCallback(state, form, world);
  if (!isOpen(availabilityIn(world).callback)) return noCallback(state, world);
  if (time.until !== null && time.until <= now)
    return showCallback(state, { ...form, step: 'when' }, world, content.say('callback-time-gone'));
  const callback: Callback = {
    id: fresh.id,
    code: fresh.code,
    name,
    number: number.e164,
    time,
    isVoicemailSafe,
    requestedAt: now,
  };
  const when = callbackTimeWords(time, world);
  const buttons = [cancelButton(callback.code, world)];
  const left = leaveQueue(state, world);
  const text = [content.say('callback-done', { when, code: showCode(callback.code) }), ...left.lines].join('\n\n');
  return {
    state: { ...left.state, reach: null, offered: offersOf(buttons) },
    replies: [{ tone: 'plain', text, buttons }],
    rows: [...left.rows, callbackRow('requested', callback.id)],
    callback: { kind: 'request', callback },
    alerts: [overdueAlert(callback)],
  };
}

/** A call for which the helpline has no times is a day late after a day. */
const dayMs = 86_400_000;

/** Somebody outside the desk is told when the time of a call has gone by. */
function overdueAlert({ id, time, requestedAt }: Callback): Alert {
  return { kind: 'callback-overdue', handoff: null, callback: { id, dueAt: time.until ?? requestedAt + dayMs } };
}

/** The button that cancels a callback by its code. */
export function cancelButton(code: string, { content }: World): Button {
  return reachButton(`cancel/${code}`, content.say('callback-cancel-button'));
}

/** What happened to a callback, for whoever reads the conversation at the desk. */
export function callbackRow(event: 'requested' | 'cancelled', callback: string): NewLogRow {
  return { audience: 'advisors', from: 'system', body: { kind: 'callback', event, callback } };
}

/** "My name is Kim": the name alone. */
function bareName(text: string, { content }: World): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  const lead = content
    .say('callback-name-words')
    .split('|')
    .map((words) => `${words.trim()} `)
    .find((words) => plain.toLowerCase().startsWith(words));
  return plain.slice(lead?.length ?? 0).trim();
}

function nextAfterNumber(state: State, form: CallbackForm, world: World): Turn {
  const times = callbackTimes(world);
  const [only] = times;
  // Where no times are written down there is nothing to choose.
  if (only && only.until === null) return showCallback(state, { ...form, time: only, step: 'voicemail' }, world);
  return showCallback(state, { ...form, step: 'when' }, world);
}

/** The times that the helpline really has; where none are written down, as soon as somebody can. */
function callbackTimes({ content, desk, now }: World): CallbackTime[] {
  if (content.hours.ways.callback === 'unset') return [{ from: now, until: null }];
  return callbackWindows(content.hours, desk, now);
}

function timeButtons(world: World): Button[] {
  return callbackTimes(world).map((time) => reachButton(`when/${time.from}`, callbackTimeWords(time, world)));
}

function confirmWords({ name, number, time, isVoicemailSafe }: CallbackForm, world: World): string {
  const { say } = world.content;
  const when = time ? callbackTimeWords(time, world) : '';
  const voicemail = say(isVoicemailSafe ? 'callback-confirm-voicemail' : 'callback-confirm-no-voicemail');
  return say('callback-confirm', { name, number: number?.shown ?? '', when, voicemail });
}

function noCallback(state: State, world: World): Turn {
  return offerPerson(state, reasonOf(state), world.content.say('callback-none'), world);
}

function leaveQueue(state: State, { content, now }: World): { state: State; rows: NewLogRow[]; lines: string[] } {
  const { handoff } = state;
  if (!isUnderWay(handoff) || handoff.status !== 'waiting') return { state, rows: [], lines: [] };
  const left = close(handoff, 'left', now);
  return { state: { ...state, handoff: left }, rows: [eventRow('left', left)], lines: [content.say('callback-left-queue')] };
}
