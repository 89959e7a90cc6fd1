import type { Button, Outbound } from '../conversation/outbound.ts';
import type { Turn } from '../conversation/turn-result.ts';

/** Prints what the family reads and, with `why`, how it was decided. */
export function printTurn({ replies, decision }: Turn, { why }: { why: boolean }): void {
  for (const reply of replies) process.stdout.write(`\n${formatReply(reply)}\n`);
  if (!why || !decision) return;
  process.stdout.write(`\n-- why: ${decision.outcome}, confidence ${decision.confidence.toFixed(2)}\n`);
  for (const line of decision.explanation) process.stdout.write(`   ${line}\n`);
}

function formatReply({ text, source, buttons, guide, summary = [] }: Outbound): string {
  let place = 0;
  const lines = [...buttons, ...(guide?.controls ?? [])].map((button) =>
    button.kind === 'tap' ? `  ${++place}. ${button.title}` : `  * ${formatWay(button)}`,
  );
  const list = guide?.list ? ['', `${guide.list.title}:`, ...guide.list.items.map((item, i) => `  ${i + 1}) ${item.text}`)] : [];
  const parts = summary.flatMap(({ label, text: written }) => ['', `${label}:`, written || '-']);
  return [text, ...parts, ...list, ...(source ? ['', source.line] : []), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
}

function formatWay(button: Exclude<Button, { kind: 'tap' }>): string {
  return `${button.title}: ${button.kind === 'call' ? button.number : button.url}`;
}
