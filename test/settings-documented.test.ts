import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseSettings, settingNames } from '../src/config.ts';

/** What Azure sets by itself, and nobody else may. */
const azures = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'];

describe('every setting', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const examples = lines.flatMap((line) => /^#?([A-Za-z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
  const named = examples.filter((_, i) => i % 2 === 0);
  const section = /^## Settings$([\s\S]*?)^## /m.exec(readFileSync('docs/operations.md', 'utf8'))?.[1] ?? '';
  const firstCells = section.split('\n').flatMap((line) => /^\| (`[^|]+) \|/.exec(line)?.[1] ?? []);
  const table = firstCells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));

  it('stands in .env.example once, and nothing else does', () => {
    expect([...named].sort()).to.deep.equal(settingNames.filter((name) => !azures.includes(name)).sort());
  });

  it('stands in the table of docs/operations.md once, and nothing else does', () => {
    expect([...table].sort()).to.deep.equal([...settingNames].sort());
  });

  it('is commented out in .env.example, so that a copy of it changes nothing', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).to.deep.equal([]);
  });

  it('has an example that is fit, where an example is given', () => {
    const given = Object.fromEntries(named.map((name, i) => [name, examples[2 * i + 1]]));
    const { LOCAL_BOT_FRAMEWORK: _open, ...rest } = given;
    expect(() => parseSettings(rest)).to.not.throw();
  });
});
