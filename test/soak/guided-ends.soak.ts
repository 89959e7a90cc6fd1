import { openChat } from '../support/chat-page.ts';
import { describeInChromium } from '../support/chromium.ts';
import { mainRouteOf, routesOf, walkByKeyboard } from '../support/guided-walk.ts';
import { projectContent } from '../support/project-content.ts';
import { startRealService } from '../support/real-service.ts';
import type { TestService } from '../support/service.ts';

const phone = { width: 320, height: 640 };

describeInChromium('every other end of the guided dialogs, by keyboard alone at 320 px', (openPage) => {
  let service: TestService;
  before(async () => {
    service = await startRealService();
  });
  after(() => service.close());

  for (const script of projectContent().content.scripts) {
    // The gate walks to that one.
    const gated = mainRouteOf(script).end;
    for (const route of routesOf(script).filter(({ end }) => end !== gated)) {
      it(`${script.id} to its end ${route.end}`, async () => {
        const { page } = await openPage({ viewport: phone, reducedMotion: 'reduce' });
        await walkByKeyboard(await openChat(page, service.url), script, route);
      });
    }
  }
});
