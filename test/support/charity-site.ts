import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of somebody else's website. */
export interface CharityPage {
  readonly body: string;
  readonly head?: string;
  /** Its content security policy. */
  readonly policy?: string;
}

/** Another website, on an origin of its own. */
export interface CharitySite {
  /** `http://127.0.0.1:port`: another origin than the service's, and the same site, as www.charity and helpline.charity are. */
  readonly url: string;
  /** The same pages at `http://localhost:port`: for a browser another site, whose frames may be forbidden to store anything. */
  readonly foreignUrl: string;
  /** The page at each path; changes count from the next visit. */
  readonly pages: Map<string, CharityPage>;
  close(): Promise<void>;
}

/** Starts one. Pages that are not there are empty. */
export async function startCharitySite(): Promise<CharitySite> {
  const pages = new Map<string, CharityPage>();
  const server = createServer((request, response) => {
    const { head = '', body, policy } = pages.get(request.url?.split('?')[0] ?? '') ?? { body: '' };
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (policy) response.setHeader('content-security-policy', policy);
    response.end(
      `<!doctype html><html lang="en"><head><title>Charity</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    foreignUrl: `http://localhost:${port}`,
    pages,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
