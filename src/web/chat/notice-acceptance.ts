import { type AskAboutChat, acceptNotice } from './chat-api.ts';

/** Tells the service, once a conversation, under which privacy notice the person went on: that which stood there as they sent. */
export class NoticeAcceptance {
  private readonly version: string;
  private isNoted = false;
  private conversation = 0;

  constructor(version: string) {
    this.version = version;
  }

  /** The person's message was sent. What fails is tried again with the next one. */
  async note(ask: AskAboutChat): Promise<void> {
    if (this.isNoted) return;
    this.isNoted = true;
    const { conversation } = this;
    const { kind } = await ask((token) => acceptNotice(token, this.version));
    if (kind !== 'ok' && conversation === this.conversation) this.isNoted = false;
  }

  /** Another conversation begins in this tab. */
  startOver(): void {
    this.conversation += 1;
    this.isNoted = false;
  }
}
