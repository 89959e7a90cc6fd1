import { spawnSync } from 'node:child_process';
import { expect } from 'chai';

const ask = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/ask.ts', ...args], { input, encoding: 'utf8' });
  expect(status, stderr).to.equal(0);
  return stdout;
};

describe('npm run ask', function asking() {
  this.timeout(30_000);

  it('prints what the family would read, where it comes from, and why', () => {
    const printed = ask(['is it my fault my son got this']);
    expect(printed).to.match(/Last reviewed 31 January 2026/);
    expect(printed).to.match(/why: answer, confidence 0\.\d+/);
    expect(printed).to.match(/not-your-fault: .*nearest/);
  });

  it('reads a question a line and prints a decision a line, each a conversation of its own', () => {
    const lines = ask(['--jsonl'], 'is it my fault\nqwzx vvkrg\nqwzx vvkrg\nhe cant breathe\n')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ outcome }) => outcome)).to.deep.equal(['answer', 'unknown', 'unknown', 'urgent']);
    expect(lines[0]).to.include({ entry: 'not-your-fault' });
    expect(lines[0].facts).to.include('cause.not-your-fault');
    expect(lines[0].text).not.to.include('Last reviewed');
    expect(lines[1].text).to.equal(lines[2].text);
    expect(lines[3].text).to.include('999');
  });

  it('holds a conversation in the terminal', () => {
    const printed = ask([], 'what is a clinical trial\ntell me more\n');
    expect(printed).to.match(/I am a computer/);
    expect(printed.match(/Last reviewed/g)).to.have.length(2);
  });
});
