import type { Bundle } from './bundle.ts';
import { serviceOrigin } from './content-policy.ts';
import { type Html, html } from './html.ts';
import type { PageOptions } from './page-options.ts';
import { sitePage } from './site-page.ts';

/** How a charity puts the chat on its own pages, on a page that does. `host` is the request's. */
export function embedPage(options: PageOptions, bundle: Bundle, host: string | undefined): string {
  const origin = serviceOrigin(options.publicUrl, host);
  const { topics = [] } = options;
  return sitePage(options, bundle, {
    path: '/embed',
    title: 'Put the chat on your website',
    main: html`<h1>Put the chat on your website</h1>
<p>One line is enough. Put it anywhere on each page that should have the button; this page has it.</p>
${code(`<script async src="${origin}/chat.js"></script>`)}
<p>It draws a button at the bottom of the screen, and nothing else. Until somebody presses it, nothing is stored and nothing more is loaded. Then the chat opens in a frame of its own: your page, and what else runs on it, sees no word of it.</p>
<h2>Tell the service about your website</h2>
<p>The chat opens only on websites that the service knows. Whoever runs it adds yours to its settings and starts it again:</p>
${code(`ALLOWED_ORIGINS=${(options.allowedOrigins ?? [])[0] ?? 'https://www.example.org'}`)}
<h2>Make it fit</h2>
${code(`<script async src="${origin}/chat.js"\n  data-label="Ask us" data-colour="#5a2a82" data-position="left"></script>`)}
<dl>
<dt><code>data-label</code></dt><dd>The words on the button.</dd>
<dt><code>data-colour</code></dt><dd>The colour of the button, such as #0b4f5c. The words on it turn black or white, whichever can be read.</dd>
<dt><code>data-position</code></dt><dd><code>left</code> or <code>right</code>.</dd>
<dt><code>data-topic</code></dt><dd>The topic that a new chat begins with${topics.length === 0 ? '.' : html`: ${topicList(topics)}.`}</dd>
</dl>
<h2>Open it from a link</h2>
<p>Any link to <code>#helpline-chat</code> opens the chat: <a href="/chat#helpline-chat">try it</a>. Written like this, the link leads to the chat’s own page where scripts are off:</p>
${code(`<a href="${origin}/chat#helpline-chat">Ask a question</a>`)}
${topics.slice(0, 1).map(({ id, title }) => topicLink(origin, id, title))}
<p>A script of yours can open it, from when the page has loaded:</p>
${code('HelplineChat.open();')}
<h2>If your website has a content security policy</h2>
<p>Add the service to these two. Nothing else is needed: no inline code, no inline styles, no cookies.</p>
${code(`script-src ${origin}; frame-src ${origin}`)}`,
  });
}

function code(text: string): Html {
  return html`<pre><code>${text}</code></pre>`;
}

function topicList(topics: readonly { readonly id: string }[]): Html[] {
  return topics.map(({ id }, index) => html`${index === 0 ? '' : ', '}<code>${id}</code>`);
}

function topicLink(origin: string, id: string, title: string): Html {
  return html`<p>With a topic behind it, a new chat begins there: <a href="/chat#helpline-chat=${id}">${title}</a>.</p>
${code(`<a href="${origin}/chat#helpline-chat=${id}">${title}</a>`)}`;
}
