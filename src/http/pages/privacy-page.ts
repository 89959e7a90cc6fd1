import type { Bundle } from './bundle.ts';
import { type Html, html } from './html.ts';
import type { PageOptions } from './page-options.ts';
import { sitePage } from './site-page.ts';

/** The privacy notice on a page of its own: for whoever wants to read it before they write, and for Teams, which links to it. */
export function privacyPage(options: PageOptions, bundle: Bundle): string {
  const { panel, channelsNotice } = options;
  const text = [panel?.notice.full, channelsNotice].filter((part) => part !== undefined).join('\n\n');
  return sitePage(options, bundle, {
    path: '/privacy',
    title: 'Who reads what you write',
    main: html`<h1>Who reads what you write</h1>
${text.split('\n\n').map(paragraph)}`,
  });
}

/** A line that begins with `# ` is a heading, lines that begin with `- ` are a list; every other line is a paragraph. */
function paragraph(text: string): Html {
  const lines = text.trim().split('\n');
  const items = lines.filter((line) => line.startsWith('- '));
  const before = lines.filter((line) => !line.startsWith('- '));
  return html`${before.map((line) => (line.startsWith('# ') ? html`<h2>${line.slice(2)}</h2>\n` : html`<p>${line}</p>\n`))}${
    items.length === 0 ? undefined : html`<ul>\n${items.map((line) => html`<li>${line.slice(2)}</li>\n`)}</ul>\n`
  }`;
}
