/** Every line that the panel itself says: short, plain, and never a dead end. What the assistant says comes from the service. */
export const words = {
  close: 'Close',
  log: 'Conversation',
  you: 'You said:',
  assistant: 'Helpline assistant said:',
  urgent: 'Urgent',
  sourceLink: 'Read the source',
  newTab: 'opens in a new tab',
  newBelow: 'More below',
  sending: 'Sending…',
  waiting: 'Waiting to be sent',
  pressed: 'You pressed a button',
  messageLabel: 'Write your question',
  send: 'Send',
  empty: 'Write something first, then press Send.',
  left: (count: number) => `You can write ${count} more ${plural(count)}.`,
  tooLong: (count: number) => `Your message is ${count} ${plural(count)} too long. Make it shorter, or send it in two parts.`,
  connecting: 'Connecting…',
  restored: 'Your chat is back.',
  backOnline: 'You are connected again.',
  offline: 'You are offline. What you write is kept here, and sent when you are back online.',
  lost: 'We can’t reach the chat at the moment. We keep trying, and what you write is kept.',
  slow: 'Your message is not sent yet. We keep trying.',
  notSent: 'Not sent',
  refused: (reason: string) => `Your message was not sent. ${reason}`,
  orCall: 'Or call',
  endedTitle: 'This chat has ended',
  ended: 'You can still read it, but nothing more can be sent in it.',
  toTalk: 'To talk to a person, call',
  startNew: 'Start a new chat',
  closedTitle: 'The chat can’t be opened',
  closed: 'The chat is not available here at the moment.',
  tryAgain: 'Try again',
};

function plural(count: number): string {
  return count === 1 ? 'character' : 'characters';
}
