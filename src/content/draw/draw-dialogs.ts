import type { Entry } from '../../knowledge/entry.ts';
import type { PlainContent } from '../prepare.ts';
import { partsOf } from './graph-parts.ts';
import { drawMermaid } from './mermaid.ts';
import { drawSvg } from './svg.ts';

/** A file to be written, by its name in the folder of drawings. */
export interface Drawing {
  readonly name: string;
  readonly text: string;
}

/** One diagram for each guided dialog, as Mermaid in a page and as an SVG, and a page that lists them. */
export async function drawDialogs({ scripts, entries }: PlainContent): Promise<Drawing[]> {
  const titles = new Map(
    entries.flatMap(({ id, formerly, title }: Entry) => [id, ...formerly].map((one) => [one, title] as const)),
  );
  const drawings = await Promise.all(
    scripts.map(async (script): Promise<Drawing[]> => {
      const parts = partsOf(script, (id) => titles.get(id) ?? id);
      const picture = `![${script.title}](${script.id}.svg)`;
      const page = [`# ${script.title}`, '', script.hint, '', picture, '', '```mermaid', drawMermaid(parts).trimEnd(), '```', ''];
      return [
        { name: `${script.id}.md`, text: page.join('\n') },
        { name: `${script.id}.svg`, text: await drawSvg(script.title, parts) },
      ];
    }),
  );
  return [listPage(scripts), ...drawings.flat()];
}

function listPage(scripts: PlainContent['scripts']): Drawing {
  const lines = scripts.map(({ id, title, hint }) => `- [${title}](${id}.md): ${hint}`);
  const text = [
    '# The guided dialogs',
    '',
    'Drawn by `npm run content:draw` from `dialogs/scripts/`. For reading and for sign-off.',
    '',
    ...lines,
    '',
  ];
  return { name: 'README.md', text: text.join('\n') };
}
