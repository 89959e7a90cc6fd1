import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { HelplineError } from '../errors.ts';

/** Tells which address a request comes from, for rate limits. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * A forwarded address counts only as far as proxies of ours vouch for it: the list is read from its end, and the first
 * address that is not a trusted proxy is the client. `trustedProxies` are addresses or subnets such as `10.0.0.0/8`.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = createTrust(trustedProxies);
  return (request) => {
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
    let address = plainAddress(request.socket.remoteAddress ?? '');
    while (trusted(address) && forwarded.length > 0) {
      const before = plainAddress(forwarded.pop() ?? '');
      if (isIP(before) === 0) break;
      address = before;
    }
    return networkOf(address);
  };
}

/** Tells whether an address is one of these proxies. Throws `settings-invalid` for one that is neither an address nor a subnet. */
export function createTrust(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) trust(list, proxy);
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

function trust(list: BlockList, proxy: string): void {
  const [address = '', prefix] = proxy.split('/');
  try {
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  } catch (cause) {
    const message = `TRUSTED_PROXIES: "${proxy}" is neither an address nor a subnet such as 10.0.0.0/8`;
    throw new HelplineError('settings-invalid', message, { cause });
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** Without port (Azure's front end adds one) and without the IPv6 dress of an IPv4 address. */
function plainAddress(text: string): string {
  const trimmed = text.trim().replace(/^\[(.+)\](:\d+)?$/, '$1');
  return trimmed.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '');
}

/** One household or phone has a whole /64 of IPv6: it counts as one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
