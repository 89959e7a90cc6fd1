import { openChat } from '../../support/chat-page.ts';
import { describeInChromium, launchToBeKilled } from '../../support/chromium.ts';
import { type DeskService, signIn, startDeskService } from '../../support/desk-service.ts';

/** The shortest that the settings allow, and how soon after it the family must be back in the queue. */
const leaseSeconds = 15;
const soonSeconds = 5;

describeInChromium('an advisor whose browser is killed in the midst of a chat', (openPage) => {
  let service: DeskService;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([], { DESK_LINKS: 'Sam, Kim', HANDOFF_LEASE_SECONDS: String(leaseSeconds) });
  });
  after(() => service.close());

  it('loses the chat to the queue; the family is told, and met by another', async () => {
    const sam = await launchToBeKilled();
    await signIn(sam.page, service, 'Sam');
    const { page: kim } = await openPage();
    await signIn(kim, service, 'Kim');
    const { page } = await openPage();
    const family = await openChat(page, service.url);
    await family.ask('can I talk to a real person please');
    await page.getByRole('button', { name: 'Chat with a person here' }).click();
    await sam.page.getByRole('button', { name: /^Take this chat/ }).click();
    await page.getByText('Sam from').first().waitFor();
    await kim.getByText('Nobody is waiting.').waitFor();

    const waited = { timeout: (leaseSeconds + soonSeconds) * 1000 };
    await sam.kill();
    await Promise.all([
      page.getByText('We have lost touch with Sam.').waitFor(waited),
      kim.getByRole('heading', { name: 'Waiting (1)' }).waitFor(waited),
    ]);
    await kim.getByRole('button', { name: /^Take this chat/ }).click();
    await page.getByText('Kim from').first().waitFor();
  });
});
