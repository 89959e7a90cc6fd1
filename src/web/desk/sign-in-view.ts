import type { DeskMe } from '../../http/desk-contract.ts';
import { element } from '../chat/dom.ts';
import { post } from './desk-api.ts';
import { words } from './desk-words.ts';

/** Where nobody is signed in: what to do, by the way in which people sign in here, and what went wrong last. */
export function signInView(signIn: DeskMe['signIn'], line: string): HTMLElement {
  const told = element('p', { class: 'sign-in-line', role: 'status' }, line);
  const title = element('h2', { tabindex: '-1' }, words.signInTitle);
  const how = element('p', {}, signIn === 'oidc' ? words.signInOidc : words.signInLink);
  const go = signIn === 'oidc' ? [element('a', { class: 'main', href: '/api/desk/oidc/begin' }, words.signInButton)] : [];
  return element('section', { class: 'sign-in', 'aria-label': words.signInTitle }, title, told, how, ...go);
}

/** What the address says after the `#`: a one-time link, or why signing in did not work. It is taken out of the address at once. */
export async function followAddress(): Promise<string> {
  const hash = new URLSearchParams(location.hash.slice(1));
  const secret = hash.get('sign-in');
  const refused = hash.get('refused');
  if (secret === null && refused === null) return '';
  history.replaceState(null, '', location.pathname);
  if (refused !== null) return words.refused[refused] ?? words.failed;
  const answer = await post('/sign-in', { secret });
  return answer.kind === 'refused' ? answer.message : answer.kind === 'later' ? words.failed : '';
}
