import type { ToPage } from '../frame-messages.ts';
import { element } from './element.ts';
import { watchLinks } from './links.ts';
import { buttonLook, hostLook, sheetText } from './look.ts';
import { createPanel, type Panel, smallScreen } from './panel.ts';
import type { Settings } from './settings.ts';
import { recall, remember } from './tab-memory.ts';
import * as words from './words.ts';

/** What the charity's own scripts may call, as `HelplineChat`. */
export interface HelplineChat {
  /** Opens the chat. `topic`: the id of a topic, for a chat in which nothing was asked yet. */
  open(topic?: string): void;
}

/** Draws the button, and nothing else until it is asked for. */
export function createLauncher(settings: Settings): HelplineChat {
  const { chatUrl, label } = settings;
  const button = element('button', { onclick: () => open() }, label);
  const root = drawHost(button, settings);
  let panel: Panel | undefined;
  let opener: HTMLElement | null;

  function open(topic = settings.topic, by = document.activeElement as HTMLElement | null): void {
    // Browsers too old for the panel show the chat as a page.
    if (!canFrame) location.href = chatUrl;
    else {
      opener = by;
      panel ??= load();
      reveal(true, topic);
    }
  }

  function reveal(isAsked: boolean, topic?: string): void {
    button.hidden = true;
    remember('open');
    panel?.show(isAsked, topic);
  }

  function load(): Panel {
    const loaded = createPanel(chatUrl, hear, () => {
      button.hidden = false;
      remember('closed');
      // What opened the chat may have gone, or take no focus: then it stays on the button.
      button.focus();
      opener?.focus();
    });
    root.append(loaded.dialog);
    return loaded;
  }

  function hear(message: ToPage): void {
    if (message.helpline === 'leave') drop();
    if (message.helpline === 'ready' && !button.hidden) comeBack(message.hasChat);
    if (message.helpline === 'unread') button.textContent = label + words.unread(message.count);
  }

  /** The site's next page: a chat that goes on is there again, and in view if it was. It takes no focus, and no small screen. */
  function comeBack(hasChat: boolean): void {
    if (!hasChat) drop();
    else if (recall() === 'open' && !smallScreen.matches) reveal(false);
  }

  /** As if the chat had never been opened here. */
  function drop(): void {
    remember('');
    panel?.dialog.remove();
    panel = undefined;
    button.hidden = false;
  }

  if (canFrame && recall()) panel = load();
  watchLinks(open);
  return { open };
}

/** Whether the browser can style the panel under a strict policy. Each that can has dialogs too. */
const canFrame = 'adoptedStyleSheets' in document;

/** Last on the page, where nothing that the page does to its body reaches it. */
function drawHost(button: HTMLElement, settings: Settings): ShadowRoot {
  const host = element('section', { ariaLabel: words.title });
  const root = host.attachShadow({ mode: 'open' });
  host.style.cssText = hostLook;
  button.style.cssText = buttonLook(settings);
  root.append(button);
  if (canFrame) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText(settings));
    root.adoptedStyleSheets = [sheet];
  }
  document.documentElement.append(host);
  return root;
}
