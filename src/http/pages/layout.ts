import { type Html, html } from './html.ts';
import { telUrl, whatsAppUrl } from './numbers.ts';
import type { PageOptions } from './page-options.ts';

/** What one page puts into the frame that all share. */
export interface PageParts {
  readonly title: string;
  readonly bodyClass: string;
  readonly heading: string;
  readonly main: Html;
  readonly styleVersion: string;
  /** Where the page runs the panel: the version of its code. */
  readonly scriptVersion?: string;
}

/** A speech bubble, so that no browser asks for a favicon. */
const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path fill='%230b4f5c' d='M2 2h12v9H7l-4 3v-3H2z'/></svg>";

/** The whole page. What must always be in view stands in its header, and needs no script. */
export function layout(options: PageOptions, parts: PageParts): string {
  return documentOf({
    title: parts.title,
    head: html`<link rel="stylesheet" href="/chat/panel.css?v=${parts.styleVersion}">
${parts.scriptVersion === undefined ? undefined : html`<script defer src="/chat/panel.js?v=${parts.scriptVersion}"></script>`}`,
    body: html`<body class="${parts.bodyClass}">
${pageHeader(options, parts.heading)}
<main>
${parts.main}
</main>
</body>`,
  });
}

/** The document around any page of ours. */
export function documentOf({ title, head, body }: { title: string; head: Html; body: Html }): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${icon}">
${head}
</head>
${body}
</html>
`.markup;
}

function pageHeader({ charity, phone, notice }: PageOptions, heading: string): Html {
  return html`<header class="top">
<div class="top-inner">
<h1>${heading} <span class="charity">${charity}</span></h1>
<p class="always">I am a computer program, not a clinician. In an emergency call <a href="tel:999">999</a>.</p>
<p class="always">Talk to a person: <a href="${telUrl(phone)}">${phone}</a></p>
${notice === undefined ? undefined : html`<p class="notice">${notice}</p>`}
</div>
</header>`;
}

/** The ways to a person, as one paragraph. */
export function waysToAPerson({ phone, whatsapp }: PageOptions): Html {
  const chat = whatsapp === undefined ? undefined : html`, or send a WhatsApp message to ${whatsAppLink(whatsapp)}`;
  return html`<p>Call the helpline on <a href="${telUrl(phone)}">${phone}</a>${chat}.</p>`;
}

function whatsAppLink(number: string): Html {
  return html`<a href="${whatsAppUrl(number)}" target="_blank" rel="noopener noreferrer">${number}<span class="spoken"> (opens in a new tab)</span></a>`;
}
