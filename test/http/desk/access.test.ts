import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { directLine, startConversation } from '../../support/chat-server.ts';
import { callDesk, openDeskSocket, ownPage, signInByLink } from '../../support/desk-client.ts';
import { type DeskService, startDeskService } from '../../support/desk-service.ts';

const secretWords = 'the words of a family that nobody else may read';
const charity = 'https://charity.example';

/** Every route of the desk: the role that it is for, and a body that would be taken. `ID` is a chat that waits. */
const routes: readonly { path: string; body?: object; open?: 'advisor' | 'lead' | 'editor' | 'anyone' }[] = [
  { path: 'GET /api/desk/me', open: 'anyone' },
  { path: 'POST /api/desk/here', open: 'anyone' },
  { path: 'GET /api/desk/board' },
  { path: 'GET /api/desk/chats/ID' },
  { path: 'POST /api/desk/chats/ID/acts', body: { key: 'k', act: { kind: 'note', text: 'x' } } },
  { path: 'GET /api/desk/codes/AAAAAAAA' },
  { path: 'GET /api/desk/callbacks' },
  { path: 'POST /api/desk/callbacks/ID/done' },
  { path: 'GET /api/desk/answers' },
  { path: 'POST /api/desk/status', body: { status: 'available' } },
  { path: 'POST /api/desk/proposals', body: { kind: 'entry', entry: null, title: 't', answer: 'a', questions: ['q'] } },
  { path: 'GET /api/desk/rules', open: 'lead' },
  { path: 'POST /api/desk/rules/cap', body: { cap: 3 }, open: 'lead' },
  { path: 'POST /api/desk/rules/closed', body: { closed: false }, open: 'lead' },
  { path: 'POST /api/desk/rules/withdrawn', body: { entry: 'is-it-my-fault', withdrawn: false }, open: 'lead' },
  { path: 'POST /api/desk/rules/block', body: { chat: 'none', reason: 'r' }, open: 'lead' },
  { path: 'POST /api/desk/rules/unblock', body: { id: 'none' }, open: 'lead' },
  { path: 'GET /api/desk/undelivered', open: 'lead' },
  { path: 'POST /api/desk/chats/none/erase', body: {}, open: 'lead' },
  { path: 'POST /api/desk/advisors/sign-out', body: { id: 'nobody' }, open: 'lead' },
  { path: 'GET /api/desk/proposals', open: 'editor' },
  { path: 'POST /api/desk/proposals/ID/status', body: { status: 'open' }, open: 'editor' },
  { path: 'GET /api/desk/proposals/ID/file', open: 'editor' },
  { path: 'GET /api/desk/insights', open: 'editor' },
  { path: 'GET /api/desk/insights/file', open: 'editor' },
  { path: 'POST /api/desk/sign-out', open: 'anyone' },
];

describe('who may come to the desk', function suite() {
  this.timeout(60_000);
  let service: DeskService;
  let lead: Record<string, string>;
  let chat: string;
  before(async function begin() {
    // The first suite to need the content waits until it is learned.
    this.timeout(180_000);
    service = await startDeskService([{ said: [secretWords] }], {
      DESK_LINKS: 'Sam:lead, Kim, Ed:editor, Out, Gone, Socket, Bye',
      ALLOWED_ORIGINS: charity,
    });
    lead = await signInByLink(service, 'Sam');
    const board = JSON.parse((await callDesk(service.url, 'GET', '/api/desk/board', lead)).text);
    chat = board.waiting[0].id;
  });
  after(() => service.close());

  /** Calls every route as `headers` say, and gives back the statuses, having looked that nothing of a family is in an answer. */
  async function callAll(headers: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const statuses: Record<string, number> = {};
    for (const { path, body } of routes) {
      const [method = '', address = ''] = path.replace('ID', chat).split(' ');
      const answer = await callDesk(service.url, method, address, headers, body);
      expect(answer.text, path).to.not.include(secretWords);
      expect(answer.headers.get('access-control-allow-origin'), path).to.equal(null);
      statuses[path] = answer.status;
    }
    return statuses;
  }

  async function expectAll(headers: Readonly<Record<string, string>>, status: number): Promise<void> {
    expect(await callAll(headers)).to.deep.equal(Object.fromEntries(routes.map(({ path }) => [path, status])));
    const refused = await openDeskSocket(service.url, headers).catch((error: Error) => error.message);
    expect(refused).to.equal(`Unexpected server response: ${status}`);
  }

  it('is asked of every route that there is', () => {
    const sources = globSync('src/http/desk/*.ts').map((file) => readFileSync(file, 'utf8'));
    const mounted = sources.flatMap((source) =>
      [...source.matchAll(/routes\.(get|post)\(\s*'([^']+)'/g)].map(([, method, path]) => `${method?.toUpperCase()} ${path}`),
    );
    const known = new Set(routes.map(({ path }) => path.replace(/\/(ID|none|AAAAAAAA)/, '/:x')));
    const unknown = mounted.filter((path) => !known.has(path.replace(/:\w+/, ':x')));
    expect(mounted.length).to.be.greaterThan(20);
    // Signing in itself, which has tests of its own.
    expect(unknown.sort()).to.deep.equal(['GET /api/desk/oidc/begin', 'POST /api/desk/sign-in']);
  });

  it('nobody without a session', () => expectAll(ownPage(service.url), 401));

  it('nobody with a cookie that was made up', () =>
    expectAll({ ...ownPage(service.url), cookie: 'helpline-desk=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 401));

  it('no family with its own token', async () => {
    const { token } = await startConversation(service.url);
    await expectAll({ ...ownPage(service.url), authorization: `Bearer ${token}`, cookie: `helpline-desk=${token}` }, 401);
  });

  it('nobody who has signed out', async () => {
    const out = await signInByLink(service, 'Out');
    expect((await callDesk(service.url, 'GET', '/api/desk/me', out)).status).to.equal(200);
    const answer = await callDesk(service.url, 'POST', '/api/desk/sign-out', out);
    expect(answer.headers.get('set-cookie')).to.match(/Max-Age=0/);
    await expectAll(out, 401);
  });

  it('nobody whose sessions a lead has ended', async () => {
    const gone = await signInByLink(service, 'Gone');
    const answer = await callDesk(service.url, 'POST', '/api/desk/advisors/sign-out', lead, { id: 'link:gone' });
    expect(JSON.parse(answer.text)).to.deep.equal({ ended: 1 });
    await expectAll(gone, 401);
  });

  it('no page of another site, though it may use the chat and the browser has the cookie', async () => {
    await expectAll({ ...lead, origin: charity, 'sec-fetch-site': 'cross-site' }, 403);
    await expectAll({ cookie: lead['cookie'] ?? '', origin: 'null' }, 403);
    await expectAll({ cookie: lead['cookie'] ?? '', origin: service.url, 'sec-fetch-site': 'cross-site' }, 403);
    await expectAll({ cookie: lead['cookie'] ?? '' }, 403);
  });

  it('each only where their part is', async () => {
    const kim = await signInByLink(service, 'Kim');
    const ed = await signInByLink(service, 'Ed');
    const allowed = { advisor: [kim, lead], lead: [lead], editor: [ed, lead], anyone: [kim, ed, lead] };
    for (const { path, body, open = 'advisor' } of routes) {
      if (path.endsWith('sign-out')) continue;
      const [method = '', address = ''] = path.replace('ID', chat).split(' ');
      for (const who of [kim, ed, lead]) {
        const { status, text } = await callDesk(service.url, method, address, who, body);
        const may = allowed[open].includes(who);
        expect(status === 403 && text.includes('not-your-role'), `${path}: ${status}`).to.equal(!may);
        if (!may) expect(text).to.not.include(secretWords);
      }
    }
    expect(await openDeskSocket(service.url, ed).catch((error: Error) => error.message)).to.include('403');
  });

  it('an advisor, who reads what the family said', async () => {
    const { text } = await callDesk(service.url, 'GET', `/api/desk/chats/${chat}`, lead);
    expect(text).to.include(secretWords);
  });

  it('a socket no longer than its session: it closes within five seconds', async () => {
    const headers = await signInByLink(service, 'Socket');
    const { socket, frame } = await openDeskSocket(service.url, headers);
    await frame(({ kind }) => kind === 'board');
    const closed = once(socket, 'close');
    const revokedAt = Date.now();
    await callDesk(service.url, 'POST', '/api/desk/advisors/sign-out', lead, { id: 'link:socket' });
    const [code] = await closed;
    expect(code).to.equal(4401);
    expect(Date.now() - revokedAt, 'as the issue asks').to.be.lessThan(5000);
  });

  it('a link once, and only from the desk’s own page', async () => {
    const secret = new URL(service.linkOf('Bye')).hash.replace('#sign-in=', '');
    const elsewhere = { origin: charity, 'sec-fetch-site': 'cross-site' };
    expect((await callDesk(service.url, 'POST', '/api/desk/sign-in', elsewhere, { secret })).status).to.equal(403);
    const first = await callDesk(service.url, 'POST', '/api/desk/sign-in', ownPage(service.url), { secret });
    expect(first.headers.get('set-cookie')).to.match(/^helpline-desk=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
    const second = await callDesk(service.url, 'POST', '/api/desk/sign-in', ownPage(service.url), { secret });
    expect([first.status, second.status]).to.deep.equal([200, 403]);
    for (const body of [{}, { secret: 5 }, { secret: '' }, { secret: 'x'.repeat(900) }])
      expect((await callDesk(service.url, 'POST', '/api/desk/sign-in', ownPage(service.url), body)).status).to.equal(403);
  });

  it('no advisor to a family’s own routes: those take the family’s token alone', async () => {
    const theirs = await startConversation(service.url);
    const other = await startConversation(service.url);
    for (const path of ['GET /api/chat/data', 'POST /api/chat/code', 'POST /api/chat/forget', 'POST /api/chat/notice']) {
      const [method = '', address = ''] = path.split(' ');
      expect((await callDesk(service.url, method, address, lead)).status, path).to.equal(401);
    }
    const activities = `/v3/directline/conversations/${theirs.conversationId}/activities`;
    expect((await callDesk(service.url, 'GET', activities, lead)).status).to.equal(401);
    const answer = await directLine(service.url, other.token, 'GET', `/conversations/${theirs.conversationId}/activities`);
    expect(answer.status).to.equal(403);
  });
});
