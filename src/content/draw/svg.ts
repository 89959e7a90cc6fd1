import { instance } from '@viz-js/viz';
import type { Arrow, Box } from './graph-parts.ts';

/** A diagram as an SVG, laid out by Graphviz: the same text for the same dialog on every machine. */
export async function drawSvg(
  title: string,
  { boxes, arrows }: { readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[] },
): Promise<string> {
  const viz = await instance();
  const graph = {
    graphAttributes: {
      fontname: 'Arial',
      label: title,
      labelloc: 't',
      fontsize: 20,
      nodesep: 0.35,
      ranksep: 0.55,
    },
    nodeAttributes: {
      fontname: 'Arial',
      fontsize: 11,
      style: 'filled',
      color: '#5b7683',
      fillcolor: '#ffffff',
      margin: '0.3,0.12',
    },
    edgeAttributes: { fontname: 'Arial', fontsize: 10, color: '#0b4f5c' },
    nodes: boxes.map(({ id, kind, lines }) => ({
      name: id,
      attributes: { label: lines.flatMap((line) => wrap(line)).join('\n'), ...looks[kind] },
    })),
    edges: arrows.map(({ from, to, label }) => ({ tail: from, head: to, attributes: { label: wrap(label, 22).join('\n') } })),
  };
  return viz.renderString({ directed: true, ...graph }, { format: 'svg' });
}

/** How the kinds of step look: a choice is rounded, an end stands out, a list is a folder. */
const looks: Readonly<Record<Box['kind'], Readonly<Record<string, string>>>> = {
  say: { shape: 'box' },
  answer: { shape: 'box', fillcolor: '#e1eef0' },
  choose: { shape: 'box', style: 'filled,rounded', fillcolor: '#fdf3d7' },
  ask: { shape: 'note' },
  collect: { shape: 'folder' },
  handoff: { shape: 'box', style: 'filled,rounded,bold', fillcolor: '#e3f2e1' },
  end: { shape: 'box', style: 'filled,rounded,bold', fillcolor: '#eeeeee' },
};

function wrap(text: string, width = 36): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
