import { element } from './dom.ts';
import { guideWords } from './guide-words.ts';

/** Copy, save and print a list. Nothing of it leaves the browser; what was done is said below the buttons. */
export function listTools(title: string, items: readonly string[], list: HTMLElement): HTMLElement {
  const text = [title, '', ...items.map((item, i) => `${i + 1}. ${item}`), ''].join('\n');
  const said = element('p', { class: 'guide-list-said', role: 'status' });
  const tool = (label: string, act: () => void | Promise<void>) => {
    const button = element('button', { type: 'button', class: 'choice' }, label);
    button.addEventListener('click', () => void act());
    return button;
  };
  const tools = element('div', { class: 'guide-list-tools', role: 'group', 'aria-label': guideWords.tools });
  tools.append(
    tool(guideWords.copy, async () => {
      said.textContent = (await copy(text)) ? guideWords.copied : markByHand(list);
    }),
    tool(guideWords.save, () => {
      save(title, text);
      said.textContent = guideWords.saved;
    }),
    tool(guideWords.print, () => printAlone(list)),
  );
  return element('div', { class: 'guide-list-keep' }, tools, said);
}

/** In a frame that may not use the clipboard this fails; then the person copies by hand. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function markByHand(list: HTMLElement): string {
  const items = list.querySelector('ol');
  if (items) getSelection()?.selectAllChildren(items);
  return guideWords.copyByHand;
}

/** A plain text file: every phone opens it. */
function save(title: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const name = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.txt`;
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Prints the list and nothing of the conversation: a copy of it stands alone on the page while the paper is made. */
function printAlone(list: HTMLElement): void {
  const sheet = element('div', { class: 'guide-sheet' });
  for (const part of list.querySelectorAll('h2, ol')) sheet.append(part.cloneNode(true));
  document.body.append(sheet);
  document.body.classList.add('prints-sheet');
  const tidy = () => {
    sheet.remove();
    document.body.classList.remove('prints-sheet');
  };
  addEventListener('afterprint', tidy, { once: true });
  print();
}
