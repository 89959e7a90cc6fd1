import type { DeskMe } from '../../http/desk-contract.ts';
import { Desk } from './desk.ts';
import { get } from './desk-api.ts';
import { words } from './desk-words.ts';
import { followAddress, signInView } from './sign-in-view.ts';

const root = document.getElementById('desk');

/** Shows the desk to whoever is signed in, and to everybody else how to sign in. */
async function open(page: HTMLElement, line: string): Promise<void> {
  const me = await get<DeskMe>('/me');
  if (me.kind === 'ok') {
    const desk = new Desk(me.body, () => void open(page, words.signedOut));
    return page.replaceChildren(desk.root);
  }
  const signIn = page.dataset['signIn'] === 'oidc' ? 'oidc' : 'link';
  page.replaceChildren(signInView(signIn, me.kind === 'later' ? words.failed : line));
  page.querySelector<HTMLElement>('h2')?.focus();
}

if (root) void followAddress().then((line) => open(root, line));
// A link with a name on it may be opened where the desk is open already.
addEventListener('hashchange', () => {
  if (root) void followAddress().then((line) => line !== '' || location.reload());
});
