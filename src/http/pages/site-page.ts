import type { Bundle } from './bundle.ts';
import { type Html, html } from './html.ts';
import { documentOf, waysToAPerson } from './layout.ts';
import { telUrl } from './numbers.ts';
import type { PageOptions } from './page-options.ts';

/** A page that stands for one of the charity's own: it carries the chat's button as the charity's pages do. */
export interface SitePage {
  readonly path: '/' | '/embed' | '/privacy';
  readonly title: string;
  readonly main: Html;
}

const pages = [
  { path: '/', name: 'A page of the charity' },
  { path: '/embed', name: 'Put the chat on your website' },
  { path: '/privacy', name: 'Who reads what you write' },
] as const;

/** The whole page. The phone stands on it in words, so that it is there without scripts too. */
export function sitePage(options: PageOptions, bundle: Bundle, page: SitePage): string {
  const { charity, phone, notice } = options;
  return documentOf({
    title: `${page.title} - ${charity}`,
    head: html`<link rel="stylesheet" href="/site.css?v=${bundle.site.version}">
<script async src="/chat.js"></script>`,
    body: html`<body>
<header class="site-top">
<div class="inner">
<p class="site-name">${charity}</p>
<p>Helpline: <a href="${telUrl(phone)}">${phone}</a>. In an emergency call <a href="tel:999">999</a>.</p>
${notice === undefined ? undefined : html`<p class="notice">${notice}</p>`}
<nav aria-label="Pages">
<ul>
${pages.map((other) => navLink(other, page.path))}
</ul>
</nav>
</div>
</header>
<main class="inner">
${page.main}
</main>
<footer class="site-foot">
<div class="inner">
${waysToAPerson(options)}
<p>This is a demonstration page. The button for the chat needs JavaScript; <a href="/chat">the chat’s own page</a> and the phone are always there.</p>
</div>
</footer>
</body>`,
  });
}

function navLink({ path, name }: (typeof pages)[number], current: string): Html {
  const mark = path === current ? html` aria-current="page"` : undefined;
  return html`<li><a href="${path}"${mark}>${name}</a></li>
`;
}
