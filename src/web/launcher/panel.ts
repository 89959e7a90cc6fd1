import type { ToPage, ToPanel } from '../frame-messages.ts';
import { element } from './element.ts';
import { createWaiting } from './waiting.ts';
import * as words from './words.ts';

/** The panel on the charity's page: a dialog, and in it the chat in a frame of the service's origin. */
export interface Panel {
  readonly dialog: HTMLDialogElement;
  /** Opens it. `isAsked`: the person did so just now, so the focus goes along. */
  show(isAsked: boolean, topic?: string): void;
}

/** A screen that has no room for page and chat at once: there the panel fills it, and nothing behind it can be reached. */
export const smallScreen = matchMedia('(max-width:40em),(max-height:30em)');

/**
 * Makes the panel, with its frame loading in it, out of view. What happens in it is told to `onMessage`: the chat is there, or
 * messages came; and to `onClose`.
 */
export function createPanel(chatUrl: string, onMessage: (message: ToPage) => void, onClose: () => void): Panel {
  const { origin } = new URL(chatUrl);
  const frame = element('iframe', { title: words.title, allow: 'clipboard-write', hidden: true, src: chatUrl });
  const waiting = createWaiting(chatUrl, () => dialog.close());
  const dialog = element('dialog', { ariaLabel: words.title }, waiting, frame);
  let shown: Extract<ToPanel, { helpline: 'shown' }> | undefined;

  const post = (message: ToPanel) => (frame.contentWindow as Window).postMessage(message, origin);

  function hear(message: ToPage): void {
    if (message.helpline === 'close') dialog.close();
    if (message.helpline === 'ready') {
      waiting.hidden = true;
      frame.hidden = false;
      tellShown();
    }
    onMessage(message);
  }

  function tellShown(): void {
    if (shown && waiting.hidden) {
      if (shown.focus) frame.focus();
      post(shown);
    }
  }

  function show(isAsked: boolean, topic = ''): void {
    const modal = smallScreen.matches;
    shown = { helpline: 'shown', modal, focus: isAsked, topic };
    dialog.className = modal ? 'modal' : '';
    dialog.close();
    if (modal) dialog.showModal();
    else if (isAsked) dialog.show();
    // The attribute shows the dialog and leaves the focus where the person has it.
    else dialog.open = true;
    tellShown();
  }

  frame.onload = () => post({ helpline: 'hello' });
  // A modal dialog is closed by the browser too, on Escape or a phone's back button.
  dialog.onclose = () => {
    if (!dialog.open) {
      shown = undefined;
      post({ helpline: 'hidden' });
      onClose();
    }
  };
  dialog.onkeydown = ({ key }) => key === 'Escape' && dialog.close();
  smallScreen.onchange = () => {
    if (dialog.open) {
      show(false);
      frame.focus();
    }
  };
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<ToPage>) => {
    if (source === frame.contentWindow && from === origin) hear(data);
  });
  return { dialog, show };
}
