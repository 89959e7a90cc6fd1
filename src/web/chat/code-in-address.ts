/**
 * The code that a link to a chat carries, after the hash, where no server sees it. It is taken out of the address at once,
 * so that it stays in no history of a shared phone.
 */
export function takeCodeFromAddress(): string | undefined {
  const code = /^#continue=([\w-]{1,40})$/.exec(location.hash)?.[1];
  if (code !== undefined) history.replaceState(null, '', location.pathname);
  return code;
}
