import type { Settings } from './config.ts';
import type { Content, GlossaryTerm } from './conversation/content.ts';
import { maxTextLength } from './conversation/inbound.ts';
import type { PanelContent } from './http/contract.ts';
import type { PageOptions } from './http/pages/page-options.ts';
import type { Log } from './log.ts';
import { consentText, createPrivacyNotice } from './privacy-notice.ts';
import type { Store } from './store/port.ts';

/** What the page tells the panel of the content. The notice and the consent are kept, so that it is known who agreed to which. */
export async function createPanel({ retention, quickExitUrl }: Settings, content: Content, store: Store): Promise<PanelContent> {
  const { say, glossary } = content;
  const notice = createPrivacyNotice(say, retention);
  await store.keepNotice(notice.version, `${notice.short}\n\n${notice.full}`);
  const consent = consentText(content);
  await store.keepNotice(consent.version, consent.text);
  return { notice, glossary: glossary.map(plainTerm), exitUrl: quickExitUrl };
}

/** What the pages say of the charity, and of where they stand. */
export function pageOptions(
  { allowedOrigins, publicUrl, bot }: Settings,
  { pack: { charity, helpline }, topics, say }: Content,
  showDraft: boolean,
  log: Log,
): PageOptions {
  return {
    charity: charity.name,
    phone: helpline.phone,
    whatsapp: helpline.whatsapp,
    allowedOrigins: [...allowedOrigins],
    maxTextLength,
    ...(publicUrl ? { publicUrl } : {}),
    ...(showDraft ? { notice: say('draft-banner') } : {}),
    ...(bot ? { channelsNotice: say('privacy-channels') } : {}),
    topics,
    log,
  };
}

function plainTerm({ forms, say }: GlossaryTerm): PanelContent['glossary'][number] {
  return { forms: [...forms], say };
}
