import type { BotSettings } from '../bot-settings.ts';
import type { Clock } from '../clock.ts';
import type { Content } from '../conversation/content.ts';
import type { Handoffs } from '../http/desk/desk.ts';
import type { DeskAnswer } from '../http/desk-contract.ts';
import type { Log } from '../log.ts';
import type { IdentityPlace } from '../managed-identity.ts';
import type { Store } from '../store/port.ts';

/** Who signs the tokens of Microsoft's channels, and where their keys are published. */
export interface ChannelAuthority {
  readonly openIdUrl: string;
  readonly issuer: string;
}

/** Microsoft's own, for bots outside of government clouds. */
export const microsoft: ChannelAuthority = {
  openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
};

/** What the channels are joined from. */
export interface ChannelsParts {
  readonly settings: BotSettings;
  readonly identity: IdentityPlace | undefined;
  readonly authority: ChannelAuthority;
  readonly store: Store;
  readonly handoffs: Handoffs;
  readonly search: (words: string) => readonly DeskAnswer[];
  readonly content: () => Content;
  readonly clock: Clock;
  readonly log: Log;
  readonly phoneLine: string;
}
