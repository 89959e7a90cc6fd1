import * as words from './words.ts';

/** What the page says about the button, in `data-` attributes of the script element. */
export interface Settings {
  /** Where the chat is: on the origin that the script came from. */
  readonly chatUrl: string;
  readonly label: string;
  /** Of the button, as `#rrggbb`. */
  readonly colour: string;
  readonly side: 'left' | 'right';
  /** The topic that a new chat begins with. */
  readonly topic: string | undefined;
}

const defaultColour = '#0b4f5c';

/** Reads the settings. What makes no sense is replaced by what we would take: a family always gets its button. */
export function readSettings({ src, dataset }: HTMLScriptElement): Settings {
  const { label, colour = defaultColour, position, topic } = dataset;
  return {
    chatUrl: new URL('/chat', src).href,
    label: label || words.label,
    colour: /^#[\da-f]{6}$/i.test(colour) ? colour : defaultColour,
    side: position === 'left' ? 'left' : 'right',
    topic,
  };
}

/** Black or white, whichever can be read on `colour`: one of the two always reaches 4.5 to 1. */
export function inkOn(colour: string): string {
  const light = (start: number) => (Number(`0x${colour.slice(start, start + 2)}`) / 255) ** 2.2;
  return 0.213 * light(1) + 0.715 * light(3) + 0.072 * light(5) > 0.179 ? '#000' : '#fff';
}
