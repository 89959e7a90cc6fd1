/** What a chat does when something happens to the device or to its page. */
export interface OnDevice {
  /** The phone woke up, the tab is back in view, or the network is back. */
  wake(): void;
  /** The network has gone. */
  drop(): void;
  /** The page is left; a browser may keep it as it is, for the way back. */
  rest(): void;
  /** Whether another page of this tab has changed the chat since this one last looked. */
  isOutdated(): boolean;
}

/** Phones sleep, networks come and go, and a page can be put aside and taken up again. */
export function watchDevice(chat: OnDevice): void {
  addEventListener('online', () => chat.wake());
  addEventListener('offline', () => chat.drop());
  addEventListener('pagehide', () => chat.rest());
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    if (chat.isOutdated()) location.reload();
    else chat.wake();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') chat.wake();
  });
}
