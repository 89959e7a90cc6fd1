import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { forbiddenImports } from './imports.ts';

describe('imports run one way', () => {
  it('holds for every file of the core', () => {
    const files = globSync('src/**/*.ts');
    const broken = files.flatMap((file) => {
      const name = file.replaceAll('\\', '/').slice('src/'.length);
      return forbiddenImports(name, readFileSync(file, 'utf8')).map((target) => `${file} imports ${target}`);
    });
    expect(files.length).to.be.greaterThan(100);
    expect(broken).to.deep.equal([]);
  });

  const planted: readonly [file: string, source: string][] = [
    ['knowledge/planted.ts', "import { readFileSync } from 'node:fs';"],
    ['knowledge/planted.ts', "import yaml from 'yaml';"],
    ['conversation/planted.ts', "import { DateTime } from 'luxon';"],
    ['knowledge/planted.ts', "import { check } from '../safety/gate.ts';"],
    ['conversation/planted.ts', "import { openStore } from '../store/store.ts';"],
    ['conversation/planted.ts', "import { ActivityHandler } from 'botbuilder';"],
    ['conversation/planted.ts', "export { App } from '../app.ts';"],
    ['language/planted.ts', "import type { Entry } from '../knowledge/entry.ts';"],
    ['language/planted.ts', "const fs = await import('node:fs/promises');"],
    ['dialogs/planted.ts', "import x from '../../test/support/service.ts';"],
  ];
  for (const [file, source] of planted) {
    it(`refuses ${source} in ${file}`, () => expect(forbiddenImports(file, source)).to.have.length(1));
  }

  it('lets the core import relative files below it, zod and fuse.js', () => {
    const source =
      "import { z } from 'zod';\nimport Fuse from 'fuse.js';\nimport { stem } from '../language/stem.ts';\nimport './entry.ts';";
    expect(forbiddenImports('knowledge/planted.ts', source)).to.deep.equal([]);
  });

  it('lets the hours be read by a library', () => {
    expect(forbiddenImports('handoff/planted.ts', "import { DateTime } from 'luxon';")).to.deep.equal([]);
  });

  it('is held by the linter too: a planted import fails the gate, a lawful one does not', () => {
    expect(lint("import { z } from 'zod';\n\nexport const text = z.string();\n")).to.equal('');
    expect(lint("import { readFileSync } from 'node:fs';\n\nexport const text = readFileSync('x', 'utf8');\n")).to.include(
      'The core is pure',
    );
    expect(lint("import { check } from '../safety/gate.ts';\n\nexport const text = check;\n")).to.include('import only language');
  });
});

/** What the project's lint rules say of a core file with this source; nothing when it passes. */
function lint(source: string): string {
  const root = mkdtempSync(join(tmpdir(), 'helpline-lint-'));
  mkdirSync(join(root, 'src/knowledge'), { recursive: true });
  copyFileSync('biome.json', join(root, 'biome.json'));
  writeFileSync(join(root, 'src/knowledge/planted.ts'), source);
  const { status, stderr } = spawnSync(resolve('node_modules/.bin/biome'), ['lint'], { cwd: root, encoding: 'utf8' });
  rmSync(root, { recursive: true });
  return status === 0 ? '' : stderr;
}
