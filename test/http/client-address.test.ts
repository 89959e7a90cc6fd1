import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { createClientAddress } from '../../src/http/client-address.ts';

function request(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe('client address', () => {
  const cases: [string, readonly string[], IncomingMessage, string][] = [
    ['is the peer', [], request('203.0.113.5'), '203.0.113.5'],
    ['ignores a header from anybody', [], request('203.0.113.5', '198.51.100.1'), '203.0.113.5'],
    ['believes a trusted proxy', ['10.0.0.0/8'], request('10.1.2.3', '198.51.100.1'), '198.51.100.1'],
    ['believes no more than the last one said', ['10.0.0.1'], request('10.0.0.1', '1.1.1.1, 198.51.100.1'), '198.51.100.1'],
    ['walks through several proxies', ['10.0.0.0/8'], request('10.0.0.1', '9.9.9.9, 198.51.100.1, 10.0.0.7'), '198.51.100.1'],
    ['takes the proxy itself when it says nothing', ['10.0.0.1'], request('10.0.0.1'), '10.0.0.1'],
    ['takes the proxy itself when it says nonsense', ['10.0.0.1'], request('10.0.0.1', 'unknown'), '10.0.0.1'],
    ['drops ports', ['10.0.0.1'], request('10.0.0.1', '198.51.100.1:49152'), '198.51.100.1'],
    ['sees IPv4 in IPv6', ['127.0.0.1'], request('::ffff:127.0.0.1', '::ffff:198.51.100.1'), '198.51.100.1'],
    ['takes an IPv6 network as one', ['::1'], request('::1', '[2001:db8:1:2:3:4:5:6]:443'), '2001:db8:1:2'],
    ['takes a short IPv6 network as one', [], request('2001:db8::9'), '2001:db8:0:0'],
  ];
  for (const [name, proxies, from, address] of cases) {
    it(name, () => expect(createClientAddress(proxies)(from)).to.equal(address));
  }

  it('names a proxy setting that is none', () => {
    for (const bad of ['nonsense', '10.0.0.0/99', '']) {
      expect(() => createClientAddress([bad]))
        .to.throw('TRUSTED_PROXIES')
        .with.property('code', 'settings-invalid');
    }
  });
});
