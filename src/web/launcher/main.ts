import { createLauncher, type HelplineChat } from './launcher.ts';
import { readSettings } from './settings.ts';

declare global {
  interface Window {
    HelplineChat?: HelplineChat;
  }
}

/** The one script that a charity's page loads. Twice on a page by mistake, it still draws one button. */
const settings = readSettings(document.currentScript as HTMLScriptElement);
const begin = () => {
  window.HelplineChat ||= createLauncher(settings);
};
// After the body, so that the button comes last for the keyboard too.
if (document.body) begin();
else addEventListener('DOMContentLoaded', begin);
