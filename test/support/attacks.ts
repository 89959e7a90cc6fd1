import type { Page } from 'playwright-core';

/** Words that would be more than words on a page that took them for markup. Each sets `window.hacked` where it succeeds. */
export const attacks: readonly string[] = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1">',
  '"><svg onload="window.hacked = 1">',
  '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>',
  '<a href="javascript:window.hacked = 1">click</a>',
  '<style>@import "http://evil.example/x.css"</style>',
  '{{constructor.constructor("window.hacked = 1")()}}',
  '&lt;script&gt;window.hacked = 1&lt;/script&gt;',
];

/** Every address that the page asks for, and every complaint of its policy. */
export function watchPage(page: Page): { requests: string[]; violations: string[] } {
  const seen = { requests: [] as string[], violations: [] as string[] };
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on(
    'console',
    (message) => /Content Security Policy|Trusted/i.test(message.text()) && seen.violations.push(message.text()),
  );
  return seen;
}
