import { createHash } from 'node:crypto';
import type { RetentionDays } from './config.ts';
import type { Content } from './conversation/content.ts';
import type { Say } from './dialogs/phrases.ts';
import type { PrivacyNotice } from './http/contract.ts';

/**
 * The privacy notice as families are shown it, with the times that this service really keeps. Its version follows from
 * its words, so that no change of either can go without one.
 */
export function createPrivacyNotice(say: Say, { conversationDays, codeDays }: RetentionDays): PrivacyNotice {
  const days = { days: String(conversationDays), codeDays: String(codeDays) };
  const short = say('privacy-short', days);
  const full = say('privacy-full', days);
  const version = createHash('sha256').update(`${short}\n\n${full}`).digest('hex').slice(0, 12);
  return { version, short, full };
}

/** The text by which a family agrees that its summary is passed on, as it is kept beside the notices: with the version that their consent names. */
export function consentText({ consentVersion, say }: Pick<Content, 'consentVersion' | 'say'>): { version: string; text: string } {
  return { version: consentVersion, text: say('briefing-consent') };
}
