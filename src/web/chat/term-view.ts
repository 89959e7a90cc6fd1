import type { GlossaryTerm } from '../../http/contract.ts';
import { element } from './dom.ts';
import type { Glossary } from './glossary.ts';

/** What a message's words are drawn with: hard words can be pressed, each once in a message. */
export interface Wording {
  readonly glossary: Glossary;
  readonly marked: Set<GlossaryTerm>;
}

let termsMade = 0;

/** `text` as nodes that stand in `block`; a pressed word's meaning is put under it, and read out where it stands. */
export function termNodes(text: string, wording: Wording | undefined, block: HTMLElement): (Node | string)[] {
  if (!wording) return [text];
  const nodes: (Node | string)[] = [];
  let held: HTMLElement | undefined;
  for (const piece of wording.glossary.split(text, wording.marked)) {
    // A full stop must not begin a line because a button stands before it.
    const [stop = ''] = (held && /^[.,;:!?)’”]+/.exec(piece.text)) ?? [];
    held?.append(stop);
    held = piece.term && element('span', { class: 'held-together' }, termButton(piece.text, piece.term, block));
    nodes.push(held ?? piece.text.slice(stop.length));
  }
  return nodes;
}

/** A disclosure: pressed once it shows the meaning, pressed again it takes it away. Escape takes it away too. */
function termButton(word: string, { say }: GlossaryTerm, block: HTMLElement): HTMLButtonElement {
  const id = `meaning-${++termsMade}`;
  const button = element('button', { type: 'button', class: 'term', 'aria-expanded': 'false', 'aria-controls': id }, word);
  const meaning = element('span', { class: 'meaning', id }, element('b', {}, word), ` – ${say}`);
  function show(isShown: boolean): void {
    button.setAttribute('aria-expanded', String(isShown));
    if (isShown) block.append(meaning);
    else meaning.remove();
  }
  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !meaning.isConnected) return;
    event.preventDefault();
    event.stopPropagation();
    show(false);
  });
  return button;
}
