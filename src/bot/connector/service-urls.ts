/** Whether our answers may go to an address, and whether an activity may name it as its channel's. */
export type IsServiceUrl = (url: string) => boolean;

/**
 * Addresses of channels from the setting: each `https://host`, `https://*.host` (any name under it, not itself), or, for tools
 * and tests on this machine, `http://127.0.0.1:port`. Whatever is posted here could otherwise make us call any address.
 */
export function createServiceUrls(allowed: readonly string[]): IsServiceUrl {
  const rules = allowed.map(toRule);
  return (text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    // A name and password before the host are how an address is made to look like another.
    return url.username === '' && url.password === '' && rules.some((rule) => rule(url));
  };
}

/** The one form in which two addresses of a channel are compared. */
export function plainServiceUrl(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/\/+$/, '') : url;
}

function toRule(allowed: string): (url: URL) => boolean {
  const [, scheme = '', host = ''] = /^(https?:)\/\/(.+?)\/*$/.exec(allowed.toLowerCase()) ?? [];
  if (host.startsWith('*.')) {
    const suffix = host.slice(1);
    return ({ protocol, host: given }) => protocol === scheme && given.endsWith(suffix) && given.length > suffix.length;
  }
  return ({ protocol, host: given }) => protocol === scheme && given === host;
}
