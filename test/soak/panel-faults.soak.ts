import { describeInChromium } from '../support/chromium.ts';
import { exchangeThroughFaults } from '../support/faulty-exchange.ts';
import { answering, startScriptedService } from '../support/service.ts';

describeInChromium('a chat of 20 messages over a network that breaks 50 times', (openPage) => {
  for (const seed of [1, 2, 3]) {
    it(`has 20 and 20, once, in order (seed ${seed})`, async function longExchange() {
      this.timeout(600_000);
      const service = await startScriptedService(answering);
      const { page } = await openPage();
      page.setDefaultTimeout(120_000);
      await exchangeThroughFaults(page, service, { messageCount: 20, faultCount: 50, seed });
      await service.close();
    });
  }
});
