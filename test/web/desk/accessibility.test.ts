import { someLooks } from '../../support/axe.ts';
import { describeInChromium } from '../../support/chromium.ts';
import { checkEveryDeskState } from '../../support/every-desk-state.ts';

// A phone in light and a desk in dark, by turns; the soak run takes all four looks of each.
describeInChromium('desk, looked at by axe', (openPage) =>
  checkEveryDeskState(openPage, (index) => someLooks.filter((_, look) => look === index % someLooks.length)),
);
