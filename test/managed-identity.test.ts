import { expect } from 'chai';
import { createTokenSource } from '../src/managed-identity.ts';
import { expectCode } from './store/expect-code.ts';
import { type IdentityEndpoint, startIdentityEndpoint } from './support/identity-endpoint.ts';

const resource = 'https://ossrdbms-aad.database.windows.net';
const hourMs = 3_600_000;

describe('tokens of the managed identity', () => {
  const clock = { at: Date.UTC(2026, 10, 28), now: () => clock.at };
  let endpoint: IdentityEndpoint;
  beforeEach(async () => {
    endpoint = await startIdentityEndpoint('our-client-id');
  });
  afterEach(() => endpoint.close());
  const source = () => createTokenSource({ place: endpoint.place, resource, clock });

  it('are asked for as App Service wants it, for one identity and one resource', async () => {
    endpoint.give('first', clock.at + hourMs);
    expect(await source()()).to.equal('first');
    const [query] = endpoint.asked;
    expect(Object.fromEntries(query ?? [])).to.deep.equal({
      'api-version': '2019-08-01',
      resource,
      client_id: 'our-client-id',
    });
  });

  it('are kept until shortly before they run out, then asked for anew', async () => {
    endpoint.give('first', clock.at + hourMs);
    const token = source();
    await token();
    endpoint.give('second', clock.at + 2 * hourMs);
    clock.at += hourMs - 6 * 60_000;
    expect(await token()).to.equal('first');
    clock.at += 2 * 60_000;
    expect(await token()).to.equal('second');
    expect(endpoint.asked).to.have.length(2);
  });

  it('are asked for once, however many wait', async () => {
    endpoint.give('first', clock.at + hourMs);
    const token = source();
    expect(await Promise.all([token(), token(), token()])).to.deep.equal(['first', 'first', 'first']);
    expect(endpoint.asked).to.have.length(1);
  });

  it('that are refused, fail with what to do, and are asked for again the next time', async () => {
    const token = source();
    const error = await expectCode(token(), 'identity-unavailable');
    expect(error.message).to.match(/refused with 400\. .*AZURE_CLIENT_ID/);
    endpoint.give('first', clock.at + hourMs);
    expect(await token()).to.equal('first');
  });

  it('are not there where nothing answers', async () => {
    const place = { endpoint: 'http://127.0.0.1:9/msi/token', header: 'x' };
    const error = await expectCode(createTokenSource({ place, resource, clock })(), 'identity-unavailable');
    expect(error.message).to.include('does not answer');
  });
});
