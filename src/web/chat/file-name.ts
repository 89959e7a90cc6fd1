/** A name that any system takes, and that tells whoever sees it on a shared phone nothing: `chat-2026-11-28-1405.txt`. */
export function fileName(kind: 'chat' | 'data', now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${kind}-${day}-${two(now.getHours())}${two(now.getMinutes())}.txt`;
}
