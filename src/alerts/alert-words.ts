import type { AlertKind } from '../handoff/alert.ts';

/** What is told, for the charity's own people: what happened and what to do, and nothing of what a family said. */
export interface AlertWords {
  readonly subject: string;
  readonly text: string;
}

/** `raisedAt` in milliseconds since 1970; `deskUrl`: where the desk is opened. */
export function alertWords(kind: AlertKind, raisedAt: number, deskUrl: string): AlertWords {
  const { subject, what } = words[kind];
  return { subject: `Helpline: ${subject}`, text: `${what}\n\nWhen: ${timeFormat.format(raisedAt)}\nThe desk: ${deskUrl}\n` };
}

const words: Readonly<Record<AlertKind, { readonly subject: string; readonly what: string }>> = {
  'waiting-unattended': {
    subject: 'a family is waiting',
    what: 'A family has been waiting for a person for some time, and nobody has taken the chat. Please open the desk, or ask somebody who can.',
  },
  'crisis-unattended': {
    subject: 'someone may not be safe, and nobody is at the desk',
    what: 'Somebody wrote about a danger to their own safety, or to a child’s. They were told whom to call. No advisor is on duty. Please look at the chat now, and follow your safeguarding procedure.',
  },
  'hub-failed': {
    subject: 'a family could not be handed over',
    what: 'A family asked for a person, and the engagement hub could not take them. They were given the phone number. Please check the hub.',
  },
  'callback-overdue': {
    subject: 'a call that a family waits for has not been made',
    what: 'A family asked to be called back, and the time that they chose has gone by. Please open the desk: the number is under Callbacks. Mark it there when the call is made.',
  },
  undelivered: {
    subject: 'messages could not be delivered',
    what: 'Messages to a family could not be delivered and were given up. Please check the channel, and call the family back where you can.',
  },
};

/** In the charity's own time. */
const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/London' });
