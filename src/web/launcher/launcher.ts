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
      reveal(panel, true, topic);
    }
  }

  function reveal(loaded: Panel, isAsked: boolean, topic?: string): void {
    button.hidden = true;
    remember('open');
    loaded.show(isAsked, topic);
  }

  function load(onReady?: (hasChat: boolean) => void): Panel {
    const loaded = createPanel(
      chatUrl,
      (message) => {
        if (message.helpline === 'unread') button.textContent = label + words.unread(message.count);
        if (message.helpline === 'ready' && !button.hidden) onReady?.(message.hasChat);
      },
      () => {
        button.hidden = false;
        remember('closed');
        // What opened the chat may have gone, or take no focus: then it stays on the button.
        button.focus();
        opener?.focus();
      },
    );
    root.append(loaded.dialog);
    return loaded;
  }

  /** The site's next page: a chat that goes on is there again, and in view if it was. It takes no focus, and no small screen. */
  function comeBack(): void {
    panel = load((hasChat) => {
      if (!panel) return;
      if (!hasChat) {
        remember('');
        panel.dialog.remove();
        panel = undefined;
      } else if (recall() === 'open' && !smallScreen.matches) reveal(panel, false);
    });
  }

  if (canFrame && recall()) comeBack();
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
