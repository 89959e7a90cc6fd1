import type { Citation } from '../conversation/outbound.ts';

/** Channels that draw a citation themselves where the text says `[1]`. */
const citingChannels: readonly string[] = ['msteams'];

/** Whether the channel shows the source by itself, so that no line about it is needed. */
export function showsCitations(channel: string): boolean {
  return citingChannels.includes(channel);
}

/** The source as a Bot Framework citation. Without the mark "AI generated": nothing here is. */
export function renderCitation(source: Citation): object {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    citation: [
      {
        '@type': 'Claim',
        position: 1,
        appearance: {
          '@type': 'DigitalDocument',
          name: cut(source.title, 80),
          abstract: cut(source.line, 160),
          ...(source.url ? { url: source.url } : {}),
        },
      },
    ],
  };
}

/** Teams refuses a whole message whose citation is longer than it allows. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
