import { maxTextLength } from '../../conversation/inbound.ts';
import type { Bundle } from './bundle.ts';
import { html } from './html.ts';
import { layout, waysToAPerson } from './layout.ts';
import type { PageOptions } from './page-options.ts';

/** The page that is the chat. What stands in the panel is for those whose browser can't run it; the script takes its place. */
export function chatPage(options: PageOptions, bundle: Bundle): string {
  return layout(options, {
    title: `Helpline assistant - ${options.charity}`,
    bodyClass: 'chat-page',
    heading: 'Helpline assistant',
    styleVersion: bundle.style.version,
    scriptVersion: bundle.script.version,
    main: html`<div id="panel" data-phone="${options.phone}" data-max-length="${options.maxTextLength ?? maxTextLength}"
 data-hosts="${(options.allowedOrigins ?? []).join(' ')}" data-content="${JSON.stringify(options.panel ?? null)}">
<div class="fallback">
<noscript><p>The chat needs JavaScript, which is turned off in this browser.</p></noscript>
<p>If the chat does not open here, you can still reach a person.</p>
${waysToAPerson(options)}
</div>
</div>`,
  });
}
