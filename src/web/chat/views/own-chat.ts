import type { PrivacyNotice, TokenAnswer, WireActivity } from '../../../http/contract.ts';
import type { AskAboutChat } from '../chat-api.ts';
import type { View, ViewHost } from '../view-host.ts';

/** What the views may know of the chat and do with it. */
export interface OwnChat {
  readonly ask: AskAboutChat;
  /** Everything that the service holds of the conversation, as it was shown. */
  readonly activities: readonly WireActivity[];
  readonly phone: string;
  readonly notice: PrivacyNotice | undefined;
  readonly views: Pick<ViewHost, 'open' | 'back' | 'close'>;
  /** Forgets this tab's conversation. */
  forget(): void;
  /** A new conversation in this tab. */
  startNew(): void;
  /** Goes on with the conversation that a code opened, in place of this tab's. */
  goOnWith(answer: TokenAnswer): void;
}

/** Makes a view of the chat when it is asked for. */
export type MakeView = (chat: OwnChat) => View;
