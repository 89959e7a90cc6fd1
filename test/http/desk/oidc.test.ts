import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../../support/chromium.ts';
import { callDesk, openDeskSocket } from '../../support/desk-client.ts';
import { type DeskService, startDeskService } from '../../support/desk-service.ts';
import { type SignInProvider, startSignInProvider } from '../../support/sign-in-provider.ts';

const people = {
  robin: { given_name: 'Robin', name: 'Robin Example', groups: ['helpline-advisors', 'everyone'] },
  lee: { name: 'Lee Example', groups: ['helpline-leads', 'helpline-editors'] },
  pat: { name: 'Pat Example', groups: ['everyone'] },
};

describeInChromium('signing in at the charity’s own account', (openPage) => {
  let provider: SignInProvider;
  let service: DeskService;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    const port = await freePort();
    provider = await startSignInProvider(people, `http://127.0.0.1:${port}/api/desk/oidc/callback`);
    service = await startDeskService([], { PORT: String(port), ...oidcSettings(provider) });
  });
  after(async () => {
    await service.close();
    await provider.close();
  });

  it('brings an advisor to the desk, with the first name that families see', async () => {
    const { page, context } = await openPage();
    await signInAs(page, 'robin');
    await page.getByText('You are Robin').waitFor();
    expect(await parts(page)).to.deep.equal(['Chats', 'Callbacks']);
    const [cookie] = (await context.cookies(service.url)).filter(({ name }) => name === 'helpline-desk');
    expect(cookie).to.deep.include({ httpOnly: true, sameSite: 'Strict', path: '/' });
    await page.reload();
    await page.getByText('You are Robin').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('gives a lead and editor their parts, by their groups', async () => {
    const { page } = await openPage();
    await signInAs(page, 'lee');
    await page.getByText('You are Lee').waitFor();
    expect(await parts(page)).to.deep.equal(['Chats', 'Callbacks', 'Lead', 'Proposals', 'Insights']);
  });

  it('tells somebody without a group why, and lets them in nowhere', async () => {
    const { page, context } = await openPage();
    await signInAs(page, 'pat');
    await page.getByText('you are in none of the groups').waitFor();
    expect((await context.cookies(service.url)).filter(({ name }) => name === 'helpline-desk')).to.deep.equal([]);
  });

  it('takes no answer that was not asked for by this browser, nor one a second time', async () => {
    const { page } = await openPage();
    const answers: string[] = [];
    page.on('request', (request) => request.url().includes('/oidc/callback') && answers.push(request.url()));
    await signInAs(page, 'robin');
    await page.getByText('You are Robin').waitFor();
    const other = await openPage();
    for (const who of [other.page, page]) {
      await page.context().clearCookies({ name: 'helpline-desk' });
      await who.goto(answers[0] ?? '');
      await who.getByText('Signing in did not work').waitFor();
    }
    const { status, headers } = await callDesk(service.url, 'GET', '/api/desk/oidc/callback?code=x&state=y', {});
    expect([status, headers.get('location'), headers.get('set-cookie')]).to.deep.equal([302, '/desk#refused=failed', takenBack]);
  });

  it('knows no one-time links', async () => {
    const { status } = await callDesk(service.url, 'POST', '/api/desk/sign-in', {}, { secret: 'x' });
    expect(status).to.equal(404);
    expect(await openDeskSocket(service.url, {}).catch((error: Error) => error.message)).to.include('403');
  });

  it('beyond this machine keeps its cookies to the host and to TLS', async () => {
    const exposed = await startDeskService([], { PUBLIC_URL: 'https://desk.example', ...oidcSettings(provider) });
    try {
      const { status, headers } = await callDesk(exposed.url, 'GET', '/api/desk/oidc/begin', {});
      expect(status).to.equal(302);
      const location = new URL(headers.get('location') ?? '');
      expect(location.searchParams.get('redirect_uri')).to.equal('https://desk.example/api/desk/oidc/callback');
      expect(location.searchParams.get('code_challenge_method')).to.equal('S256');
      expect(headers.get('set-cookie')).to.match(
        /^__Host-helpline-desk-away=[\w.-]+; .*Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      );
    } finally {
      await exposed.close();
    }
  });

  it('says so while the charity’s sign-in can’t be reached, and families are served', async () => {
    const lost = await startDeskService([], { ...oidcSettings(provider), OIDC_ISSUER: 'http://127.0.0.1:1' });
    try {
      const { headers } = await callDesk(lost.url, 'GET', '/api/desk/oidc/begin', {});
      expect(headers.get('location')).to.equal('/desk#refused=unreachable');
      expect((await fetch(`${lost.url}/chat`)).status).to.equal(200);
    } finally {
      await lost.close();
    }
  });

  async function signInAs(page: Page, name: string): Promise<void> {
    await page.goto(`${service.url}/desk`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.locator('input[name=login]').fill(name);
    await page.locator('input[name=password]').fill('any');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(/\/desk/);
  }
});

/** The cookie that the browser had while it was away is taken back. */
const takenBack = 'helpline-desk-away=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax';

async function parts(page: Page): Promise<string[]> {
  return await page.getByRole('navigation', { name: 'Parts of the desk' }).getByRole('button').allTextContents();
}

function oidcSettings({ issuer, clientId, clientSecret }: SignInProvider): Record<string, string> {
  return {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_ADVISOR_GROUP: 'helpline-advisors',
    OIDC_LEAD_GROUP: 'helpline-leads',
    OIDC_EDITOR_GROUP: 'helpline-editors',
  };
}

/** The address that a sign-in leads back to has to be known before the service starts. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
