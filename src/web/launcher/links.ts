const hashPattern = /^#helpline-chat(?:=([\w-]+))?$/;

/**
 * Calls `open` for links to `#helpline-chat`, and when the page itself was opened by one. `#helpline-chat=signs` names a topic.
 * Where no script runs, the link leads where it says.
 */
export function watchLinks(open: (topic: string | undefined, link?: HTMLElement) => void): void {
  document.addEventListener(
    'click',
    (event) => {
      const link = (event.target as Element).closest('a');
      const found = link && hashPattern.exec(link.hash);
      // Pressed with a key held down, a link goes where the browser takes it.
      if (!found || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      open(found[1], link);
    },
    true,
  );
  const arrived = hashPattern.exec(location.hash);
  if (arrived) open(arrived[1]);
}
