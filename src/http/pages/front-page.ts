import type { Bundle } from './bundle.ts';
import { html } from './html.ts';
import { telUrl } from './numbers.ts';
import type { PageOptions } from './page-options.ts';
import { sitePage } from './site-page.ts';

/** The front page: a plain page of a charity's site, which carries the chat as the charity's own pages would. */
export function frontPage(options: PageOptions, bundle: Bundle): string {
  const { charity, phone, topics = [] } = options;
  return sitePage(options, bundle, {
    path: '/',
    title: 'Information for families',
    main: html`<h1>Information for families</h1>
<p>There is a lot to take in, and it is hard to ask everything at once. You can ask our helpline assistant a question in your own words, at any time of day.</p>
<p class="call">To talk to a person, call <a href="${telUrl(phone)}">${phone}</a>.</p>
<h2>Ask the helpline assistant</h2>
<p>It is a computer program. It answers from the information of ${charity}, tells you where each answer comes from, and tells you how to reach a person. It is not a nurse or a doctor.</p>
<p><a href="/chat#helpline-chat">Ask a question</a>, or press the button at the bottom of the screen.</p>
${
  topics.length === 0
    ? undefined
    : html`<h2>What families ask about</h2>
<ul>
${topics.map(({ id, title }) => html`<li><a href="/chat#helpline-chat=${id}">${title}</a></li>\n`)}
</ul>`
}`,
  });
}
