import type { Settings } from '../config.ts';
import { type Finding, good, warning } from './finding.ts';

/** Which channels are open besides the website, and to whom. */
export function examineChannels({ localBotFramework, onLoopback }: Settings): Finding[] {
  if (localBotFramework)
    return [
      warning(
        'channels',
        'LOCAL_BOT_FRAMEWORK is on: every program on this machine may speak as anybody',
        'Take it away when you have done trying things out.',
      ),
    ];
  return [good('channels', onLoopback ? 'the chat page' : 'the chat on your website')];
}
