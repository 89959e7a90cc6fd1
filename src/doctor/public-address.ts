import type { Settings } from '../config.ts';
import { type Finding, fault, good, warning } from './finding.ts';

const about = 'public address';

/** How families reach the service from outside: the address, the proxies in front, and the websites that carry the chat. */
export function examinePublicAddress(settings: Settings): Finding[] {
  if (settings.onLoopback) return [good(about, 'this machine alone reaches the service')];
  return [...examineUrl(settings), ...examineProxies(settings), ...examineOrigins(settings)];
}

function examineUrl({ publicUrl }: Settings): Finding[] {
  if (publicUrl === undefined)
    return [
      warning(
        about,
        'the service listens beyond this machine, and PUBLIC_URL is not set',
        'Behind a proxy the chat’s socket would be sought in the wrong place: set PUBLIC_URL to the address that families open.',
      ),
    ];
  if (publicUrl.startsWith('http:'))
    return [
      fault(
        about,
        `PUBLIC_URL is ${publicUrl}`,
        'What families write would cross the network in clear: put TLS in front, and write https.',
      ),
    ];
  return [good(about, `families open ${publicUrl}`)];
}

function examineProxies({ publicUrl, trustedProxies }: Settings): Finding[] {
  const everybody = trustedProxies.filter((proxy) => /\/0$/.test(proxy));
  if (everybody.length > 0)
    return [
      fault(
        'proxies',
        `TRUSTED_PROXIES has ${everybody.join(', ')}, which is everybody`,
        'Anyone could pretend to be any address: name your proxies alone.',
      ),
    ];
  if (publicUrl === undefined || trustedProxies.length > 0) return [];
  return [
    warning(
      'proxies',
      'PUBLIC_URL is set, and TRUSTED_PROXIES is not',
      'If a proxy speaks TLS for you, all families count as one address and share one limit: set TRUSTED_PROXIES to the proxy’s address.',
    ),
  ];
}

function examineOrigins({ allowedOrigins, publicUrl }: Settings): Finding[] {
  if (allowedOrigins.length === 0)
    return [
      warning(
        'websites',
        'ALLOWED_ORIGINS is empty',
        'No website but the service’s own may carry the chat: add the charity’s, such as https://www.example.org.',
      ),
    ];
  const plain = allowedOrigins.filter((origin) => origin.startsWith('http:'));
  if (plain.length > 0 && publicUrl !== undefined)
    return [
      warning(
        'websites',
        `ALLOWED_ORIGINS has ${plain.join(', ')}`,
        'A page without TLS can be changed on its way: write https.',
      ),
    ];
  return [good('websites', `the chat may be on ${allowedOrigins.join(', ')}`)];
}
