import type { Settings } from '../config.ts';
import { type Finding, good, warning } from './finding.ts';

const about = 'retention';

/** For how long things are kept, where it is more than families would think, or does not fit together. */
export function examineRetention({ retention }: Settings): Finding[] {
  const { conversationDays, collectedDays, receiptDays } = retention;
  const findings: Finding[] = [];
  if (conversationDays > 365)
    findings.push(
      warning(
        about,
        `chats are kept for ${conversationDays} days`,
        'That is health data: have whoever answers for privacy agree to it in writing, or lower RETENTION_CONVERSATION_DAYS.',
      ),
    );
  if (collectedDays > conversationDays)
    findings.push(
      warning(
        about,
        'lists of a guided dialog would be kept for longer than their chat',
        'They go with the chat: lower RETENTION_COLLECTED_DAYS, so that families are told the truth.',
      ),
    );
  if (receiptDays < 2)
    findings.push(
      warning(
        about,
        'which messages were seen is forgotten after a day',
        'A phone that slept for the night would be answered twice: raise RETENTION_RECEIPT_DAYS.',
      ),
    );
  return findings.length > 0 ? findings : [good(about, `chats are kept for ${conversationDays} days`)];
}
