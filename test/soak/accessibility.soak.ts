import { otherLooks } from '../support/axe.ts';
import { describeInChromium } from '../support/chromium.ts';
import { checkEveryState } from '../support/every-state.ts';

describeInChromium('chat, looked at by axe: the looks that the gate leaves out', (openPage) =>
  checkEveryState(openPage, otherLooks),
);
