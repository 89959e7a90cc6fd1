import type { Bundle } from './bundle.ts';
import { html } from './html.ts';
import { documentOf } from './layout.ts';
import type { PageOptions } from './page-options.ts';

/** The page that is the desk. Nobody's words are on it: they come when somebody has signed in. */
export function deskPage({ charity, notice }: PageOptions, signIn: 'link' | 'oidc', bundle: Bundle): string {
  return documentOf({
    title: `Advisor desk - ${charity}`,
    head: html`<link rel="stylesheet" href="/desk/desk.css?v=${bundle.deskStyle.version}">
<script defer src="/desk/desk.js?v=${bundle.desk.version}"></script>`,
    body: html`<body class="desk-page">
<header class="desk-top">
<h1>Advisor desk <span class="charity">${charity}</span></h1>
${notice === undefined ? undefined : html`<p class="notice">${notice}</p>`}
</header>
<main id="desk" data-sign-in="${signIn}">
<noscript><p>The desk needs JavaScript, which is turned off in this browser.</p></noscript>
</main>
</body>`,
  });
}
