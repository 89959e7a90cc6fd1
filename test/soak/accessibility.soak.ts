import { otherLooks, someLooks } from '../support/axe.ts';
import { describeInChromium } from '../support/chromium.ts';
import { checkEveryDeskState } from '../support/every-desk-state.ts';
import { checkEveryState } from '../support/every-state.ts';

describeInChromium('chat, looked at by axe: the looks that the gate leaves out', (openPage) =>
  checkEveryState(openPage, otherLooks),
);

describeInChromium('desk, looked at by axe in every look', (openPage) =>
  checkEveryDeskState(openPage, () => [...someLooks, ...otherLooks]),
);
