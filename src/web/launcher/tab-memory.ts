const key = 'helpline-chat';

// One word in this tab, from the first opening on and never before: how the panel was left, 'open' or 'closed'. By it the chat
// follows the person to the site's next page. Nothing of the chat itself is kept in the page's own storage.

/** Reads the word: none when the chat was never opened here, or storage is forbidden. */
export function recall(): string | null | undefined {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** Writes the word; an empty one takes it away. */
export function remember(left: 'open' | 'closed' | ''): void {
  try {
    if (left) sessionStorage.setItem(key, left);
    else sessionStorage.removeItem(key);
  } catch {
    // Forbidden: on the next page the chat is one press away, as on the first.
  }
}
