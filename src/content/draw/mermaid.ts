import type { Arrow, Box } from './graph-parts.ts';

/** A diagram in Mermaid, which GitHub and many editors draw from the text. */
export function drawMermaid({ boxes, arrows }: { readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[] }): string {
  return [
    'flowchart TD',
    ...boxes.map(({ id, kind, lines }) => `  ${nameOf(id)}${shapeOf(kind, lines.map(escapeText).join('<br>'))}`),
    ...arrows.map(
      ({ from, to, label }) => `  ${nameOf(from)} -->${label === '' ? '' : `|"${escapeText(label)}"|`} ${nameOf(to)}`,
    ),
    '',
  ].join('\n');
}

/** Some ids ("end") are words of Mermaid's own. */
function nameOf(id: string): string {
  return `step_${id.replaceAll('-', '_')}`;
}

function shapeOf(kind: Box['kind'], words: string): string {
  if (kind === 'choose') return `{{"${words}"}}`;
  if (kind === 'end' || kind === 'handoff') return `(["${words}"])`;
  return kind === 'collect' || kind === 'ask' ? `[/"${words}"/]` : `["${words}"]`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
}
