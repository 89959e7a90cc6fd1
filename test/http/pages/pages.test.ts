import { expect } from 'chai';
import { contentPolicy } from '../../../src/http/pages/content-policy.ts';
import { html } from '../../../src/http/pages/html.ts';
import { telUrl, whatsAppUrl } from '../../../src/http/pages/numbers.ts';
import type { PageOptions } from '../../../src/http/pages/page-options.ts';
import { phone, startTestService, type TestService } from '../../support/service.ts';

const options: PageOptions = { charity: 'A & B', phone, log: { info() {}, warn() {}, error() {} } };

describe('pages over HTTP', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(service.url + path, { headers });

  it('sends the chat page under a policy without inline code', async () => {
    const response = await get('/chat');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(policy).to.include("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).to.include(`ws://${new URL(service.url).host}`);
    expect(policy).to.not.include('unsafe');
  });

  it('says what must always be in view without any script', async () => {
    const page = await (await get('/chat')).text();
    expect(page).to.include('lang="en-GB"').and.include('I am a computer program, not a clinician');
    expect(page)
      .to.include('href="tel:999"')
      .and.include(`href="${telUrl(phone)}"`)
      .and.include('<noscript>');
    expect(page).to.not.match(/<script(?![^>]* src=)|\son\w+=|style=/);
  });

  it('lets browsers keep a file for good under its own version only', async () => {
    const page = await (await get('/chat')).text();
    const [address = ''] = /\/chat\/panel\.js\?v=[\w-]+/.exec(page) ?? [];
    expect((await get(address)).headers.get('cache-control')).to.include('immutable');
    for (const other of ['/chat/panel.js', '/chat/panel.js?v=other']) {
      expect((await get(other)).headers.get('cache-control')).to.equal('no-cache');
    }
  });

  it('sends a file once, compressed only where that is understood', async () => {
    for (const path of ['/chat/panel.js', '/chat/panel.css']) {
      const plain = await get(path, { 'accept-encoding': 'identity' });
      expect(plain.headers.get('content-encoding')).to.equal(null);
      expect(plain.headers.get('content-type')).to.match(/^text\/(javascript|css); charset=utf-8$/);
      const packed = await get(path, { 'accept-encoding': 'gzip' });
      expect(packed.headers.get('content-encoding')).to.equal('gzip');
      expect(await packed.text()).to.equal(await plain.text());
      const again = await get(path, { 'if-none-match': packed.headers.get('etag') ?? '' });
      expect([again.status, await again.text()]).to.deep.equal([304, '']);
    }
  });

  it('lets every site load the button, and keep it for minutes', async () => {
    const response = await get('/chat.js');
    expect(response.headers.get('cross-origin-resource-policy')).to.equal('cross-origin');
    expect(response.headers.get('access-control-allow-origin')).to.equal('*');
    expect(response.headers.get('cache-control')).to.include('max-age=300');
    expect((await get('/chat/panel.js')).headers.get('cross-origin-resource-policy')).to.equal('same-origin');
  });

  it('shows on /embed the very line to copy, for the address that it was asked at', async () => {
    const page = await (await get('/embed')).text();
    expect(page).to.include(`&lt;script async src=&quot;${service.url}/chat.js&quot;&gt;&lt;/script&gt;`);
    for (const path of ['/', '/embed']) {
      const site = await (await get(path)).text();
      expect(site)
        .to.include('<script async src="/chat.js"></script>')
        .and.include(`href="${telUrl(phone)}"`);
      expect(site)
        .to.include('href="/chat#helpline-chat"')
        .and.not.match(/<script(?![^>]* src=)|\son\w+=|style=/);
    }
  });

  it('answers HEAD like GET, without the body', async () => {
    const response = await fetch(`${service.url}/chat`, { method: 'HEAD' });
    expect([response.status, await response.text()]).to.deep.equal([200, '']);
  });
});

describe('pages', () => {
  it('escape every value', () => {
    expect(html`<p title="${'"<&>\''}">${'<script>'}${html`<b>${1}</b>`}${undefined}</p>`.markup).to.equal(
      '<p title="&quot;&lt;&amp;&gt;&#39;">&lt;script&gt;<b>1</b></p>',
    );
  });

  it('may be framed by the charity’s own sites', () => {
    const policy = contentPolicy({ ...options, allowedOrigins: ['https://charity.example'] }, undefined);
    expect(policy).to.include("frame-ancestors 'self' https://charity.example;");
  });

  it('take sockets of the public address, and of no made-up host', () => {
    const published = contentPolicy({ ...options, publicUrl: 'https://helpline.example' }, 'inside:3978');
    expect(published).to.include("connect-src 'self' ws://helpline.example wss://helpline.example;");
    for (const host of ['evil; script-src *', 'a b', "x'", undefined]) {
      expect(contentPolicy(options, host)).to.include("connect-src 'self';");
    }
  });

  it('dial what is read out', () => {
    expect(telUrl('01632 960 000')).to.equal('tel:01632960000');
    expect(telUrl('+44 1632 960000')).to.equal('tel:+441632960000');
    expect(whatsAppUrl('07700 900 123')).to.equal('https://wa.me/447700900123');
    expect(whatsAppUrl('+44 7700 900123')).to.equal('https://wa.me/447700900123');
  });
});
