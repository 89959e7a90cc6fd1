// Every line that the button and its waiting panel say. Each an export of its own: that bundles smaller than one object.

/** On the button, unless the page says otherwise. */
export const label = 'Ask the helpline assistant';
/** What the button's place, the panel and its frame are called. */
export const title = 'Helpline assistant';
/** Until the chat answers; the phone number stands below. */
export const waiting = 'The chat is opening. If it does not, call';
/** The way out where a page won't hold the panel. */
export const ownPage = 'Open the chat as a page';
/** Takes the panel away. */
export const close = 'Close';
/** Behind the button's label, when messages came while the panel was closed. */
export const unread = (count: number) => (count > 0 ? ` (${count} new)` : '');
