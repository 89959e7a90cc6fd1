import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const version = '4.18.1';

/** A page that loads Microsoft's own web chat, unmodified, when its button is pressed. */
export interface WebChatSite {
  /** The page at `url?token=...&domain=...`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Fetches the bundle from the npm registry into a temporary folder and serves it, compressed, as a charity would. */
export async function startWebChatSite(): Promise<WebChatSite> {
  const bundle = gzipSync(fetchBundle(), { level: 9 });
  const server = createServer((request, response) => {
    const isBundle = request.url === '/webchat.js';
    response.setHeader('content-type', isBundle ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    if (isBundle) response.setHeader('content-encoding', 'gzip');
    response.end(isBundle ? bundle : page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fetchBundle(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'helpline-web-chat-'));
  try {
    execFileSync('npm', ['pack', `botframework-webchat@${version}`, '--silent'], { cwd: folder });
    execFileSync('tar', ['xzf', `botframework-webchat-${version}.tgz`, 'package/dist/webchat.js'], { cwd: folder });
    return readFileSync(join(folder, 'package/dist/webchat.js'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As its documentation has it, but loaded on demand: what a charity that cares for its pages would do. */
const page = `<!doctype html><html lang="en"><head><title>Charity</title><link rel="icon" href="data:,"></head><body>
<button id="open">Open the chat</button><div id="webchat" style="height: 600px"></div>
<script>
document.getElementById('open').onclick = () => {
  const script = document.createElement('script');
  script.src = '/webchat.js';
  script.onload = async () => {
    const service = new URLSearchParams(location.search).get('service');
    const { token } = await (await fetch(service + '/api/chat/token', { method: 'POST' })).json();
    const directLine = WebChat.createDirectLine({ domain: service + '/v3/directline', token });
    WebChat.renderWebChat({ directLine, locale: 'en-GB' }, document.getElementById('webchat'));
  };
  document.head.append(script);
};
</script></body></html>`;
