import type { ChannelAuthority } from './channels/channels-parts.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import type { Content } from './conversation/content.ts';
import type { Log } from './log.ts';

/** What differs between a service, a test and a benchmark. */
export interface AppParts {
  readonly settings: Settings;
  /** Asked at each turn, so that reloaded content is used at once. */
  readonly content: () => Content;
  readonly clock: Clock;
  readonly log: Log;
  /** Who signs for Microsoft's channels; Microsoft, unless a test says otherwise. */
  readonly authority?: ChannelAuthority | undefined;
}
