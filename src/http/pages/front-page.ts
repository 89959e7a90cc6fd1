import type { Bundle } from './bundle.ts';
import { html } from './html.ts';
import { layout, waysToAPerson } from './layout.ts';
import type { PageOptions } from './page-options.ts';

/** The front page: says what this is, and leads to the chat. */
export function frontPage(options: PageOptions, bundle: Bundle): string {
  return layout(options, {
    title: `${options.charity} helpline`,
    bodyClass: 'front-page',
    heading: 'Helpline assistant',
    styleVersion: bundle.style.version,
    main: html`<div class="reading">
<h2>Ask a question in your own words</h2>
<p>The helpline assistant answers from the information of ${options.charity}. It tells you where an answer comes from, and how to reach a person.</p>
<p><a class="choice" href="/chat">Open the chat</a></p>
${waysToAPerson(options)}
</div>`,
  });
}
