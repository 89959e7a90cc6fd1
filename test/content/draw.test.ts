import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import { parse } from 'yaml';
import { drawDialogs } from '../../src/content/draw/draw-dialogs.ts';
import { formatScriptSchema } from '../../src/content/script-schema.ts';
import { projectContent } from '../support/project-content.ts';

describe('drawings of the guided dialogs', () => {
  it('in docs/dialogs are those of the dialogs as they are: npm run content:draw brings them up to date', async () => {
    const drawings = await drawDialogs(projectContent().plain);
    expect(drawings).to.have.length(1 + 2 * projectContent().content.scripts.length);
    for (const { name, text } of drawings) expect(readFileSync(`docs/dialogs/${name}`, 'utf8') === text, name).to.equal(true);
  });

  it('show every step and every option', async () => {
    const drawings = await drawDialogs(projectContent().plain);
    for (const script of projectContent().content.scripts) {
      const page = drawings.find(({ name }) => name === `${script.id}.md`)?.text ?? '';
      for (const { id } of script.steps) expect(page).to.include(`(${id})`);
      const titles = script.steps.flatMap((step) => (step.kind === 'choose' ? step.options.map(({ title }) => title) : []));
      for (const title of titles) expect(page).to.include(`|"${title}"|`);
    }
  });
});

describe('the JSON Schema of a dialog', () => {
  const schema = JSON.parse(formatScriptSchema());
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

  it('in docs/schemas is the one that the check goes by: npm run content:schema brings it up to date', () => {
    expect(readFileSync('docs/schemas/dialog.schema.json', 'utf8')).to.equal(formatScriptSchema());
  });

  it('takes the real dialogs, and marks what is wrong in one', () => {
    for (const { id } of projectContent().content.scripts) {
      const file = parse(readFileSync(`dialogs/scripts/${id}.yaml`, 'utf8'));
      expect(check(file), id).to.equal(true);
      expect(check({ ...file, steps: [{ id: 'a', kind: 'dance' }] }), id).to.equal(false);
    }
  });
});
