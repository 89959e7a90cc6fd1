import { expect } from 'chai';
import { createFindRow, packRows } from '../../src/language/feature-rows.ts';

describe('rows of numbers by feature', () => {
  it('are found as they were packed, also after a way through JSON', () => {
    const rows = [
      ['a', [1.5, -0.381]],
      ['be there', []],
      ['__proto__', [2]],
    ] as const;
    const find = createFindRow(JSON.parse(JSON.stringify(packRows(rows))));
    for (const [name, row] of rows) expect(find(name), name).to.deep.equal(row);
    for (const name of ['b', '', 'toString', 'a\nbe there']) expect(find(name), name).to.equal(undefined);
  });

  it('may be none', () => {
    const find = createFindRow(packRows([]));
    expect(find('')).to.equal(undefined);
  });
});
