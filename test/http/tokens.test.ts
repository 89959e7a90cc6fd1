import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createStreamTickets } from '../../src/http/stream-tickets.ts';
import { createTokens } from '../../src/http/tokens.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { refusalOf } from '../support/refusal-of.ts';

const tokenKey = randomBytes(32);
const halfAnHour = 30 * 60_000;

describe('tokens', () => {
  it('open a conversation and name a person that nobody can guess', async () => {
    const tokens = createTokens({ tokenKey, clock: createHandClock() });
    const [one, two] = [await tokens.issue(), await tokens.issue()];
    expect(one.userId).to.match(/^dl_[\w-]{22}$/);
    expect(one.conversationId).to.match(/^[\w-]{22}$/);
    expect([two.userId, two.conversationId]).to.not.include.members([one.userId, one.conversationId]);
    const { conversationId, userId } = one;
    expect(await tokens.verify(`Bearer ${one.token}`)).to.deep.equal({ conversationId, userId });
  });

  it('end after half an hour, unless renewed before', async () => {
    const clock = createHandClock();
    const tokens = createTokens({ tokenKey, clock });
    const first = await tokens.issue();
    clock.advance(halfAnHour - 1000);
    const second = await tokens.renew(await tokens.verify(`Bearer ${first.token}`));
    clock.advance(2000);
    expect(await refusalOf(tokens.verify(`Bearer ${first.token}`))).to.include({ status: 403, code: 'token-expired' });
    expect((await tokens.verify(`Bearer ${second.token}`)).userId).to.equal(first.userId);
  });

  it('are remembered for a day after their end, for the panel that slept, and no longer', async () => {
    const clock = createHandClock();
    const tokens = createTokens({ tokenKey, clock });
    const { token, conversationId, userId } = await tokens.issue();
    clock.advance(halfAnHour + 23 * 3_600_000);
    expect(await refusalOf(tokens.verify(`Bearer ${token}`))).to.include({ status: 403, code: 'token-expired' });
    expect(await tokens.recall(`Bearer ${token}`)).to.deep.equal({ conversationId, userId });
    expect(await refusalOf(tokens.recall(`Bearer ${token}x`))).to.include({ status: 403, code: 'token-invalid' });
    clock.advance(2 * 3_600_000);
    expect(await refusalOf(tokens.recall(`Bearer ${token}`))).to.include({ status: 403, code: 'token-expired' });
  });

  it('are good on another instance and after a restart with the same key, and with no other key', async () => {
    const clock = createHandClock();
    const { token } = await createTokens({ tokenKey, clock }).issue();
    await createTokens({ tokenKey, clock }).verify(`Bearer ${token}`);
    const stranger = createTokens({ tokenKey: randomBytes(32), clock });
    expect(await refusalOf(stranger.verify(`Bearer ${token}`))).to.include({ status: 403, code: 'token-invalid' });
  });

  it('are refused when altered, unsigned, of another kind, or absent', async () => {
    const clock = createHandClock();
    const tokens = createTokens({ tokenKey, clock });
    const { token, conversationId, userId } = await tokens.issue();
    const [head = '', claims = '', signature = ''] = token.split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const ticket = await createStreamTickets({ tokenKey, clock }).issue({ conversationId, userId });
    const altered = Buffer.from(JSON.stringify({ conversation: 'x', user: 'dl_x', aud: 'directline', exp: 9e9 })).toString(
      'base64url',
    );
    for (const bad of [`${head}.${altered}.${signature}`, `${unsigned}.${claims}.`, ticket, 'nonsense', `${token}x`]) {
      expect(await refusalOf(tokens.verify(`Bearer ${bad}`))).to.include({ status: 403, code: 'token-invalid' });
    }
    for (const none of [undefined, '', 'Bearer', 'Basic abc', `Bearer ${token} ${token}`]) {
      expect(await refusalOf(tokens.verify(none))).to.include({ status: 401, code: 'token-missing' });
    }
  });
});

describe('stream tickets', () => {
  const who = { conversationId: 'c', userId: 'dl_u' };

  it('are good once', async () => {
    const tickets = createStreamTickets({ tokenKey, clock: createHandClock() });
    const ticket = await tickets.issue(who);
    const redeemed = await Promise.allSettled([tickets.redeem(ticket), tickets.redeem(ticket)]);
    expect(redeemed.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(await refusalOf(tickets.redeem(ticket))).to.include({ status: 403, code: 'ticket-spent' });
  });

  it('are good for a minute, on any instance with the key, and only as tickets', async () => {
    const clock = createHandClock();
    const [here, there] = [createStreamTickets({ tokenKey, clock }), createStreamTickets({ tokenKey, clock })];
    expect(await there.redeem(await here.issue(who))).to.deep.equal(who);
    const late = await here.issue(who);
    clock.advance(61_000);
    const { token } = await createTokens({ tokenKey, clock }).issue();
    for (const bad of [late, token, '']) expect(await refusalOf(here.redeem(bad))).to.include({ status: 403 });
  });
});
